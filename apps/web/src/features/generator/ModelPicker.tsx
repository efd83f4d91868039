import { MODEL_KINDS, type Model, type ModelKind } from '@gesso/contract';
import { Box, Check, ChevronDown, Clapperboard, Image } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { formatCredits } from '../../shared/format/credits.ts';
import { needsKey } from './needs-key.ts';

const KINDS: Readonly<
  Record<ModelKind, { readonly title: string; readonly noun: string; readonly Icon: typeof Image }>
> = {
  image: { title: 'Images', noun: 'Image', Icon: Image },
  video: { title: 'Video', noun: 'Video', Icon: Clapperboard },
  model3d: { title: '3D models', noun: '3D model', Icon: Box },
};

/** Every model of the catalogue by kind. Those without a key are there too, with what they need; they can be priced. */
export function ModelPicker(props: {
  readonly models: readonly Model[];
  readonly chosen: Model;
  readonly onChoose: (key: string) => void;
}) {
  const { models, chosen, onChoose } = props;
  const { Icon } = KINDS[chosen.kind];
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="flex h-12 w-full items-center gap-3 rounded-sm border border-line-strong/55 px-3 text-left hover:border-line-strong">
        <Icon size={18} strokeWidth={1.5} aria-hidden="true" className="text-ink-2" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">
            <span className="sr-only">Model: </span>
            {chosen.name}
          </span>
          <span className="block truncate text-ink-2 text-sm tabular-nums">
            {KINDS[chosen.kind].noun} ·{' '}
            {chosen.available
              ? `from ${formatCredits(chosen.defaultMillicredits)}`
              : needsKey(chosen)
                ? 'needs a key'
                : 'not yet'}
          </span>
        </span>
        <ChevronDown size={16} strokeWidth={1.5} aria-hidden="true" className="text-ink-2" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) w-(--radix-dropdown-menu-trigger-width) animate-appear overflow-y-auto rounded-md border border-line bg-paper p-1 shadow-float"
        >
          <DropdownMenu.RadioGroup value={chosen.key} onValueChange={onChoose}>
            {MODEL_KINDS.map((kind) => (
              <DropdownMenu.Group key={kind}>
                <DropdownMenu.Label className="px-2.5 pt-2.5 pb-1 font-medium text-ink-2 text-sm">
                  {KINDS[kind].title}
                </DropdownMenu.Label>
                {models
                  .filter((model) => model.kind === kind)
                  .sort((a, b) => Number(b.available) - Number(a.available))
                  .map((model) => (
                    <ModelRow key={model.key} model={model} />
                  ))}
              </DropdownMenu.Group>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function ModelRow({ model }: { readonly model: Model }) {
  return (
    <DropdownMenu.RadioItem
      value={model.key}
      textValue={model.name}
      className="grid cursor-pointer select-none grid-cols-[16px_1fr_auto] items-baseline gap-x-2 rounded-sm px-2.5 py-1.5 outline-none data-highlighted:bg-wash pointer-coarse:py-2.5"
    >
      <span className="self-center">
        <DropdownMenu.ItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className={model.available ? 'font-medium' : 'font-medium text-ink-2'}>{model.name}</span>
      <span className="text-ink-2 text-sm tabular-nums">
        {model.available
          ? `from ${formatCredits(model.defaultMillicredits)}`
          : needsKey(model)
            ? 'Add a key'
            : 'Not yet'}
      </span>
      {!model.available && model.unavailableReason && (
        <span className="col-start-2 col-end-4 text-ink-2 text-sm">{model.unavailableReason}</span>
      )}
    </DropdownMenu.RadioItem>
  );
}

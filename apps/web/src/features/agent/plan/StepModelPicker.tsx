import type { Model, RunStep } from '@gesso/contract';
import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { formatCredits } from '../../../shared/format/credits.ts';
import { classNames } from '../../../shared/ui/index.ts';
import { modelsForStep } from './plan-words.ts';

const CHIP = 'flex h-6 max-w-32 items-center gap-1 rounded-[6px] border px-1.5 text-sm pointer-coarse:h-11';

/** The model of a step and, while the plan may change, every other that could make it. */
export function StepModelPicker(props: {
  readonly step: RunStep;
  readonly models: readonly Model[];
  readonly isEditable: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (key: string) => void;
}) {
  const { step, models } = props;
  if (step.model === null) return null;
  const chosen = models.find(({ key }) => key === step.model);
  const name = chosen?.name ?? step.model;
  const offered = modelsForStep(step, models);
  if (!props.isEditable || offered.length < 2) {
    return (
      <span className={classNames(CHIP, 'border-line text-ink-2 pointer-coarse:h-6')}>{<Name name={name} />}</span>
    );
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={`Model of ${step.title}: ${name}`}
        aria-disabled={props.isBusy}
        id={`model-${step.id}`}
        className={classNames(
          CHIP,
          chosen?.available === false ? 'border-ochre' : 'border-line hover:border-line-strong',
        )}
      >
        <Name name={name} />
        <ChevronDown size={12} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink-2" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) w-64 animate-appear overflow-y-auto rounded-md border border-line bg-paper p-1 shadow-float"
        >
          <DropdownMenu.RadioGroup value={step.model} onValueChange={(key) => !props.isBusy && props.onChoose(key)}>
            {offered.map((model) => (
              <ModelRow key={model.key} model={model} />
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Name({ name }: { readonly name: string }) {
  return <span className="truncate">{name}</span>;
}

function ModelRow({ model }: { readonly model: Model }) {
  return (
    <DropdownMenu.RadioItem
      value={model.key}
      textValue={model.name}
      disabled={!model.available}
      className="grid cursor-pointer select-none grid-cols-[16px_1fr_auto] items-baseline gap-x-2 rounded-sm px-2 py-1.5 outline-none data-disabled:cursor-default data-highlighted:bg-wash pointer-coarse:py-3"
    >
      <span className="self-center">
        <DropdownMenu.ItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className={model.available ? 'font-medium' : 'font-medium text-ink-2'}>{model.name}</span>
      <span className="text-ink-2 text-sm tabular-nums">
        {model.available ? `from ${formatCredits(model.defaultMillicredits)}` : 'Not ready'}
      </span>
      {!model.available && model.unavailableReason && (
        <span className="col-start-2 col-end-4 text-ink-2 text-sm">{model.unavailableReason}</span>
      )}
    </DropdownMenu.RadioItem>
  );
}

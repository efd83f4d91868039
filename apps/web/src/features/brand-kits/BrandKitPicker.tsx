import type { Project } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { Check, ChevronDown, Palette } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from '../../shared/ui/index.ts';
import { useBrandKits, useProjectKit } from './use-brand-kits.ts';

/** Values of the menu that are no kit; ids are UUIDs. */
const DEFAULT = 'default';
const NONE = 'none';

const ITEM =
  'grid min-h-8 cursor-pointer select-none grid-cols-[16px_1fr_auto] items-center gap-2 rounded-sm px-2.5 outline-none data-highlighted:bg-wash pointer-coarse:min-h-11';

/**
 * Chooses the brand that work keeps to, and the project's default.
 *
 * @param props.chosenId - Null for none, undefined for the project's default.
 */
export function BrandKitPicker(props: {
  readonly project: Pick<Project, 'id' | 'brandKitId'>;
  readonly chosenId: string | null | undefined;
  readonly onChoose: (id: string | null | undefined) => void;
  /** `field` is a control of a form, `quiet` a word among others. */
  readonly look: 'field' | 'quiet';
}) {
  const { project, chosenId, onChoose, look } = props;
  const kits = useBrandKits().data?.items ?? [];
  const projectKit = useProjectKit(project);
  const nameOf = (id: string | null) => kits.find((kit) => kit.id === id)?.name;
  const effectiveId = chosenId === undefined ? project.brandKitId : chosenId;
  const effective = nameOf(effectiveId);
  const byDefault = nameOf(project.brandKitId);
  const shown = effective ?? (look === 'field' ? 'None' : 'Brand kit');
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={classNames(
          'flex min-w-0 items-center gap-1.5 rounded-sm',
          look === 'field'
            ? 'h-8 w-full border border-line-strong/55 px-2.5 text-left hover:border-line-strong pointer-coarse:h-11'
            : 'h-8 px-2 text-ink-2 hover:bg-wash hover:text-ink pointer-coarse:h-11',
        )}
      >
        {look === 'field' && <Palette size={14} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink-2" />}
        <span className={classNames('min-w-0 truncate', look === 'field' && 'flex-1')}>
          <span className="sr-only">Brand kit: </span>
          {effective === undefined || look === 'field' ? shown : `@ ${shown}`}
        </span>
        <ChevronDown
          size={look === 'field' ? 16 : 12}
          strokeWidth={1.5}
          aria-hidden="true"
          className="shrink-0 text-ink-2"
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) w-64 min-w-(--radix-dropdown-menu-trigger-width) max-w-[calc(100vw-16px)] animate-appear overflow-y-auto rounded-md border border-line bg-paper p-1 shadow-float"
        >
          <DropdownMenu.RadioGroup
            value={chosenId === undefined ? DEFAULT : (chosenId ?? NONE)}
            onValueChange={(value) => onChoose(value === DEFAULT ? undefined : value === NONE ? null : value)}
          >
            <Choice value={DEFAULT}>As the project: {byDefault ?? 'none'}</Choice>
            {kits.map((kit) => (
              <Choice key={kit.id} value={kit.id} colors={kit.colors}>
                {kit.name}
              </Choice>
            ))}
            <Choice value={NONE}>None</Choice>
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          {effectiveId !== null && effective !== undefined && effectiveId !== project.brandKitId && (
            <Deed
              onSelect={() => {
                projectKit.mutate(effectiveId);
                onChoose(undefined);
              }}
            >
              Make “{effective}” the project’s default
            </Deed>
          )}
          {byDefault !== undefined && <Deed onSelect={() => projectKit.mutate(null)}>No default for this project</Deed>}
          <DropdownMenu.Item asChild>
            <Link to="/account/brand-kits" className={`${ITEM} text-ink-2`}>
              <span className="col-start-2">{kits.length === 0 ? 'Make a brand kit' : 'Edit brand kits'}</span>
            </Link>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Choice(props: { readonly value: string; readonly colors?: readonly string[]; readonly children: ReactNode }) {
  return (
    <DropdownMenu.RadioItem value={props.value} className={ITEM}>
      <span>
        <DropdownMenu.ItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className="truncate">{props.children}</span>
      <span aria-hidden="true" className="flex">
        {props.colors?.slice(0, 4).map((color) => (
          <span
            key={color}
            className="-ml-1 size-3.5 rounded-full border border-paper"
            style={{ backgroundColor: color }}
          />
        ))}
      </span>
    </DropdownMenu.RadioItem>
  );
}

function Deed({ onSelect, children }: { readonly onSelect: () => void; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={`${ITEM} text-ink-2`}>
      <span className="col-start-2">{children}</span>
    </DropdownMenu.Item>
  );
}

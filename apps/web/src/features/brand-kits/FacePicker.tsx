import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useId } from 'react';
import { FACES, faceStyle } from './faces.ts';

/** What stands in the menu for no choice; no family is called so. */
const NONE = '';

/** Chooses one of the bundled families, each shown in itself. */
export function FacePicker(props: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (family: string | null) => void;
}) {
  const { label, value } = props;
  const labelId = useId();
  const valueId = useId();
  const isStrange = value !== null && !FACES.some((face) => face === value);
  return (
    <div className="grid gap-1">
      <span id={labelId} className="font-medium">
        {label}
      </span>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-labelledby={`${labelId} ${valueId}`}
          className="flex h-11 w-full min-w-0 items-center gap-2 rounded-sm border border-line-strong/55 px-2.5 text-left hover:border-line-strong"
        >
          <span id={valueId} className="min-w-0 flex-1 truncate text-lg" style={faceStyle(value)}>
            {value ?? 'Chosen for each design'}
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
            <DropdownMenu.RadioGroup
              value={value ?? NONE}
              onValueChange={(family) => props.onChange(family === NONE ? null : family)}
            >
              {[NONE, ...(isStrange ? [value] : []), ...FACES].map((family) => (
                <DropdownMenu.RadioItem
                  key={family}
                  value={family}
                  className="grid h-10 cursor-pointer select-none grid-cols-[16px_1fr] items-center gap-2 rounded-sm px-2.5 outline-none data-highlighted:bg-wash pointer-coarse:h-11"
                >
                  <span>
                    <DropdownMenu.ItemIndicator>
                      <Check size={14} strokeWidth={2} aria-hidden="true" />
                    </DropdownMenu.ItemIndicator>
                  </span>
                  <span className="truncate text-lg" style={faceStyle(family)}>
                    {family === NONE ? 'Chosen for each design' : family}
                  </span>
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
}

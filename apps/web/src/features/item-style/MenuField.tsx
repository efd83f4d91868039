import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { CSSProperties } from 'react';
import { classNames } from '../../shared/ui/index.ts';

export type MenuChoice = { readonly value: string; readonly label: string; readonly style?: CSSProperties };

/** One of many values by name: families, weights. */
export function MenuField(props: {
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly value: string | 'mixed';
  readonly className?: string;
  readonly onOpen?: () => void;
  readonly onCommit: (value: string) => void;
}) {
  const { label, choices, value } = props;
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <DropdownMenu.Root modal={false} onOpenChange={(isOpen) => isOpen && props.onOpen?.()}>
      <DropdownMenu.Trigger
        title={label}
        className={classNames(
          'flex h-8 shrink-0 items-center gap-1 rounded-sm px-2 text-left hover:bg-wash pointer-coarse:h-11',
          props.className,
        )}
      >
        <span className="sr-only">{label}: </span>
        <span
          className={classNames('min-w-0 flex-1 truncate', value === 'mixed' && 'text-ink-3')}
          style={chosen?.style}
        >
          {value === 'mixed' ? 'Mixed' : (chosen?.label ?? value)}
        </span>
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink-3" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-y-auto rounded-md border border-line bg-paper p-1 shadow-float"
        >
          <DropdownMenu.RadioGroup value={value} onValueChange={props.onCommit}>
            {choices.map((choice) => (
              <DropdownMenu.RadioItem
                key={choice.value}
                value={choice.value}
                className="grid min-h-8 cursor-pointer select-none grid-cols-[16px_1fr] items-center gap-2 rounded-sm px-2.5 outline-none data-highlighted:bg-wash pointer-coarse:min-h-11"
              >
                <DropdownMenu.ItemIndicator className="col-start-1">
                  <Check size={14} strokeWidth={1.5} aria-hidden="true" />
                </DropdownMenu.ItemIndicator>
                <span className="col-start-2" style={choice.style}>
                  {choice.label}
                </span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

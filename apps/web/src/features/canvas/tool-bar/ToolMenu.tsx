import type { ToolName } from '@gesso/canvas-core';
import { DropdownMenu } from 'radix-ui';
import { type ReactElement, useRef } from 'react';
import { classNames } from '../../../shared/ui/index.ts';
import { TOOL_FACES } from './tools.ts';

/** Tools that share a button: a menu that opens over it. */
export function ToolMenu(props: {
  readonly trigger: ReactElement<{ readonly onClick?: () => void }>;
  /** Opens at once: its button was pressed before the menu was there. */
  readonly isWanted: boolean;
  readonly label: string;
  readonly tools: readonly { readonly name: ToolName; readonly className?: string | undefined }[];
  readonly chosen: ToolName;
  readonly onChoose: (tool: ToolName) => void;
  /** After a tool was chosen: the next thing to do is on the board. Without a choice the trigger has the focus again. */
  readonly onChosen: () => void;
}) {
  const hasChosen = useRef(false);
  return (
    <DropdownMenu.Root modal={false} defaultOpen={props.isWanted}>
      <DropdownMenu.Trigger asChild>{props.trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          sideOffset={10}
          collisionPadding={8}
          aria-label={props.label}
          onCloseAutoFocus={(event) => {
            if (!hasChosen.current) return;
            hasChosen.current = false;
            event.preventDefault();
            props.onChosen();
          }}
          className="z-50 min-w-44 animate-appear rounded-md border border-line bg-paper p-1 shadow-float"
        >
          <DropdownMenu.RadioGroup
            value={props.chosen}
            onValueChange={(name) => {
              const chosen = props.tools.find((tool) => tool.name === name);
              if (!chosen) return;
              hasChosen.current = true;
              props.onChoose(chosen.name);
            }}
          >
            {props.tools.map(({ name, className }) => (
              <Row key={name} name={name} className={className} />
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Row({ name, className }: { readonly name: ToolName; readonly className: string | undefined }) {
  const { label, keys, Icon } = TOOL_FACES[name];
  return (
    <DropdownMenu.RadioItem
      value={name}
      className={classNames(
        'flex h-8 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 outline-none data-highlighted:bg-wash data-[state=checked]:font-semibold pointer-coarse:h-11',
        className,
      )}
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      <span className="flex-1">{label}</span>
      {keys && <kbd className="font-sans text-ink-3 text-sm">{keys}</kbd>}
    </DropdownMenu.RadioItem>
  );
}

import type { Editor, MenuPlace } from '@gesso/canvas-core';
import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import type { Command } from '../../shared/board/index.ts';
import { classNames } from '../../shared/ui/index.ts';
import { BOARD_PLAN, ITEM_PLAN, type MenuLine, menuLines } from './menu-lines.ts';

export type BoardMenuProps = {
  readonly editor: Editor;
  readonly at: MenuPlace;
  /** What can be asked for, as it was when the menu was opened. */
  readonly commands: readonly Command[];
};

const SHEET =
  'z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-56 animate-appear overflow-y-auto rounded-md border border-line bg-paper p-1 shadow-float';
const ITEM =
  'flex min-h-8 cursor-pointer select-none items-center gap-3 rounded-sm px-2.5 py-1 outline-none data-highlighted:bg-wash data-disabled:cursor-default data-disabled:text-ink-3 pointer-coarse:min-h-11';

/** The menu at the place where it was asked for: about what is selected, or about the bare board. */
export function BoardMenu({ editor, at, commands }: BoardMenuProps) {
  const [lines] = useState(() => menuLines(editor.getState().selection.size > 0 ? ITEM_PLAN : BOARD_PLAN, commands));
  const deed = useRef<Command | null>(null);
  const [isOpen, setOpen] = useState(true);
  const choose = (command: Command) => {
    deed.current = command;
  };
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={setOpen}>
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden="true"
          className="pointer-events-none absolute size-px"
          style={{ left: at.point.x, top: at.point.y }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={studio()}>
        <DropdownMenu.Content
          // Beside the point, so that a long menu moves up where there is no room below, instead of being cut.
          side="right"
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label={editor.getState().selection.size > 0 ? 'What can be done with it' : 'What can be done here'}
          className={SHEET}
          onContextMenu={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
            editor.closeMenu();
            // After the focus is back, since deeds may take it elsewhere.
            deed.current?.run();
          }}
        >
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an open menu never change.
            <Line key={index} line={line} onChoose={choose} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Line({ line, onChoose }: { readonly line: MenuLine; readonly onChoose: (command: Command) => void }) {
  switch (line.type) {
    case 'line':
      return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
    case 'command':
      return <Deed command={line.command} onChoose={onChoose} />;
    case 'menu':
      return (
        <DropdownMenu.Sub>
          <DropdownMenu.SubTrigger className={classNames(ITEM, 'data-[state=open]:bg-wash')}>
            <span className="flex-1">{line.title}</span>
            <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" className="text-ink-3" />
          </DropdownMenu.SubTrigger>
          <DropdownMenu.Portal container={studio()}>
            <DropdownMenu.SubContent sideOffset={4} alignOffset={-4} collisionPadding={8} className={SHEET}>
              {line.commands.map((command) => (
                <Deed key={command.id} command={command} onChoose={onChoose} />
              ))}
            </DropdownMenu.SubContent>
          </DropdownMenu.Portal>
        </DropdownMenu.Sub>
      );
  }
}

function Deed({ command, onChoose }: { readonly command: Command; readonly onChoose: (command: Command) => void }) {
  const { title, why, keys, price, id } = command;
  return (
    <DropdownMenu.Item
      disabled={why !== undefined}
      title={why}
      className={classNames(ITEM, id === 'remove' && 'not-data-disabled:text-alarm')}
      onSelect={() => onChoose(command)}
    >
      <span className="flex-1">{title}</span>
      {price && <Aside>{price}</Aside>}
      {keys && (
        <Aside className="max-md:hidden">
          <kbd className="font-sans">{keys}</kbd>
        </Aside>
      )}
    </DropdownMenu.Item>
  );
}

function Aside({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return <span className={classNames('text-ink-3 text-sm tabular-nums', className)}>{children}</span>;
}

/** Menus stand in the page's main part, where those who walk by landmarks find them. */
function studio(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-studio]');
}

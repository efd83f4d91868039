import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Command } from '../../shared/board/index.ts';
import { announce, classNames } from '../../shared/ui/index.ts';
import { rankCommands } from './rank-commands.ts';
import { recentCommands, rememberCommand } from './recent-commands.ts';

export type CommandPaletteProps = {
  /** What can be asked for; asked once, when the palette is opened. */
  readonly commands: () => readonly Command[];
  readonly onClose: () => void;
};

/** Every deed of the studio by its name: write a part of it, choose with the arrows, Enter does it. */
export function CommandPalette({ onClose, ...props }: CommandPaletteProps) {
  const [commands] = useState(props.commands);
  const [typed, setTyped] = useState('');
  const [recent] = useState(recentCommands);
  const ranked = useMemo(() => rankCommands(commands, typed, recent), [commands, typed, recent]);
  const [at, setAt] = useState(0);
  const chosen = ranked[Math.min(at, ranked.length - 1)];
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  /** Carried out after the dialog has given the focus back, since commands move it. */
  const deed = useRef<Command | null>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const carryOut = (command: Command | undefined) => {
    if (!command) return;
    if (command.why) return announce(command.why, 'alarm');
    rememberCommand(command.id);
    deed.current = command;
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((Math.min(at, ranked.length - 1) + step + ranked.length) % Math.max(1, ranked.length));
    else if (event.key === 'Enter') carryOut(chosen);
    else return;
    event.preventDefault();
  };
  const isGrouped = typed.trim() === '';

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[oklch(0.2_0.01_70/0.4)]" />
        <div className="pointer-events-none fixed inset-0 z-50 flex justify-center p-3 pt-[max(12px,12vh)]">
          <Dialog.Content
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              focusBoard();
              deed.current?.run();
            }}
            className="pointer-events-auto flex h-fit max-h-full w-full max-w-[560px] animate-appear flex-col overflow-hidden rounded-lg border border-line bg-paper shadow-float"
          >
            <Dialog.Title className="sr-only">All commands</Dialog.Title>
            <div className="flex shrink-0 items-center gap-2.5 border-line border-b px-4">
              <Search size={16} strokeWidth={1.5} aria-hidden="true" className="text-ink-3" />
              <input
                role="combobox"
                aria-label="Search commands"
                aria-expanded="true"
                aria-controls={listId}
                aria-activedescendant={chosen && `${listId}-${chosen.id}`}
                aria-autocomplete="list"
                autoComplete="off"
                spellCheck={false}
                value={typed}
                placeholder="What do you want to do?"
                className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-3"
                onChange={(event) => {
                  setTyped(event.target.value);
                  setAt(0);
                }}
                onKeyDown={press}
              />
            </div>
            <div
              ref={list}
              id={listId}
              role="listbox"
              aria-label="Commands"
              className="min-h-0 overflow-y-auto overscroll-contain p-2 md:max-h-[420px]"
            >
              {ranked.map((command, index) => (
                <Line
                  key={command.id}
                  id={`${listId}-${command.id}`}
                  command={command}
                  isChosen={command === chosen}
                  heading={isGrouped ? headingAt(ranked, index, recent) : undefined}
                  onPoint={() => setAt(index)}
                  onChoose={() => carryOut(command)}
                />
              ))}
              {ranked.length === 0 && (
                <p className="px-3 py-6 text-center text-ink-2">Nothing here is called like that.</p>
              )}
            </div>
            <p role="status" className="sr-only">
              {ranked.length === 1 ? '1 command' : `${ranked.length} commands`}
            </p>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Line(props: {
  readonly id: string;
  readonly command: Command;
  readonly isChosen: boolean;
  readonly heading: string | undefined;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}) {
  const { command, isChosen } = props;
  const { title, why, keys, price } = command;
  return (
    <>
      {props.heading && (
        <div role="presentation" className="px-3 pt-3 pb-1 text-ink-3 text-sm first:pt-1">
          {props.heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys and names the chosen line. */}
      <div
        id={props.id}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        aria-disabled={why !== undefined || undefined}
        className={classNames(
          'flex min-h-9 cursor-pointer items-center gap-3 rounded-sm px-3 py-1.5 pointer-coarse:min-h-11',
          isChosen && 'bg-wash',
        )}
        onPointerMove={props.onPoint}
        onClick={props.onChoose}
      >
        <span className={classNames('flex-1', why && 'text-ink-3')}>
          {title}
          {why && isChosen && <span className="block text-ink-2 text-sm">{why}</span>}
        </span>
        {price && <span className="text-ink-2 text-sm tabular-nums">{price}</span>}
        {keys && <kbd className="font-sans text-ink-3 text-sm max-md:hidden">{keys}</kbd>}
      </div>
    </>
  );
}

function headingAt(ranked: readonly Command[], index: number, recent: readonly string[]): string | undefined {
  const headingOf = (command: Command | undefined) =>
    command && (recent.includes(command.id) ? 'Used lately' : command.group);
  const heading = headingOf(ranked[index]);
  return heading === headingOf(ranked[index - 1]) ? undefined : heading;
}

function focusBoard(): void {
  document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
}

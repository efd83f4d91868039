import { keysOf, SHORTCUT_SECTIONS, SHORTCUTS, type Shortcut } from '@gesso/canvas-core';
import { Search, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useId, useState } from 'react';
import { PLATFORM } from '../../shared/board/index.ts';
import { IconButton, INPUT_CLASS } from '../../shared/ui/index.ts';

export type ShortcutsDialogProps = {
  readonly hasSingleKeys: boolean;
  readonly onSingleKeys: (areOn: boolean) => void;
  readonly onClose: () => void;
};

/** Every key of the studio as this machine's keyboard names it, to be searched; single keys can be turned off here. */
export function ShortcutsDialog({ hasSingleKeys, onSingleKeys, onClose }: ShortcutsDialogProps) {
  const [typed, setTyped] = useState('');
  const noteId = useId();
  const found = SHORTCUTS.filter((shortcut) => isFound(shortcut, typed));
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[oklch(0.2_0.01_70/0.4)]" />
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center p-3">
          <Dialog.Content
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
            }}
            className="pointer-events-auto flex max-h-full w-full max-w-[820px] animate-appear flex-col overflow-hidden rounded-lg border border-line bg-paper shadow-float"
          >
            <div className="flex shrink-0 flex-wrap items-center gap-3 px-5 pt-5 pb-3">
              <Dialog.Title className="flex-1 font-normal font-serif text-title">Keyboard shortcuts</Dialog.Title>
              <label className="relative w-56 max-md:order-last max-md:w-full">
                <span className="sr-only">Search shortcuts</span>
                <Search
                  size={14}
                  strokeWidth={1.5}
                  aria-hidden="true"
                  className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 text-ink-3"
                />
                <input
                  type="search"
                  value={typed}
                  placeholder="Search"
                  className={`${INPUT_CLASS} pl-8`}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </label>
              <Dialog.Close asChild>
                <IconButton label="Close">
                  <X size={16} strokeWidth={1.5} />
                </IconButton>
              </Dialog.Close>
            </div>
            <section
              aria-label="Shortcuts"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list must be scrolled by keys too.
              tabIndex={0}
              className="min-h-0 overflow-y-auto px-5 pb-4 -outline-offset-2"
            >
              <div className="md:columns-2 md:gap-10">
                {SHORTCUT_SECTIONS.map((name) => (
                  <Section key={name} name={name} shortcuts={found.filter(({ section }) => section === name)} />
                ))}
              </div>
              {found.length === 0 && (
                <p className="py-8 text-center text-ink-2">No key does that. Try the list of all commands.</p>
              )}
              <p role="status" className="sr-only">
                {typed === '' ? '' : `${found.length} shortcuts`}
              </p>
            </section>
            <label className="flex shrink-0 items-start gap-3 border-line border-t px-5 py-3.5">
              <input
                type="checkbox"
                checked={hasSingleKeys}
                aria-describedby={noteId}
                className="mt-0.5 size-4 pointer-coarse:size-6"
                onChange={(event) => onSingleKeys(event.target.checked)}
              />
              <span>
                Shortcuts of a single key
                <span id={noteId} className="block text-ink-2 text-sm">
                  Turn them off when you speak to your computer or keys slip. Kept in this browser.
                </span>
              </span>
            </label>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Section({ name, shortcuts }: { readonly name: string; readonly shortcuts: readonly Shortcut[] }) {
  if (shortcuts.length === 0) return null;
  return (
    <section aria-label={name} className="break-inside-avoid-column pt-3">
      <h3 className="pb-1 text-ink-2 text-sm">{name}</h3>
      <dl>
        {shortcuts.map((shortcut) => (
          <div key={shortcut.name} className="flex min-h-8 items-center gap-3 border-line border-b py-1">
            <dt className="flex-1">{shortcut.name}</dt>
            <dd className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
              {keysOf(shortcut, PLATFORM).map((labels, index) => (
                <span key={labels.join(' ')} className="flex items-center gap-1">
                  {index > 0 && <span className="pr-1 text-ink-3 text-sm">or</span>}
                  {labels.map((label) => (
                    <kbd
                      key={label}
                      className="grid h-6 min-w-6 place-items-center rounded-xs border border-line bg-wash px-1.5 font-sans text-sm"
                    >
                      {label}
                    </kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** By what it does, by its heading, or by its keys: `mod` names stand as they are printed here. */
function isFound(shortcut: Shortcut, typed: string): boolean {
  const keys = keysOf(shortcut, PLATFORM).map((labels) => `${labels.join('+')} ${labels.join(' ')}`);
  const text = `${shortcut.name} ${shortcut.section} ${keys.join(' ')}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

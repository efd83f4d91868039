import type { Editor } from '@gesso/canvas-core';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { flyToRect, itemName, kindWord } from '../../shared/board/index.ts';
import { IconButton } from '../../shared/ui/index.ts';
import { findItems } from './find-items.ts';

export type BoardSearchProps = { readonly editor: Editor; readonly onClose: () => void };

/** Looks for titles, prompts, words and kinds on the board; what is found is flown to and selected, one after another. */
export function BoardSearch({ editor, onClose }: BoardSearchProps) {
  const subscribe = useCallback((listener: () => void) => editor.items.subscribe(listener), [editor]);
  const items = useSyncExternalStore(subscribe, () => editor.items.ordered());
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => findItems(items, typed), [items, typed]);
  const current = found[at % Math.max(1, found.length)];
  const currentId = current?.id;
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => field.current?.select(), []);
  useEffect(() => {
    const item = currentId === undefined ? undefined : editor.items.get(currentId);
    if (!item) return;
    editor.select([item.id]);
    flyToRect(editor, item);
  }, [editor, currentId]);

  const step = (by: 1 | -1) => setAt((at + by + found.length) % Math.max(1, found.length));
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      step(event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey) ? -1 : 1);
    } else if (event.key === 'Escape') {
      onClose();
      document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count =
    typed.trim() === '' ? '' : found.length === 0 ? 'none' : `${(at % found.length) + 1} of ${found.length}`;

  return (
    <search
      aria-label="Search the board"
      className="-translate-x-1/2 absolute top-[72px] left-1/2 z-20 flex w-[min(420px,calc(100vw-24px))] animate-appear items-center gap-1 rounded-md border border-line bg-paper p-1 pl-3 shadow-float md:left-[calc((100vw-384px)/2)]"
      onKeyDown={press}
    >
      <Search size={16} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink-3" />
      <input
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field.
        autoFocus
        aria-label="Search titles, prompts, texts and kinds"
        placeholder="Titles, prompts, texts, kinds"
        value={typed}
        autoComplete="off"
        className="h-8 min-w-0 flex-1 bg-transparent px-1.5 outline-none placeholder:text-ink-3 pointer-coarse:h-11"
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <span aria-hidden="true" className="shrink-0 px-1 text-ink-2 text-sm tabular-nums">
        {count}
      </span>
      <p role="status" className="sr-only">
        {typed.trim() === ''
          ? ''
          : found.length === 0
            ? 'Nothing found.'
            : `${found.length} found. ${count}: ${current ? `${itemName(current)}, ${kindWord(current.kind)}` : ''}`}
      </p>
      <IconButton label="The one before (Shift+Enter)" disabled={found.length < 2} onClick={() => step(-1)}>
        <ChevronUp size={16} strokeWidth={1.5} />
      </IconButton>
      <IconButton label="The next one (Enter)" disabled={found.length < 2} onClick={() => step(1)}>
        <ChevronDown size={16} strokeWidth={1.5} />
      </IconButton>
      <IconButton label="Close the search" onClick={onClose}>
        <X size={16} strokeWidth={1.5} />
      </IconButton>
    </search>
  );
}

import type { Editor, ItemsChange } from '@gesso/canvas-core';
import { useEffect, useState } from 'react';

/** Changes within this time are told in one sentence, so that a busy board does not talk without pause. */
const GATHER_MS = 1200;

type Tally = { placed: number; ready: number; failed: number; removed: number };
const nothing = (): Tally => ({ placed: 0, ready: 0, failed: 0, removed: 0 });

/** Tells people who do not see the board what happens on it. */
export function Announcer({ editor }: { readonly editor: Editor }) {
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const known = new Map(editor.items.ordered().map((item) => [item.id, item.status]));
    let tally = nothing();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = editor.items.subscribe((change) => {
      count(change, known, tally, editor);
      timer ??= setTimeout(() => {
        timer = null;
        const words = sentenceFor(tally);
        tally = nothing();
        if (words) setSentence(words);
      }, GATHER_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor]);
  return (
    <div aria-live="polite" className="sr-only">
      {sentence}
    </div>
  );
}

function count({ put, removed }: ItemsChange, known: Map<string, string>, tally: Tally, editor: Editor): void {
  for (const id of removed) if (known.delete(id)) tally.removed += 1;
  for (const id of put) {
    const status = editor.items.get(id)?.status;
    const before = known.get(id);
    if (status === undefined || status === before) continue;
    known.set(id, status);
    if (before === undefined) tally.placed += 1;
    else if (status === 'ready') tally.ready += 1;
    else if (status === 'failed') tally.failed += 1;
  }
}

/** "2 items placed, 1 ready." — empty when nothing is worth telling. */
export function sentenceFor(tally: Readonly<Tally>): string {
  const items = (amount: number) => `${amount} ${amount === 1 ? 'item' : 'items'}`;
  const parts = [
    tally.placed > 0 ? `${items(tally.placed)} placed` : '',
    tally.ready > 0 ? `${items(tally.ready)} ready` : '',
    tally.failed > 0 ? `${items(tally.failed)} failed` : '',
    tally.removed > 0 ? `${items(tally.removed)} removed` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

import { shortcutOf } from '@gesso/canvas-core';
import { Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { type BoardConnection, useLinkState } from '../../features/collab/index.ts';
import { writtenKeys } from '../../shared/board/index.ts';
import { buttonClass } from '../../shared/ui/index.ts';
import { EXAMPLE_BRIEF } from './example-brief.ts';

const COMMANDS_KEYS = writtenKeys(shortcutOf({ type: 'page', name: 'palette' }));

function Key({ children }: { readonly children: ReactNode }) {
  return <kbd className="rounded-xs border border-line bg-paper px-1.5 py-0.5 font-sans">{children}</kbd>;
}

/** What stands in the middle of a board with nothing on it. */
export function EmptyBoard(props: {
  readonly connection: BoardConnection;
  readonly onTryExample: (() => void) | undefined;
}) {
  const { status, hasArrived } = useLinkState(props.connection);
  if (status === 'refused') {
    return <p className="max-w-[40ch] text-center">This board cannot be opened. Reload the page or sign in again.</p>;
  }
  if (!hasArrived) return <p className="animate-pulse-calm text-ink-2">Opening the board…</p>;
  if (!props.onTryExample) {
    return <p className="text-balance px-6 text-center text-ink-2">Nothing lies on this board yet.</p>;
  }
  return (
    <div className="grid max-w-[400px] justify-items-center gap-4 px-6 text-center md:pr-[400px] md:max-w-[820px] max-md:pb-40">
      <h2 className="font-serif text-display">An endless wall</h2>
      <p className="text-balance text-ink-2">
        Say what you want to the agent; what it makes lies down here. Or begin with this brief:
      </p>
      <blockquote className="max-w-[400px] rounded-md border border-line bg-paper p-3.5 text-left shadow-float">
        {EXAMPLE_BRIEF}
      </blockquote>
      <button
        type="button"
        data-board-control
        className={`${buttonClass()} pointer-events-auto`}
        onClick={props.onTryExample}
      >
        <Sparkles size={16} strokeWidth={1.5} aria-hidden="true" />
        Use this brief
      </button>
      <p className="text-ink-2 text-sm max-md:hidden">
        Or begin by hand: <Key>F</Key> draws a frame, <Key>T</Key> writes, and <Key>{COMMANDS_KEYS}</Key> lists
        everything.
      </p>
    </div>
  );
}

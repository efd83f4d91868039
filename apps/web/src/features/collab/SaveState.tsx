import type { BoardConnection } from './board-connection.ts';
import { useLinkState } from './use-board-connection.ts';

/** Says whether the work is safe. */
export function SaveState({ connection }: { readonly connection: BoardConnection }) {
  const { status, hasArrived, unsavedChanges } = useLinkState(connection);
  if (status === 'offline') {
    return (
      <p role="status" className="flex items-center gap-1.5 text-ochre-ink text-sm">
        <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-ochre" />
        <span className="max-sm:hidden">offline: changes are kept here</span>
        <span className="sm:hidden">offline</span>
      </p>
    );
  }
  if (!hasArrived) return <p className="text-ink-2 text-sm">opening…</p>;
  return <p className="whitespace-nowrap text-ink-2 text-sm">{unsavedChanges > 0 ? 'saving…' : 'saved'}</p>;
}

import { useEffect } from 'react';
import { type BoardConnection, useLinkState } from '../../../features/collab/index.ts';

/** Without a connection one works on: says so over the board, and that this page must stay open until it is back. */
export function OfflineNotice({ connection }: { readonly connection: BoardConnection }) {
  const { status, unsavedChanges } = useLinkState(connection);
  const wouldLose = unsavedChanges > 0 && status !== 'connected';
  useEffect(() => {
    if (!wouldLose) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [wouldLose]);
  if (status !== 'offline') return null;
  return (
    <p
      role="status"
      className="pointer-events-none absolute inset-x-3 top-[68px] z-10 mx-auto w-fit max-w-[calc(100%-24px)] rounded-sm border border-ochre bg-paper px-3 py-1.5 text-sm shadow-float md:right-[396px] md:max-w-[520px]"
    >
      <strong className="font-semibold">No connection.</strong>{' '}
      {unsavedChanges > 0
        ? 'Your changes are kept in this page and join the others’ when it is back. Leave the page open.'
        : 'You can work on; what you change joins the others’ when it is back.'}
    </p>
  );
}

import type { CommentThread } from '@gesso/contract';
import { MessageCirclePlus, X } from 'lucide-react';
import { useState } from 'react';
import { formatMoment } from '../../shared/format/amounts.ts';
import { Button, EmptyState, IconButton, SkeletonRows } from '../../shared/ui/index.ts';

const FILTERS = { open: 'Open', mentions: 'Mentions me', resolved: 'Resolved' } as const;
type Filter = keyof typeof FILTERS;

/** All comments of a board as a list. */
export function CommentList(props: {
  readonly threads: readonly CommentThread[] | undefined;
  readonly accountId: string;
  readonly mayWrite: boolean;
  readonly onOpen: (threadId: string) => void;
  readonly onPlace: () => void;
  readonly onClose: () => void;
}) {
  const [filter, setFilter] = useState<Filter>('open');
  const shown = (props.threads ?? []).filter((thread) => isShown(thread, filter, props.accountId));
  return (
    <>
      <div className="flex items-center gap-1 border-line border-b p-2 pl-3">
        <h2 className="flex-1 font-semibold">Comments</h2>
        {props.mayWrite && (
          <Button variant="quiet" onClick={props.onPlace}>
            <MessageCirclePlus size={16} strokeWidth={1.5} aria-hidden="true" />
            Add
          </Button>
        )}
        <IconButton label="Close the comments" onClick={props.onClose}>
          <X size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
      <fieldset className="flex gap-1 p-2">
        <legend className="sr-only">Which comments</legend>
        {Object.entries(FILTERS).map(([key, words]) => (
          <button
            key={key}
            type="button"
            aria-pressed={filter === key}
            className="h-7 rounded-sm px-2.5 text-ink-2 text-sm hover:text-ink aria-pressed:bg-wash aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:h-11"
            // Only keys of FILTERS are listed.
            onClick={() => setFilter(key as Filter)}
          >
            {words}
          </button>
        ))}
      </fieldset>
      <div className="min-h-0 flex-1 overflow-y-auto p-2 pt-0">
        {props.threads === undefined && <SkeletonRows rows={4} />}
        {props.threads && shown.length === 0 && <NoComments filter={filter} mayWrite={props.mayWrite} />}
        <ul className="grid gap-0.5">
          {shown.map((thread) => (
            <li key={thread.id}>
              <ThreadLine thread={thread} onOpen={() => props.onOpen(thread.id)} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function isShown(thread: CommentThread, filter: Filter, accountId: string): boolean {
  if (filter === 'resolved') return thread.resolvedAt !== null;
  if (thread.resolvedAt !== null) return false;
  return filter === 'open' || thread.comments.some(({ mentions }) => mentions.some(({ id }) => id === accountId));
}

function ThreadLine({ thread, onOpen }: { readonly thread: CommentThread; readonly onOpen: () => void }) {
  const first = thread.comments.find(({ isDeleted }) => !isDeleted);
  const replies = thread.comments.length - 1;
  return (
    <button type="button" className="grid w-full gap-0.5 rounded-sm p-2 text-left hover:bg-wash" onClick={onOpen}>
      <span className="flex items-baseline gap-2">
        <span className="truncate font-semibold">{first?.author.name}</span>
        <span className="text-ink-2 text-sm tabular-nums">{formatMoment(thread.updatedAt)}</span>
        {thread.unread > 0 && (
          <span className="ml-auto rounded-full bg-cobalt px-1.5 font-semibold text-white text-xs">
            {thread.unread} new
          </span>
        )}
      </span>
      <span className="line-clamp-2 break-words">{first?.text}</span>
      {replies > 0 && (
        <span className="text-ink-2 text-sm">
          {replies} {replies === 1 ? 'reply' : 'replies'}
        </span>
      )}
    </button>
  );
}

function NoComments({ filter, mayWrite }: { readonly filter: Filter; readonly mayWrite: boolean }) {
  if (filter === 'resolved')
    return <EmptyState title="Nothing resolved yet">Settled threads are kept here.</EmptyState>;
  if (filter === 'mentions')
    return <EmptyState title="Nobody asked for you">Threads that name you come here.</EmptyState>;
  return (
    <EmptyState title="No comments yet">
      {mayWrite
        ? 'Press C or Add, then click the place you want to talk about.'
        : 'What people say on the board is here.'}
    </EmptyState>
  );
}

import type { Comment, CommentThread } from '@gesso/contract';
import { Check, RotateCcw, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatMoment } from '../../shared/format/amounts.ts';
import type { Nameable } from '../../shared/mentions/index.ts';
import { Button, IconButton } from '../../shared/ui/index.ts';
import { CommentField } from './CommentField.tsx';
import type { CommentActions } from './use-comments.ts';

export type ThreadCardProps = {
  readonly thread: CommentThread;
  readonly people: readonly Nameable[];
  readonly accountId: string;
  readonly mayWrite: boolean;
  readonly mayRemoveAll: boolean;
  readonly actions: CommentActions;
  readonly onClose: () => void;
};

/** One thread, whole: what was said, the answer, and that it is settled. Opening it counts as having read it. */
export function ThreadCard(props: ThreadCardProps) {
  const { thread, actions, onClose } = props;
  const { mutate: markRead } = actions.markRead;
  useEffect(() => {
    if (thread.unread > 0) markRead(thread.id);
  }, [thread.id, thread.unread, markRead]);
  const isResolved = thread.resolvedAt !== null;
  return (
    <section
      aria-label="Comment"
      className="grid max-h-full gap-3 overflow-y-auto rounded-md border border-line bg-paper p-3 shadow-float"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="flex items-center gap-1">
        <p className="flex-1 text-ink-2 text-sm">
          {isResolved ? `Resolved by ${thread.resolvedBy?.name ?? 'somebody'}` : 'Open'}
        </p>
        {props.mayWrite && (
          <IconButton
            label={isResolved ? 'Open again' : 'Resolve'}
            onClick={() => actions.resolve.mutate({ threadId: thread.id, isResolved: !isResolved })}
          >
            {isResolved ? <RotateCcw size={16} strokeWidth={1.5} /> : <Check size={16} strokeWidth={1.5} />}
          </IconButton>
        )}
        <IconButton label="Close the comment" onClick={onClose}>
          <X size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
      <ol className="grid gap-3">
        {thread.comments.map((comment) => (
          <CommentEntry key={comment.id} {...props} comment={comment} />
        ))}
      </ol>
      {props.mayWrite && (
        <CommentField
          label="Reply"
          action="Reply"
          people={props.people}
          isBusy={actions.reply.isPending}
          onWrite={(text, mentions, onStored) =>
            actions.reply.mutate({ threadId: thread.id, text, mentions }, { onSuccess: onStored })
          }
        />
      )}
    </section>
  );
}

function CommentEntry({ comment, ...props }: ThreadCardProps & { readonly comment: Comment }) {
  const { actions } = props;
  const [isEditing, setEditing] = useState(false);
  const isMine = comment.author.id === props.accountId;
  if (comment.isDeleted) return <li className="text-ink-3 italic">Deleted</li>;
  return (
    <li className="grid gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">{comment.author.name}</span>
        <span className="text-ink-2 text-sm tabular-nums">
          {formatMoment(comment.createdAt)}
          {comment.editedAt !== null && ', changed'}
        </span>
      </p>
      {isEditing ? (
        <CommentField
          label="Change the comment"
          action="Save"
          initialText={comment.text}
          people={props.people}
          isBusy={actions.edit.isPending}
          onWrite={(text, mentions) => {
            actions.edit.mutate({ commentId: comment.id, text, mentions }, { onSuccess: () => setEditing(false) });
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className="whitespace-pre-wrap break-words">
          <CommentText comment={comment} />
        </p>
      )}
      {!isEditing && props.mayWrite && (isMine || props.mayRemoveAll) && (
        <div className="-ml-2 flex gap-1">
          {isMine && (
            <Button variant="quiet" className="h-6! px-2! text-sm" onClick={() => setEditing(true)}>
              Edit
            </Button>
          )}
          <Button
            variant="quiet"
            className="h-6! px-2! text-sm"
            onClick={() => actions.remove.mutate(comment.id, { onSuccess: () => undefined })}
          >
            Delete
          </Button>
        </div>
      )}
    </li>
  );
}

/** Words with the names in them set apart. */
function CommentText({ comment }: { readonly comment: Comment }) {
  const names = comment.mentions.map(({ name }) => `@${name}`).toSorted((a, b) => b.length - a.length);
  const parts: { readonly at: number; readonly words: string; readonly isName: boolean }[] = [];
  let from = 0;
  for (let at = 0; at < comment.text.length; at += 1) {
    const name = names.find((candidate) => comment.text.startsWith(candidate, at));
    if (!name) continue;
    parts.push({ at: from, words: comment.text.slice(from, at), isName: false }, { at, words: name, isName: true });
    from = at + name.length;
    at = from - 1;
  }
  parts.push({ at: from, words: comment.text.slice(from), isName: false });
  return parts.map(({ at, words, isName }) =>
    isName ? (
      <strong key={`name-${at}`} className="font-semibold text-focus">
        {words}
      </strong>
    ) : (
      <span key={`words-${at}`}>{words}</span>
    ),
  );
}

import type { CommentThread as PresentedThread } from '@gesso/contract';
import type { ReadThread } from '../../modules/comments/index.ts';
import type { NamedAccount } from '../../modules/shares/index.ts';

/** A thread with the names of everybody in it. */
export type NamedThread = { readonly thread: ReadThread; readonly names: ReadonlyMap<string, NamedAccount> };

/** A thread as the contract shows it. */
export function presentCommentThread({ thread, names }: NamedThread): PresentedThread {
  const person = (id: string) => ({ id, name: names.get(id)?.name ?? '' });
  return {
    id: thread.id,
    projectId: thread.projectId,
    itemId: thread.itemId,
    x: thread.x,
    y: thread.y,
    offsetX: thread.offsetX,
    offsetY: thread.offsetY,
    comments: thread.comments.map((comment) => ({
      id: comment.id,
      author: person(comment.accountId),
      text: comment.body,
      mentions: comment.mentions.map(person),
      createdAt: comment.createdAt.toISOString(),
      editedAt: comment.editedAt?.toISOString() ?? null,
      isDeleted: comment.deletedAt !== null,
    })),
    unread: thread.unread,
    resolvedAt: thread.resolvedAt?.toISOString() ?? null,
    resolvedBy: thread.resolvedBy === null ? null : person(thread.resolvedBy),
    createdAt: thread.createdAt.toISOString(),
    updatedAt: thread.updatedAt.toISOString(),
  };
}

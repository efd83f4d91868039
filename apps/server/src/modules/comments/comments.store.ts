import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { Comment } from './comments.ts';

/** A row of the table of comments. */
export type CommentRow = {
  readonly id: string;
  readonly thread_id: string;
  readonly sequence: number;
  readonly account_id: string;
  readonly body: string;
  readonly mentions: readonly string[];
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
};

/**
 * Adds a comment at the end of its thread, which opens again; one with the same id is left as it is. Locks the thread.
 *
 * @returns False when the thread holds as many as it may, or is gone.
 */
export async function addComment(
  connection: PoolClient,
  comment: Pick<Comment, 'id' | 'threadId' | 'accountId' | 'body' | 'mentions'> & {
    readonly at: Date;
    readonly most: number;
  },
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `WITH numbered AS (
       UPDATE comment_threads
       SET comment_sequence = comment_sequence + 1, updated_at = greatest(updated_at, $6),
           resolved_at = NULL, resolved_by = NULL
       WHERE id = $2 AND comment_sequence < $7 AND NOT EXISTS (SELECT 1 FROM comments WHERE id = $1)
       RETURNING comment_sequence
     )
     INSERT INTO comments (id, thread_id, sequence, account_id, body, mentions, created_at)
     SELECT $1, $2, comment_sequence, $3, $4, $5, $6 FROM numbered`,
    [comment.id, comment.threadId, comment.accountId, comment.body, comment.mentions, comment.at, comment.most],
  );
  return rowCount === 1;
}

/** A comment that was not deleted. */
export async function findComment(database: Pool | PoolClient, commentId: string): Promise<Comment | undefined> {
  if (!isUuid(commentId)) return undefined;
  const { rows } = await database.query<CommentRow>('SELECT * FROM comments WHERE id = $1 AND deleted_at IS NULL', [
    commentId,
  ]);
  return rows[0] && toComment(rows[0]);
}

/** Writes other words. */
export async function editComment(
  connection: PoolClient,
  change: Pick<Comment, 'id' | 'body' | 'mentions'> & { readonly at: Date },
): Promise<void> {
  await connection.query(
    'UPDATE comments SET body = $2, mentions = $3, edited_at = $4 WHERE id = $1 AND deleted_at IS NULL',
    [change.id, change.body, change.mentions, change.at],
  );
}

/**
 * Takes the words of a comment away.
 *
 * @returns How many comments are left in its thread.
 */
export async function deleteComment(
  connection: PoolClient,
  { comment, at }: { readonly comment: Pick<Comment, 'id' | 'threadId'>; readonly at: Date },
): Promise<number> {
  await connection.query('SELECT 1 FROM comment_threads WHERE id = $1 FOR NO KEY UPDATE', [comment.threadId]);
  await connection.query(`UPDATE comments SET body = '', mentions = '{}', deleted_at = $2 WHERE id = $1`, [
    comment.id,
    at,
  ]);
  const { rows } = await connection.query<{ readonly left: bigint }>(
    'SELECT count(*) AS left FROM comments WHERE thread_id = $1 AND deleted_at IS NULL',
    [comment.threadId],
  );
  return Number(rows[0]?.left ?? 0);
}

/** A comment as its row says. */
export function toComment(row: CommentRow): Comment {
  return {
    id: row.id,
    threadId: row.thread_id,
    sequence: row.sequence,
    accountId: row.account_id,
    body: row.body,
    mentions: row.mentions,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
  };
}

import type { MessageKind } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import type { Message, NewMessage } from './chat.ts';

type Row = {
  readonly id: string;
  readonly thread_id: string;
  readonly sequence: number;
  readonly role: Message['role'];
  readonly kind: MessageKind;
  readonly text: string;
  readonly run_id: string | null;
  readonly reference_ids: readonly string[];
  readonly created_at: Date;
};

/**
 * Adds a message at the end of its thread, once: a message whose id is there already is left alone.
 *
 * Locks the thread's row until the transaction ends, so that numbers have no gaps. Take it after the run and before the
 * project.
 *
 * @returns Whether it was added.
 */
export async function addMessage(connection: PoolClient, message: NewMessage): Promise<boolean> {
  await connection.query('SELECT 1 FROM chat_threads WHERE id = $1 FOR NO KEY UPDATE', [message.threadId]);
  const { rowCount } = await connection.query(
    `WITH numbered AS (
       UPDATE chat_threads SET message_sequence = message_sequence + 1, updated_at = greatest(updated_at, $8)
       WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM chat_messages WHERE id = $1)
       RETURNING message_sequence
     )
     INSERT INTO chat_messages (id, thread_id, sequence, role, kind, text, run_id, reference_ids, created_at)
     SELECT $1, $2, message_sequence, $3, $4, $5, $6, $7, $8 FROM numbered`,
    [
      message.id,
      message.threadId,
      message.role,
      message.kind,
      message.text,
      message.runId ?? null,
      message.referenceIds ?? [],
      message.at,
    ],
  );
  return rowCount === 1;
}

/**
 * The newest messages of a thread, oldest first.
 *
 * @param page.before - Only messages with a smaller number. Default: all.
 */
export async function listMessages(
  database: Pool | PoolClient,
  page: { readonly threadId: string; readonly limit: number; readonly before?: number | undefined },
): Promise<readonly Message[]> {
  const { rows } = await database.query<Row>(
    `SELECT * FROM chat_messages WHERE thread_id = $1 AND ($3::integer IS NULL OR sequence < $3)
     ORDER BY sequence DESC LIMIT $2`,
    [page.threadId, page.limit, page.before ?? null],
  );
  return rows.map(toMessage).reverse();
}

function toMessage(row: Row): Message {
  return {
    id: row.id,
    threadId: row.thread_id,
    sequence: row.sequence,
    role: row.role,
    kind: row.kind,
    text: row.text,
    runId: row.run_id,
    referenceIds: row.reference_ids,
    createdAt: row.created_at,
  };
}

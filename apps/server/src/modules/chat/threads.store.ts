import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { Thread } from './chat.ts';

type Row = {
  readonly id: string;
  readonly account_id: string;
  readonly project_id: string;
  readonly title: string;
  readonly created_at: Date;
  readonly updated_at: Date;
};

/** Begins a thread; one with the same id is left as it is. */
export async function insertThread(
  connection: PoolClient,
  thread: Pick<Thread, 'id' | 'accountId' | 'projectId' | 'title'> & { readonly at: Date },
): Promise<void> {
  await connection.query(
    `INSERT INTO chat_threads (id, account_id, project_id, title, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (id) DO NOTHING`,
    [thread.id, thread.accountId, thread.projectId, thread.title, thread.at],
  );
}

/** A thread of this owner in a living project; undefined for anybody else's and for nonsense. */
export async function findThread(
  database: Pool | PoolClient,
  { accountId, threadId }: { readonly accountId: string; readonly threadId: string },
): Promise<Thread | undefined> {
  if (!isUuid(threadId)) return undefined;
  const { rows } = await database.query<Row>(
    `SELECT t.* FROM chat_threads t JOIN projects p ON p.id = t.project_id
     WHERE t.id = $1 AND t.account_id = $2 AND p.deleted_at IS NULL`,
    [threadId, accountId],
  );
  return rows[0] && toThread(rows[0]);
}

/** A project's threads, the one that was spoken in last first. The caller has checked whose project it is. */
export async function listThreads(
  database: Pool | PoolClient,
  page: {
    readonly projectId: string;
    readonly limit: number;
    readonly after?: { readonly updatedAt: Date; readonly id: string } | undefined;
  },
): Promise<readonly Thread[]> {
  const { rows } = await database.query<Row>(
    `SELECT * FROM chat_threads
     WHERE project_id = $1 AND ($3::timestamptz IS NULL OR (updated_at, id) < ($3, $4::uuid))
     ORDER BY updated_at DESC, id DESC LIMIT $2`,
    [page.projectId, page.limit, page.after?.updatedAt ?? null, page.after?.id ?? null],
  );
  return rows.map(toThread);
}

/** Gives a thread another title. The caller has checked whose it is. */
export async function renameThread(
  connection: PoolClient,
  { threadId, title }: { readonly threadId: string; readonly title: string },
): Promise<void> {
  await connection.query('UPDATE chat_threads SET title = $2 WHERE id = $1', [threadId, title]);
}

function toThread(row: Row): Thread {
  return {
    id: row.id,
    accountId: row.account_id,
    projectId: row.project_id,
    title: row.title,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

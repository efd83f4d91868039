import type { Pool, PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import type { AttachedFile, MailAttachment, NewMail, StoredMail } from './mail.ts';

type Row = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  // Only this file writes the JSON columns, from values of exactly these types.
  readonly attachments: readonly MailAttachment[];
  readonly attached: readonly AttachedFile[];
  // The CHECK constraint allows exactly these.
  readonly state: StoredMail['state'];
  readonly tries: number;
  readonly failure: string | null;
  readonly created_at: Date;
};

/**
 * Writes a message in the caller's transaction: it goes out if and only if that commits, and asks nobody outside.
 *
 * @returns Its id.
 */
export async function enqueueMail(connection: PoolClient, mail: NewMail): Promise<string> {
  const id = uuidv7();
  await connection.query(
    'INSERT INTO mails (id, recipient, subject, body, attachments, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, mail.to, mail.subject, mail.text, JSON.stringify(mail.attachments ?? []), mail.at],
  );
  return id;
}

/**
 * Takes the message that waits longest, for one sender alone: it is due again at `untilAt`, for when this one dies.
 *
 * SKIP LOCKED lets senders in other processes take the next one instead of waiting.
 *
 * @param options.now - By the machine's own clock.
 */
export async function claimMail(
  pool: Pool,
  { now, untilAt }: { readonly now: Date; readonly untilAt: Date },
): Promise<StoredMail | undefined> {
  const { rows } = await pool.query<Row>(
    `UPDATE mails SET tries = tries + 1, next_try_at = $2
     WHERE id = (SELECT id FROM mails WHERE state = 'waiting' AND next_try_at <= $1
                 ORDER BY next_try_at, created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING *`,
    [now, untilAt],
  );
  return rows[0] && toMail(rows[0]);
}

/** Notes what goes along, before the message leaves. */
export async function noteAttached(
  pool: Pool,
  { id, attached }: { readonly id: string; readonly attached: readonly AttachedFile[] },
): Promise<void> {
  await pool.query('UPDATE mails SET attached = $2 WHERE id = $1', [id, JSON.stringify(attached)]);
}

/** How a try ended: for good, or with another one to come. */
export type TryEnd =
  | { readonly id: string; readonly state: 'sent' }
  | { readonly id: string; readonly state: 'failed'; readonly failure: string }
  | { readonly id: string; readonly state: 'waiting'; readonly failure: string; readonly nextTryAt: Date };

/** Writes how a try ended. What was sent stays sent, also when a slower sender reports after it. */
export async function endTry(pool: Pool, end: TryEnd): Promise<void> {
  await pool.query(
    `UPDATE mails SET state = $2, failure = $3, next_try_at = $4 WHERE id = $1 AND (state = 'waiting' OR $2 = 'sent')`,
    [end.id, end.state, end.state === 'sent' ? null : end.failure, end.state === 'waiting' ? end.nextTryAt : null],
  );
}

/** A page of all messages, newest first. */
export async function listMails(
  pool: Pool,
  {
    limit,
    after,
  }: { readonly limit: number; readonly after?: { readonly createdAt: Date; readonly id: string } | undefined },
): Promise<readonly StoredMail[]> {
  const { rows } = await pool.query<Row>(
    `SELECT * FROM mails WHERE $2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid)
     ORDER BY created_at DESC, id DESC LIMIT $1`,
    [limit, after?.createdAt ?? null, after?.id ?? null],
  );
  return rows.map(toMail);
}

function toMail(row: Row): StoredMail {
  return {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    attachments: row.attachments,
    attached: row.attached,
    state: row.state,
    tries: row.tries,
    failure: row.failure,
    createdAt: row.created_at,
  };
}

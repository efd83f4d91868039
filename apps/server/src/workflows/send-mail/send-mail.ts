import type { Pool } from 'pg';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Logger } from '../../platform/log/create-logger.ts';
import {
  type MailAttachment,
  MailError,
  type MailFile,
  type MailTransport,
  type StoredMail,
} from '../../platform/mail/mail.ts';
import { claimMail, endTry, noteAttached } from '../../platform/mail/mails.store.ts';

export type SendMailOptions = {
  readonly database: { readonly pool: Pool };
  readonly transport: MailTransport;
  /** Makes what a message carries with it. */
  readonly attach: (attachment: MailAttachment) => Promise<MailFile>;
  /** The machine's own, also where the product's clock stands still: a retry waits for a server outside. */
  readonly wallClock: Clock;
  readonly log: Logger;
};

/** Sends what waits and is due. Safe in many workers at once. */
export type SendMail = () => Promise<void>;

/** Pauses after each try that failed; after the last one it is given up. Together a day and a half, like mail servers do. */
const PAUSES_MS = [1, 5, 30, 120, 360, 720, 900].map((minutes) => minutes * 60_000);

/** Longer than any conversation with a mail server, whose every silence is bounded; then its sender counts as dead. */
const CLAIM_MS = 15 * 60_000;

/** In one look, so that a stopping worker does not wait for a thousand letters; the next look takes the rest. */
const MOST_AT_ONCE = 100;

/**
 * Empties the outbox: takes one message after another, makes its files, hands it over and notes the end.
 *
 * A message leaves once as far as SMTP can tell. Only when a worker dies between the handing over and the note does it go
 * out again, a quarter of an hour later, under the same message id. What cannot be sent is tried for a day and a half and
 * then kept as failed, where the operator sees it.
 */
export function createSendMail(options: SendMailOptions): SendMail {
  const { database, wallClock } = options;
  return async () => {
    for (let count = 0; count < MOST_AT_ONCE; count += 1) {
      const now = wallClock.now();
      const mail = await claimMail(database.pool, { now, untilAt: new Date(now.getTime() + CLAIM_MS) });
      if (mail === undefined) return;
      await sendOne(options, mail);
    }
  };
}

async function sendOne(options: SendMailOptions, mail: StoredMail): Promise<void> {
  const { database, transport, attach, log } = options;
  try {
    const files = await Promise.all(mail.attachments.map(attach));
    const attached = files.map(({ name, mimeType, bytes }) => ({ name, mimeType, sizeBytes: bytes.byteLength }));
    await noteAttached(database.pool, { id: mail.id, attached });
    await transport.send({ ...mail, files });
  } catch (error) {
    return noteFailure(options, mail, error);
  }
  await endTry(database.pool, { id: mail.id, state: 'sent' });
  log.debug({ mailId: mail.id }, 'a message was sent');
}

async function noteFailure(options: SendMailOptions, { id, tries }: StoredMail, error: unknown): Promise<void> {
  const { database, wallClock, log } = options;
  // Only the transport's own words are known to hold nothing secret.
  const failure = error instanceof MailError ? error.message : 'Its attachment could not be made; see the log.';
  const pauseMs = error instanceof MailError && !error.retryable ? undefined : PAUSES_MS[tries - 1];
  if (pauseMs === undefined) {
    log.error({ err: error, mailId: id, tries }, 'a message could not be sent and was given up');
    return endTry(database.pool, { id, state: 'failed', failure });
  }
  log.warn({ err: error, mailId: id, tries }, 'a message could not be sent; it is tried again');
  const nextTryAt = new Date(wallClock.now().getTime() + pauseMs);
  return endTry(database.pool, { id, state: 'waiting', failure, nextTryAt });
}

import { sweepProjectEvents } from '../modules/projects/index.ts';
import { sweepAnswers } from '../platform/idempotency/answers.store.ts';
import type { Closers } from '../platform/lifecycle/closers.ts';
import { localMailbox } from '../platform/mail/local-mailbox.ts';
import type { MailAttachment, MailFile } from '../platform/mail/mail.ts';
import { createSmtpTransport } from '../platform/mail/smtp-transport.ts';
import { repeat } from '../platform/schedule/repeat.ts';
import type { ExportStories } from '../workflows/export-board/index.ts';
import { type BillingStories, findInvoiceDocument } from '../workflows/manage-subscription/index.ts';
import { invoicePdf } from '../workflows/print-invoice/index.ts';
import { reconcileLedger } from '../workflows/reconcile-ledger/index.ts';
import type { RunStories } from '../workflows/run-agent/index.ts';
import { createSendMail } from '../workflows/send-mail/index.ts';
import type { SettleLedger } from '../workflows/settle-ledger/index.ts';
import type { PeopleStories } from './create-people-stories.ts';
import type { Platform } from './open-platform.ts';

/** Soon enough for a statement nobody looks at: whoever looks settles by itself. */
const SETTLE_EVERY_MS = 30_000;

/** A renewal is due to the millisecond and may be noticed a little later: it counts from its boundary all the same. */
const RENEW_EVERY_MS = 10_000;

/** By the machine's clock: what a gateway did not answer has nothing to do with the time that the product goes by. */
const RECOVER_EVERY_MS = 60_000;

/** The first look is for what a crash has left behind. */
const RECOVER_FIRST_AFTER_MS = 0;

const SWEEP_EVERY_MS = 3_600_000;

/** A hold lives a day and is extended when half of it is over. */
const LOOK_AFTER_RUNS_EVERY_MS = 3_600_000;

const RECONCILE_EVERY_MS = 24 * 3_600_000;

/** Late enough not to weigh on the start, soon enough for a server that is restarted every day. */
const RECONCILE_FIRST_AFTER_MS = 10 * 60_000;

/** A client that comes back later than this starts afresh. */
const ANSWERS_KEPT_MS = 7 * 24 * 3_600_000;

/** A browser that was closed for a weekend hears what it missed; one that was away longer fetches everything anew. */
const EVENTS_KEPT_MS = 7 * 24 * 3_600_000;

/** A link that ends at noon ends by a minute past. */
const END_LINKS_EVERY_MS = 60_000;

/** The pause that a version waits for is twice as long. */
const KEEP_VERSIONS_EVERY_MS = 60_000;

/** A receipt is looked for right after paying. */
const SEND_MAIL_EVERY_MS = 5_000;

/** What a worker does again and again, whoever else does it, too. Everything here is safe to miss and to repeat. */
export function startRegularWork(
  platform: Platform,
  {
    ledger,
    billing,
    runs,
    people,
    exports,
  }: {
    readonly ledger: SettleLedger;
    readonly billing: BillingStories;
    readonly runs: Pick<RunStories, 'lookAfter'>;
    readonly people: Pick<PeopleStories, 'shares' | 'versions'>;
    readonly exports: Pick<ExportStories, 'sweep'>;
  },
  closers: Closers,
): void {
  const { config, database, log } = platform;
  const transport = config.mail === undefined ? localMailbox : createSmtpTransport(config.mail);
  const attach = (attachment: MailAttachment) => attachInvoice(platform, attachment);
  const sendMail = createSendMail({ database, transport, attach, wallClock: { now: () => new Date() }, log });
  const start = (work: Omit<Parameters<typeof repeat>[0], 'log'>) => {
    closers.add(work.name, repeat({ ...work, log }).close);
  };
  closers.add('mail transport', transport.close);
  start({ name: 'settle the ledger', pauseMs: SETTLE_EVERY_MS, work: ledger.idle });
  start({ name: 'renew subscriptions', pauseMs: RENEW_EVERY_MS, work: billing.doDue });
  start({
    name: 'look up unanswered payments',
    firstPauseMs: RECOVER_FIRST_AFTER_MS,
    pauseMs: RECOVER_EVERY_MS,
    work: billing.recover,
  });
  start({ name: 'end links', pauseMs: END_LINKS_EVERY_MS, work: people.shares.endExpired });
  start({ name: 'keep versions', pauseMs: KEEP_VERSIONS_EVERY_MS, work: people.versions.keepDue });
  start({ name: 'send mail', pauseMs: SEND_MAIL_EVERY_MS, work: sendMail });
  start({
    name: 'sweep answers',
    pauseMs: SWEEP_EVERY_MS,
    work: () => sweepAnswers(database.pool, new Date(Date.now() - ANSWERS_KEPT_MS)),
  });
  start({
    name: 'sweep events',
    pauseMs: SWEEP_EVERY_MS,
    work: () => sweepProjectEvents(database.pool, new Date(Date.now() - EVENTS_KEPT_MS)),
  });
  start({ name: 'sweep exports', pauseMs: SWEEP_EVERY_MS, work: exports.sweep });
  start({
    name: 'look after runs',
    firstPauseMs: RECOVER_FIRST_AFTER_MS,
    pauseMs: LOOK_AFTER_RUNS_EVERY_MS,
    work: runs.lookAfter,
  });
  start({
    name: 'reconcile the ledger',
    firstPauseMs: RECONCILE_FIRST_AFTER_MS,
    pauseMs: RECONCILE_EVERY_MS,
    work: () => reconcileLedger({ database, log }),
  });
}

async function attachInvoice({ config, database }: Platform, { id }: MailAttachment): Promise<MailFile> {
  const invoice = await findInvoiceDocument(database, id);
  if (invoice === undefined) throw new Error(`A message carries the invoice ${id}, which there is not.`);
  const seller = { name: config.operatorName, supportEmail: config.supportEmail ?? null };
  return { name: `${invoice.number}.pdf`, mimeType: 'application/pdf', bytes: await invoicePdf(invoice, seller) };
}

import type { Mail, Page, SubscriptionChange } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../platform/log/create-logger.ts';
import { localMailbox } from '../platform/mail/local-mailbox.ts';
import { MailError, type MailTransport } from '../platform/mail/mail.ts';
import { findInvoiceDocument } from '../workflows/manage-subscription/index.ts';
import { invoicePdf } from '../workflows/print-invoice/index.ts';
import { createSendMail } from '../workflows/send-mail/index.ts';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let operator: ApiClient;
let member: ApiClient;

beforeAll(async () => {
  api = await createTestApi();
  operator = await signUp(api.app);
  member = await signUp(api.app, 'member@example.com');
});

afterAll(() => api.close());

const mailbox = (query = '') => operator.read<Page<Mail>>('GET', `/api/operator/mail${query}`);

/** What a worker does every few seconds. */
function sendBy(transport: MailTransport): Promise<void> {
  return createSendMail({
    database: api.database,
    transport,
    attach: async ({ id }) => {
      const invoice = await findInvoiceDocument(api.database, id);
      if (invoice === undefined) throw new Error(`There is no invoice ${id}.`);
      const bytes = await invoicePdf(invoice, { name: 'Gesso', supportEmail: null });
      return { name: `${invoice.number}.pdf`, mimeType: 'application/pdf', bytes };
    },
    wallClock: { now: () => new Date() },
    log: createLogger({ level: 'silent' }),
  })();
}

test('who pays gets a receipt, and the operator sees it in the mailbox', async () => {
  const body = { plan: 'basic', interval: 'monthly', paymentMethod: { token: 'tok_success' } };
  const change = await member.read<SubscriptionChange>('POST', '/api/subscription/change', body);
  expect(change.invoiceId).not.toBeNull();
  const [waiting] = (await mailbox()).items;
  expect(waiting).toMatchObject({ to: 'member@example.com', status: 'waiting', attachments: [], failure: null });
  expect(waiting?.subject).toContain('GS-000001');
  await sendBy(localMailbox);
  const [sent] = (await mailbox()).items;
  expect(sent).toMatchObject({ id: waiting?.id, status: 'sent' });
  const file = { name: 'GS-000001.pdf', mimeType: 'application/pdf', sizeBytes: expect.any(Number) };
  expect(sent?.attachments).toEqual([file]);
  expect(sent?.attachments[0]?.sizeBytes).toBeGreaterThan(5_000);
});

test('a message that no server takes says why', async () => {
  await member.read('POST', '/api/top-ups', { cents: 1_000 });
  await sendBy({
    send: async () => {
      throw new MailError('550 No such mailbox', { retryable: false });
    },
    close: () => undefined,
  });
  expect((await mailbox('?limit=1')).items).toMatchObject([{ status: 'failed', failure: '550 No such mailbox' }]);
});

test('the mailbox comes page by page, newest first, and only to the operator', async () => {
  const whole = await mailbox();
  expect(whole.items.length).toBeGreaterThanOrEqual(2);
  const first = await mailbox('?limit=1');
  const rest = await mailbox(`?cursor=${first.nextCursor}`);
  expect([...first.items, ...rest.items]).toEqual(whole.items);
  await expectProblem(await member.send('GET', '/api/operator/mail'), 404, 'not-found');
});

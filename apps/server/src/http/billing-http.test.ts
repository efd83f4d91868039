import type { Invoice, Page, Problem, Subscription } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type WebhookDelivery, WebhookRejectedError } from '../platform/payments/payment-gateway.ts';
import type { BillingRefusal, InvoiceDocument } from '../workflows/manage-subscription/index.ts';
import { type ApiClient, createKeyHolder, createStranger, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { scriptBilling } from './testing/scripted-billing.ts';

/** What HTTP makes of what the stories answer; the stories themselves are tested where they live. */

const ID = '01a20e9d-0000-7000-8000-000000000000';
const SUBSCRIPTION: Subscription = {
  plan: 'free',
  interval: null,
  status: 'none',
  anchorAt: null,
  periodStart: null,
  periodEnd: null,
  creditPeriodStart: null,
  creditPeriodEnd: null,
  activatedMonths: null,
  nextChargeAt: null,
  nextChargeCents: null,
  pendingChange: null,
  cancelAt: null,
  paymentMethod: null,
};

let api: TestApi;
let operator: ApiClient;
let person: ApiClient;
let accountId: string;
let refusal: BillingRefusal;
const operationIds: string[] = [];
const deliveries: WebhookDelivery[] = [];
let invoices: readonly InvoiceDocument[] = [];

const refuse = async (): Promise<BillingRefusal> => refusal;

beforeAll(async () => {
  api = await createTestApi({
    billing: scriptBilling({
      preview: refuse,
      cancel: refuse,
      resume: refuse,
      dropPendingChange: refuse,
      setPaymentMethod: refuse,
      startCardEntry: refuse,
      topUp: refuse,
      change: async ({ operationId }) => {
        operationIds.push(operationId);
        return refusal;
      },
      readSubscription: async () => SUBSCRIPTION,
      receiveWebhook: async (_, delivery) => {
        deliveries.push(delivery);
        if (delivery.headers.get('stripe-signature') !== 'right') throw new WebhookRejectedError('a secret detail');
        return { ok: true };
      },
      listInvoices: async ({ limit, after }) => {
        const start = after === undefined ? 0 : invoices.findIndex(({ id }) => id === after.id) + 1;
        return invoices.slice(start, start + limit);
      },
      readInvoice: async (asked) =>
        invoices.find(({ id, accountId: owner }) => id === asked.id && owner === asked.accountId),
    }),
    paymentOptions: { gateway: 'stripe', testCards: [], hostedEntry: true },
  });
  operator = await signUp(api.app);
  person = await signUp(api.app);
  accountId = (await person.me()).account.id;
});

afterAll(() => api.close());

const CALLS = [
  ['POST', '/api/subscription/preview', { plan: 'pro', interval: 'annual' }],
  ['POST', '/api/subscription/change', { plan: 'pro', interval: 'annual' }],
  ['POST', '/api/subscription/cancel', undefined],
  ['POST', '/api/subscription/resume', undefined],
  ['DELETE', '/api/subscription/pending-change', undefined],
  ['POST', '/api/subscription/payment-method', { token: 'tok' }],
  ['POST', '/api/subscription/card-entry', undefined],
  ['POST', '/api/top-ups', { cents: 1_000 }],
] as const;

test.each(CALLS)('%s %s hands the story’s refusal on', async (method, path, body) => {
  refusal = {
    ok: false,
    code: 'past-due',
    message: 'A payment is owed.',
    errors: [{ path: 'plan', message: 'waits' }],
  };
  const problem = await expectProblem(await person.send(method, path, body), 409, 'past-due');
  expect(problem).toMatchObject({ detail: refusal.message, errors: refusal.errors });
});

test.each([
  ['payment-declined', 402],
  ['stale-preview', 409],
  ['no-change', 409],
  ['change-in-progress', 409],
  ['use-cancel', 422],
  ['membership-required', 403],
  ['amount-out-of-range', 422],
] as const)('%s answers %i', async (code, status) => {
  refusal = { ok: false, code, message: 'No.' };
  const body = { plan: 'pro', interval: 'annual' };
  const problem = await expectProblem(await person.send('POST', '/api/subscription/change', body), status, code);
  expect(problem).not.toHaveProperty('authenticationId');
});

test('a payment that must be confirmed says by what and where', async () => {
  const authentication = { id: 'pi_1', confirmUrl: 'https://bank.example/confirm' };
  refusal = { ok: false, code: 'authentication-required', message: 'Confirm it.', authentication };
  const body = { plan: 'pro', interval: 'annual' };
  const answer = await person.send('POST', '/api/subscription/change', body);
  const problem = await expectProblem(answer, 402, 'authentication-required');
  expect(problem).toMatchObject({ authenticationId: 'pi_1', confirmUrl: 'https://bank.example/confirm' });
});

async function operationsOfTwoTries(code: Problem['code']): Promise<readonly string[]> {
  refusal = { ok: false, code, message: 'No.' };
  operationIds.length = 0;
  const body = { plan: 'pro', interval: 'annual' };
  const headers = { 'idempotency-key': `key of ${code}`.replaceAll(' ', '-') };
  for (const _ of [1, 2]) await person.send('POST', '/api/subscription/change', body, headers);
  return operationIds;
}

test.each(['authentication-required', 'change-in-progress'] as const)(
  'after %s the same key asks for the same payment again, which may have been made meanwhile',
  async (code) => {
    const [first, second] = await operationsOfTwoTries(code);
    expect(second).toBe(first);
  },
);

test('after a declined payment the same key is a new payment', async () => {
  const [first, second] = await operationsOfTwoTries('payment-declined');
  expect(second).not.toBe(first);
});

test('an API key reads the subscription and touches no money', async () => {
  const { key } = await person.read<{ key: string }>('POST', '/api/keys', { name: 'program' });
  const program = createKeyHolder(api.app, key);
  expect(await program.read('GET', '/api/subscription')).toEqual(SUBSCRIPTION);
  for (const [method, path, body] of CALLS) {
    await expectProblem(await program.send(method, path, body), 403, 'session-required');
  }
  for (const path of ['/api/invoices', `/api/invoices/${ID}.pdf`, '/api/subscription/payment-options']) {
    await expectProblem(await program.send('GET', path), 403, 'session-required');
  }
});

test('money moves only from pages of this site', async () => {
  for (const [method, path, body] of CALLS) {
    const answer = await person.send(method, path, body, { origin: 'https://elsewhere.example' });
    await expectProblem(answer, 403, 'forbidden-origin');
  }
});

test('where money is real there is no sandbox, for nobody', async () => {
  const confirmation = { id: ID, outcome: 'succeed' };
  await expectProblem(await person.send('POST', '/api/sandbox/authenticate', confirmation), 404, 'not-found');
  const event = { kind: 'refund', invoiceId: ID };
  await expectProblem(await operator.send('POST', '/api/sandbox/events', event), 404, 'not-found');
});

const deliver = (gateway: string, body: string, headers: Record<string, string> = {}) =>
  createStranger(api.app).send('POST', `/api/webhooks/${gateway}`, body, { 'content-type': 'text/plain', ...headers });

test('a webhook is handed on to the byte, without cookie, origin or JSON', async () => {
  const bytes = '{"a":  1}\n\u00e9 not json';
  const answer = await deliver('stripe', bytes, { 'stripe-signature': 'right' });
  expect([answer.status, await answer.json()]).toEqual([200, { received: true }]);
  expect(Buffer.from(deliveries.at(-1)?.body ?? []).toString()).toBe(bytes);
});

test('a webhook that nobody signed is refused and learns nothing', async () => {
  const problem = await expectProblem(await deliver('stripe', '{}'), 400, 'invalid-request');
  expect(JSON.stringify(problem)).not.toContain('secret detail');
});

test('a webhook of another gateway is not read at all', async () => {
  const count = deliveries.length;
  for (const gateway of ['sandbox', 'paypal', 'Stripe', '%00']) {
    await expectProblem(await deliver(gateway, '{}', { 'stripe-signature': 'right' }), 404, 'not-found');
  }
  expect(deliveries).toHaveLength(count);
});

test('a webhook larger than any event is cut off', async () => {
  const answer = await deliver('stripe', 'x'.repeat(1_000_001), { 'stripe-signature': 'right' });
  await expectProblem(answer, 413, 'payload-too-large');
});

function invoice(index: number, changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return {
    id: `01a20e9d-0000-7000-8000-00000000000${index}`,
    accountId,
    number: `GS-00000${index}`,
    kind: 'start',
    cents: 3_200,
    refundedCents: 0,
    refundPendingCents: 0,
    status: 'paid',
    at: new Date(Date.UTC(2026, 0, 31, 12, 0, 0, index)),
    buyer: { name: 'Ada', email: 'ada@example.com' },
    lines: [{ label: 'Basic, one month', cents: 3_200 }],
    paidAt: new Date(Date.UTC(2026, 0, 31, 12, 0, 0, index)),
    voidedAt: null,
    refunds: [],
    paymentMethod: { brand: 'visa', last4: '4242' },
    ...changes,
  };
}

test('invoices come page by page and show nothing that is not in the contract', async () => {
  invoices = [3, 2, 1].map((index) => invoice(index));
  const first = await person.read<Page<Invoice>>('GET', '/api/invoices?limit=2');
  expect(first.items.map(({ number }) => number)).toEqual(['GS-000003', 'GS-000002']);
  expect(first.items[0]).toEqual({
    id: invoices[0]?.id,
    number: 'GS-000003',
    kind: 'start',
    cents: 3_200,
    refundedCents: 0,
    refundPendingCents: 0,
    status: 'paid',
    at: '2026-01-31T12:00:00.003Z',
  });
  const second = await person.read<Page<Invoice>>('GET', `/api/invoices?limit=2&cursor=${first.nextCursor}`);
  expect([second.items.map(({ number }) => number), second.nextCursor]).toEqual([['GS-000001'], null]);
});

test('an invoice is a PDF under its number, and only its owner’s', async () => {
  const [mine, theirs] = [invoice(1), invoice(2, { accountId: ID })];
  invoices = [mine, theirs];
  const answer = await person.send('GET', `/api/invoices/${mine.id}.pdf`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="GS-000001.pdf"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  for (const path of [`${theirs.id}.pdf`, `${ID}.pdf`, 'GS-000001.pdf', '.pdf', mine.id, `${mine.id}.png`]) {
    await expectProblem(await person.send('GET', `/api/invoices/${path}`), 404, 'not-found');
  }
  const wrong = await person.send('DELETE', `/api/invoices/${mine.id}.pdf`);
  await expectProblem(wrong, 405, 'method-not-allowed');
});

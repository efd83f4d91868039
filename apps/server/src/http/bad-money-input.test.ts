import type { Invoice, Page, SubscriptionPreview } from '@gesso/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiClient, createKeyHolder, createStranger, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { type Call, type ExpectedRefusal, expectNothingMoved, readEverything } from './testing/expect-nothing-moved.ts';

/** What must be refused about plans and money, on the real stories and the embedded gateway, with every row as it was. */

const NOBODY = '01a20e9d-0000-7000-8000-000000000000';
const CARD = { token: 'tok_success' };
const BASIC = { plan: 'basic', interval: 'monthly' } as const;
const PRO = { plan: 'pro', interval: 'monthly' } as const;

let api: TestApi;
let operator: ApiClient;
/** On Free, and never anything else. */
let free: ApiClient;
/** On Basic, monthly. */
let member: ApiClient;
let memberId: string;
let program: ApiClient;
let memberInvoice: string;

beforeAll(async () => {
  api = await createTestApi({ hasTestClock: true });
  [operator, free, member] = [await signUp(api.app), await signUp(api.app), await signUp(api.app)];
  memberId = (await member.me()).account.id;
  await member.read('POST', '/api/subscription/change', { ...BASIC, paymentMethod: CARD });
  memberInvoice = (await member.read<Page<Invoice>>('GET', '/api/invoices')).items[0]?.id ?? '';
  const { key } = await member.read<{ key: string }>('POST', '/api/keys', { name: 'program' });
  program = createKeyHolder(api.app, key);
});

afterAll(() => api.close());

const refused = (client: ApiClient, call: Call, refusal: ExpectedRefusal) =>
  expectNothingMoved({ pool: api.database.pool, client }, call, refusal);

const previewOf = (client: ApiClient, choice: object) =>
  client.read<SubscriptionPreview>('POST', '/api/subscription/preview', choice);

describe('top-ups', () => {
  test.each([999, 10_001, 1_050, 0, -1_000, 1_000.5, 99, 1e15])('of %d cents are out of range', async (cents) => {
    const out = { status: 422, code: 'amount-out-of-range' } as const;
    await refused(member, ['POST', '/api/top-ups', { cents, paymentMethod: CARD }], out);
  });

  test.each([
    ['text', '1000'],
    ['nothing', null],
    ['a list', [1_000]],
    ['true', true],
  ])('of %s are no amount', async (_, cents) => {
    await refused(member, ['POST', '/api/top-ups', { cents }], { status: 422, code: 'invalid-request', path: 'cents' });
  });

  test('are for members', async () => {
    const call: Call = ['POST', '/api/top-ups', { cents: 1_000, paymentMethod: CARD }];
    await refused(free, call, { status: 403, code: 'membership-required' });
  });
});

const MALFORMED: readonly (readonly [string, object, string])[] = [
  ['an unknown plan', { plan: 'team', interval: 'monthly' }, 'plan'],
  ['a plan by its name', { plan: 'Basic', interval: 'monthly' }, 'plan'],
  ['an inherited plan', { plan: 'constructor', interval: 'monthly' }, 'plan'],
  ['an unknown interval', { plan: 'pro', interval: 'weekly' }, 'interval'],
  ['no interval', { plan: 'pro' }, 'interval'],
  ['a plan as a number', { plan: 1, interval: 'monthly' }, 'plan'],
  ['a price of one’s own', { ...PRO, cents: 1 }, 'cents'],
];

test.each(MALFORMED)('%s is refused in a preview and in a change', async (_, body, path) => {
  const refusal = { status: 422, code: 'invalid-request', path } as const;
  await refused(member, ['POST', '/api/subscription/preview', body], refusal);
  await refused(member, ['POST', '/api/subscription/change', body], refusal);
});

test.each([
  ['a card as text', { paymentMethod: 'tok_success' }, 'paymentMethod'],
  ['an empty token', { paymentMethod: { token: ' ' } }, 'paymentMethod.token'],
  ['the number of a card', { paymentMethod: { token: 'tok_success', number: '4242' } }, 'paymentMethod.number'],
  ['a preview as a number', { previewId: 7 }, 'previewId'],
])('a change with %s is refused', async (_, part, path) => {
  const refusal = { status: 422, code: 'invalid-request', path } as const;
  await refused(member, ['POST', '/api/subscription/change', { ...PRO, ...part }], refusal);
});

test('Free is reached by cancelling, and what one has is no change', async () => {
  for (const path of ['/api/subscription/preview', '/api/subscription/change']) {
    await refused(member, ['POST', path, { plan: 'free', interval: 'monthly' }], { status: 422, code: 'use-cancel' });
    await refused(member, ['POST', path, BASIC], { status: 409, code: 'no-change' });
  }
});

test('a preview is good for what it showed, to whom it was shown, and only while nothing changes', async () => {
  const stale = { status: 409, code: 'stale-preview' } as const;
  const change = (client: ApiClient, previewId: string, choice: object = PRO) =>
    refused(client, ['POST', '/api/subscription/change', { ...choice, previewId, paymentMethod: CARD }], stale);
  const foreign = await previewOf(free, PRO);
  const other = await previewOf(member, { ...PRO, interval: 'annual' });
  for (const id of [foreign.id, other.id, NOBODY, 'no-id', memberInvoice]) await change(member, id);
  const outdated = await previewOf(member, PRO);
  await operator.read('PUT', '/api/operator/price-list', { plans: [{ key: 'pro', monthlyCents: 9_100 }] });
  await change(member, outdated.id);
  await operator.read('PUT', '/api/operator/price-list', { plans: [{ key: 'pro', monthlyCents: 9_000 }] });
  const beforeChange = await previewOf(member, PRO);
  await member.read('POST', '/api/subscription/change', { ...BASIC, interval: 'annual' });
  await change(member, beforeChange.id);
  await member.read('DELETE', '/api/subscription/pending-change');
  const old = await previewOf(member, PRO);
  await operator.read('POST', '/api/operator/clock', { advance: 'PT31M' });
  await change(member, old.id);
});

test('while a payment is at work nothing else is begun', async () => {
  const { pool } = api.database;
  const id = '01a20e9d-0000-7000-8000-000000000001';
  await pool.query(
    `INSERT INTO payments (id, account_id, gateway, state, intent, cents, asked_at)
     SELECT $1, account_id, gateway, 'asked', intent, cents, asked_at FROM payments WHERE account_id = $2 LIMIT 1`,
    [id, memberId],
  );
  const busy = { status: 409, code: 'change-in-progress' } as const;
  await refused(member, ['POST', '/api/subscription/change', { ...PRO, paymentMethod: CARD }], busy);
  await refused(member, ['POST', '/api/top-ups', { cents: 1_000 }], busy);
  await pool.query('DELETE FROM payments WHERE id = $1', [id]);
});

test('nobody sees or touches what is another account’s', async () => {
  const gone = { status: 404, code: 'not-found' } as const;
  for (const id of [memberInvoice, NOBODY, 'GS-000001']) await refused(free, ['GET', `/api/invoices/${id}.pdf`], gone);
  expect(await free.read('GET', '/api/invoices')).toEqual({ items: [], nextCursor: null });
  await refused(free, ['POST', '/api/sandbox/events', { kind: 'refund', invoiceId: memberInvoice }], gone);
  for (const invoiceId of [NOBODY, 'none']) {
    await refused(operator, ['POST', '/api/sandbox/events', { kind: 'refund', invoiceId }], gone);
  }
  const waiting = await member.send('POST', '/api/subscription/change', {
    ...PRO,
    paymentMethod: { token: 'tok_authenticate' },
  });
  const { authenticationId } = (await waiting.json()) as { authenticationId: string };
  for (const id of [authenticationId, NOBODY, 'none']) {
    await refused(free, ['POST', '/api/sandbox/authenticate', { id, outcome: 'succeed' }], gone);
  }
  const outcome = { status: 422, code: 'invalid-request', path: 'outcome' } as const;
  await refused(member, ['POST', '/api/sandbox/authenticate', { id: authenticationId, outcome: 'maybe' }], outcome);
});

test.each([
  ['GET', '/api/invoices'],
  ['GET', '/api/subscription/payment-options'],
  ['POST', '/api/subscription/preview', PRO],
  ['POST', '/api/subscription/change', { ...PRO, paymentMethod: CARD }],
  ['POST', '/api/subscription/cancel'],
  ['POST', '/api/subscription/resume'],
  ['POST', '/api/subscription/payment-method', CARD],
  ['POST', '/api/subscription/card-entry'],
  ['DELETE', '/api/subscription/pending-change'],
  ['POST', '/api/top-ups', { cents: 1_000 }],
  ['POST', '/api/sandbox/authenticate', { id: NOBODY, outcome: 'succeed' }],
] as const satisfies readonly Call[])('%s %s is not for keys and not for strangers', async (...call) => {
  // A key notes when it was used, now and then: not in the call that is looked at.
  await program.me();
  await refused(program, call, { status: 403, code: 'session-required' });
  await refused(createStranger(api.app), call, { status: 401, code: 'unauthenticated' });
});

test('a webhook of nobody is not believed', async () => {
  const before = await readEverything(api.database.pool);
  const stranger = createStranger(api.app);
  for (const body of ['', '{}', '{"id": "evt_1"}', '[]', '\u0000', '{"id": 7}']) {
    const answer = await stranger.send('POST', '/api/webhooks/sandbox', body);
    expect([body, answer.status]).toEqual([body, 400]);
  }
  expect((await stranger.send('POST', '/api/webhooks/stripe', '{}')).status).toBe(404);
  expect(await readEverything(api.database.pool)).toEqual(before);
});

import type {
  AcceptedGeneration,
  Credits,
  Entry,
  GenerationRefund,
  Page,
  Project,
  Reconciliation,
  Usage,
} from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { captureGeneration } from './testing/capture-generation.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { expectNothingMoved, readEverything } from './testing/expect-nothing-moved.ts';

let api: TestApi;
let operator: ApiClient;
let member: ApiClient;
let memberId: string;
let projectId: string;

beforeAll(async () => {
  api = await createTestApi({ hasTestClock: true });
  operator = await signUp(api.app);
  member = await signUp(api.app);
  memberId = (await member.me()).account.id;
  projectId = (await member.read<Project>('POST', '/api/projects', { name: 'Refunds' })).id;
});

afterAll(() => api.close());

const pathOf = (id: string) => `/api/operator/generations/${id}/refund`;
const spendable = async () => (await member.me()).credits.spendableMillicredits;

async function order(): Promise<string> {
  const work = { model: 'fake-image', prompt: 'a hat' };
  return (await member.read<AcceptedGeneration>('POST', `/api/projects/${projectId}/generations`, work)).id;
}

async function deliver(): Promise<string> {
  const id = await order();
  await captureGeneration(api.database, id);
  return id;
}

test('all that it cost comes back, with the operator’s words in the statement', async () => {
  const before = await spendable();
  const id = await deliver();
  expect(await spendable()).toBe(before - 1_000);
  const refund = await operator.read<GenerationRefund>('POST', pathOf(id), { reason: 'The sky was green' });
  expect(refund).toEqual({ generationId: id, refundedMillicredits: 1_000, lapsedMillicredits: 0 });
  expect(await spendable()).toBe(before);
  const { items } = await member.read<Page<Entry>>('GET', '/api/credits/entries?limit=1');
  expect(items).toMatchObject([
    { kind: 'refund', millicredits: 1_000, generationId: id, model: 'fake-image', reason: 'The sky was green' },
  ]);
  expect(await member.read<Usage>('GET', '/api/usage?groupBy=model')).toMatchObject({
    items: [{ key: 'fake-image', millicredits: 0 }],
  });
});

test('a second refund is refused, also when two are sent at once, and leaves no trace', async () => {
  const before = await spendable();
  const id = await deliver();
  const answers = await Promise.all([1, 2, 3].map(() => operator.send('POST', pathOf(id), { reason: 'Twice' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await spendable()).toBe(before);
  const tools = { pool: api.database.pool, client: operator };
  await expectNothingMoved(tools, ['POST', pathOf(id), { reason: 'Again' }], { status: 409, code: 'conflict' });
});

test('the same key gets the first answer', async () => {
  const id = await deliver();
  const send = () => operator.send('POST', pathOf(id), { reason: 'Once' }, { 'idempotency-key': `refund-${id}` });
  const first = await (await send()).text();
  const before = await readEverything(api.database.pool);
  expect(await (await send()).text()).toBe(first);
  expect(await readEverything(api.database.pool)).toEqual(before);
});

test('what comes back of a grant that has ended is made good for a week', async () => {
  const { now } = await operator.read<{ now: string }>('GET', '/api/operator/clock');
  const expiresAt = new Date(Date.parse(now) + 3_600_000).toISOString();
  const gift = { accountId: memberId, millicredits: 600, priority: 1, expiresAt, reason: 'for an hour' };
  await operator.read('POST', '/api/operator/grants', gift);
  const id = await deliver();
  await operator.read('POST', '/api/operator/clock', { advance: 'P1D' });
  const before = await spendable();
  const refund = await operator.read<GenerationRefund>('POST', pathOf(id), { reason: 'Late' });
  expect(refund).toEqual({ generationId: id, refundedMillicredits: 1_000, lapsedMillicredits: 600 });
  expect(await spendable()).toBe(before + 1_000);
  const { grants } = await member.read<Credits>('GET', '/api/credits');
  expect(grants.find(({ kind }) => kind === 'make-good')).toMatchObject({
    amountMillicredits: 600,
    expiresAt: new Date(Date.parse(now) + 8 * 86_400_000).toISOString(),
  });
  const books = await operator.read<Reconciliation>('POST', '/api/operator/reconcile');
  expect(books.differences).toEqual([]);
});

test('what is still running, was stopped or never was cannot be refunded', async () => {
  const running = await order();
  const stopped = await order();
  await member.read('POST', `/api/generations/${stopped}/cancel`);
  const tools = { pool: api.database.pool, client: operator };
  const body = { reason: 'Please' };
  for (const id of [running, stopped]) {
    await expectNothingMoved(tools, ['POST', pathOf(id), body], { status: 409, code: 'conflict' });
  }
  for (const id of ['01a20e9d-0000-7000-8000-000000000000', 'none']) {
    await expectNothingMoved(tools, ['POST', pathOf(id), body], { status: 404, code: 'not-found' });
  }
  const refused = { status: 422, code: 'invalid-request', path: 'reason' } as const;
  for (const reason of [undefined, '  ', 7, 'x'.repeat(501)]) {
    await expectNothingMoved(tools, ['POST', pathOf(running), { reason }], refused);
  }
});

test('nobody gives themselves a refund', async () => {
  const id = await deliver();
  await expectProblem(await member.send('POST', pathOf(id), { reason: 'Mine' }), 404, 'not-found');
});

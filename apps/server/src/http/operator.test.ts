import type { Clock, Credits, Entry, OperatorAccount, Page, Reconciliation, Usage } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let operator: ApiClient;
let member: ApiClient;
let memberId: string;

beforeAll(async () => {
  api = await createTestApi({ hasTestClock: true });
  operator = await signUp(api.app);
  member = await signUp(api.app);
  memberId = (await member.me()).account.id;
});

afterAll(() => api.close());

const readClock = async () => new Date((await operator.read<Clock>('GET', '/api/operator/clock')).now);

test('a grant starts and ends by the clock, each entry dated at its own instant', async () => {
  const now = await readClock();
  const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
  const grant = { accountId: memberId, millicredits: 7_000, effectiveAt: at(1), expiresAt: at(3), reason: 'a gift' };
  await operator.read('POST', '/api/operator/grants', grant);
  expect((await member.me()).credits.spendableMillicredits).toBe(1_000_000);

  expect(await operator.read<Clock>('POST', '/api/operator/clock', { advance: 'P2D' })).toEqual({ now: at(2) });
  expect((await member.me()).credits.spendableMillicredits).toBe(1_007_000);

  await operator.read('POST', '/api/operator/clock', { now: at(10) });
  expect((await member.me()).credits.spendableMillicredits).toBe(1_000_000);
  const { items } = await member.read<Page<Entry>>('GET', '/api/credits/entries');
  expect(items.slice(0, 2).map(({ kind, millicredits, at: instant }) => [kind, millicredits, instant])).toEqual([
    ['lapse', -7_000, at(3)],
    ['grant', 7_000, at(1)],
  ]);
  const shown = await member.read<Credits>('GET', '/api/credits');
  expect(shown.grants.map(({ kind }) => kind)).toEqual(['free']);
  const all = await member.read<Credits>('GET', '/api/credits?include=all');
  expect(all.grants.map(({ kind }) => kind).sort()).toEqual(['free', 'operator']);
});

test('the clock never goes back, and says so', async () => {
  const now = await readClock();
  const back = { now: new Date(now.getTime() - 1).toISOString() };
  await expectProblem(await operator.send('POST', '/api/operator/clock', back), 422, 'clock-backwards');
  expect(await readClock()).toEqual(now);
});

test.each([{}, { advance: 'tomorrow' }, { advance: 'P9999Y' }, { now: 'soon' }, { now: '2030-01-01', advance: 'P1D' }])(
  'the clock does not move by %j',
  async (body) => {
    const now = await readClock();
    await expectProblem(await operator.send('POST', '/api/operator/clock', body), 422, 'invalid-request');
    expect(await readClock()).toEqual(now);
  },
);

test.each([
  ['an account that is not there', { accountId: '01a20e9d-0000-7000-8000-000000000000' }, 404, 'not-found'],
  ['an account that is no id', { accountId: 'somebody' }, 404, 'not-found'],
  ['nothing', { millicredits: 0 }, 422, 'invalid-request'],
  ['half a millicredit', { millicredits: 0.5 }, 422, 'invalid-request'],
  ['more than can be counted', { millicredits: 1e300 }, 422, 'invalid-request'],
  ['no reason', { reason: ' ' }, 422, 'invalid-request'],
  ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 422, 'invalid-request'],
  ['a time that is none', { effectiveAt: 'soon' }, 422, 'invalid-request'],
] as const)('a grant with %s is refused and gives nothing', async (_, change, status, code) => {
  const before = await member.read<Credits>('GET', '/api/credits?include=all');
  const body = { accountId: memberId, millicredits: 1, reason: 'test', ...change };
  await expectProblem(await operator.send('POST', '/api/operator/grants', body), status, code);
  expect(await member.read<Credits>('GET', '/api/credits?include=all')).toEqual(before);
});

test('pages hold every row once, in order, and a cursor from elsewhere is refused', async () => {
  for (let count = 0; count < 4; count += 1) {
    await operator.read('POST', '/api/operator/grants', { accountId: memberId, millicredits: 10, reason: `${count}` });
  }
  const whole = await member.read<Page<Entry>>('GET', '/api/credits/entries?limit=200');
  const paged: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<Entry> = await member.read('GET', `/api/credits/entries?limit=2${query}`);
    paged.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole.items);
  for (const path of ['/api/credits/entries', '/api/projects', '/api/assets']) {
    for (const wrong of ['nonsense', 'W10', Buffer.from('["2026-01-01T00:00:00.000Z","x"]').toString('base64url')]) {
      await expectProblem(await member.send('GET', `${path}?cursor=${wrong}`), 422, 'invalid-request');
    }
    await expectProblem(await member.send('GET', `${path}?limit=0`), 422, 'invalid-request');
    await expectProblem(await member.send('GET', `${path}?limit=201`), 422, 'invalid-request');
  }
});

test('the CSV has the same movements, oldest first, under the names of the contract', async () => {
  const whole = await member.read<Page<Entry>>('GET', '/api/credits/entries?limit=200');
  const answer = await member.send('GET', '/api/credits/entries.csv');
  expect(answer.headers.get('content-type')).toContain('text/csv');
  const [header, ...lines] = (await answer.text()).trimEnd().split('\r\n');
  expect(header).toBe(
    'id,at,kind,millicredits,spendableAfterMillicredits,grantId,holdId,generationId,runId,model,projectId,reason',
  );
  expect(lines.map((line) => line.split(',')[0])).toEqual(whole.items.map(({ id }) => id).reverse());
});

test('accounts are listed newest first with their credits', async () => {
  const page = await operator.read<Page<OperatorAccount>>('GET', '/api/operator/accounts?limit=1');
  expect(page.items).toEqual([expect.objectContaining({ id: memberId, credits: expect.any(Object) })]);
  const next = await operator.read<Page<OperatorAccount>>('GET', `/api/operator/accounts?cursor=${page.nextCursor}`);
  expect(next).toMatchObject({ items: [{ role: 'operator' }], nextCursor: null });
});

test('usage of nothing is empty, and a grouping that is none is refused', async () => {
  expect(await member.read<Usage>('GET', '/api/usage?groupBy=day')).toEqual({ items: [] });
  const problem = await expectProblem(await member.send('GET', '/api/usage?groupBy=week'), 422, 'invalid-request');
  expect(problem.errors?.[0]).toEqual({ path: 'groupBy', message: 'must be one of day, model, project' });
  await expectProblem(await member.send('GET', '/api/usage?groupBy=day&groupBy=day'), 422, 'invalid-request');
});

test('sound books show no difference, and a planted one is found with both figures', async () => {
  const reconcile = () => operator.read<Reconciliation>('POST', '/api/operator/reconcile');
  expect(await reconcile()).toEqual({ accounts: 2, differences: [] });
  const { spendableMillicredits } = (await member.me()).credits;
  const shift = (by: number) =>
    api.database.pool.query(
      'UPDATE credit_accounts SET spendable_millicredits = spendable_millicredits + $2 WHERE account_id = $1',
      [memberId, by],
    );
  await shift(3);
  expect((await reconcile()).differences).toEqual([
    {
      accountId: memberId,
      figure: 'account spendable',
      subject: null,
      storedMillicredits: spendableMillicredits + 3,
      derivedMillicredits: spendableMillicredits,
    },
  ]);
  await shift(-3);
});

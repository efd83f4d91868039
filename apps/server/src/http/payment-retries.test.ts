import type { Credits, Invoice, Page, Problem, TopUp } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let member: ApiClient;

beforeAll(async () => {
  api = await createTestApi();
  member = await signUp(api.app);
  const basic = { plan: 'basic', interval: 'monthly', paymentMethod: { token: 'tok_success' } };
  await member.read('POST', '/api/subscription/change', basic);
});

afterAll(() => api.close());

const topUp = (key: string, token: string) =>
  member.send('POST', '/api/top-ups', { cents: 2_000, paymentMethod: { token } }, { 'idempotency-key': key });

async function boughtSoFar(): Promise<readonly number[]> {
  const { grants } = await member.read<Credits>('GET', '/api/credits?include=all');
  const { items } = await member.read<Page<Invoice>>('GET', '/api/invoices');
  return [grants.filter(({ kind }) => kind === 'topup').length, items.filter(({ kind }) => kind === 'topup').length];
}

test('a top-up that was confirmed at the bank is answered to its key, and bought once', async () => {
  const problem = await expectProblem(await topUp('confirm', 'tok_authenticate'), 402, 'authentication-required');
  const again = await expectProblem(await topUp('confirm', 'tok_authenticate'), 402, 'authentication-required');
  expect(again.authenticationId).toBe(problem.authenticationId);
  expect(await boughtSoFar()).toEqual([0, 0]);
  const confirmation = { id: (problem as Problem).authenticationId, outcome: 'succeed' };
  await member.read('POST', '/api/sandbox/authenticate', confirmation);
  const answer = await topUp('confirm', 'tok_authenticate');
  expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining({ millicredits: 2_000_000 })]);
  expect(await boughtSoFar()).toEqual([1, 1]);
});

test('fifty equal clicks with one key are one top-up with one answer', async () => {
  const before = await boughtSoFar();
  const answers = await Promise.all(Array.from({ length: 50 }, () => topUp('click', 'tok_success')));
  const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<TopUp>));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
  expect(await boughtSoFar()).toEqual(before.map((count) => count + 1));
});

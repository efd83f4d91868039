import type {
  AcceptedGeneration,
  CanvasItems,
  Credits,
  Entry,
  Generation,
  Page,
  Project,
  Quote,
} from '@gesso/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let person: ApiClient;
let path: string;
let projectId: string;

beforeAll(async () => {
  api = await createTestApi();
  await openBoard();
});

afterAll(() => api.close());

async function openBoard(): Promise<void> {
  person = await signUp(api.app);
  const project = await person.read<Project>('POST', '/api/projects', { name: 'Board' });
  projectId = project.id;
  path = `/api/projects/${projectId}/generations`;
}

const WORK = { model: 'fake-image', prompt: 'a hat' };

async function expectNothingMoved(): Promise<void> {
  expect((await person.me()).credits).toEqual({ spendableMillicredits: 1_000_000, heldMillicredits: 0 });
  expect((await person.read<Page<Entry>>('GET', '/api/credits/entries')).items).toHaveLength(1);
  expect((await person.read<CanvasItems>('GET', `/api/projects/${projectId}/items`)).items).toEqual([]);
}

test.each([
  ['an unknown model', { ...WORK, model: 'nobody-1' }, 422, 'unknown-model', 'model'],
  ['no model', { prompt: 'a hat' }, 422, 'invalid-request', 'model'],
  ['an empty prompt', { ...WORK, prompt: '' }, 422, 'invalid-prompt', 'prompt'],
  ['a prompt of blanks', { ...WORK, prompt: ' \n\t ' }, 422, 'invalid-prompt', 'prompt'],
  ['a prompt of 100,000 characters', { ...WORK, prompt: 'a'.repeat(100_000) }, 422, 'invalid-prompt', 'prompt'],
  ['a prompt that is a number', { ...WORK, prompt: 7 }, 422, 'invalid-prompt', 'prompt'],
  ['no prompt', { model: 'fake-image' }, 422, 'invalid-prompt', 'prompt'],
  ['a setting out of range', { ...WORK, settings: { count: 0 } }, 422, 'invalid-settings', 'settings.count'],
  ['a setting of another type', { ...WORK, settings: { count: '2' } }, 422, 'invalid-settings', 'settings.count'],
  ['a setting outside its choices', { ...WORK, settings: { size: '1x1' } }, 422, 'invalid-settings', 'settings.size'],
  ['an unknown setting', { ...WORK, settings: { speed: 1 } }, 422, 'invalid-settings', 'settings.speed'],
  ['settings that are a list', { ...WORK, settings: [] }, 422, 'invalid-settings', 'settings'],
  ['an unknown field', { ...WORK, price: 0 }, 422, 'invalid-request', 'price'],
  ['a place that is none', { ...WORK, place: { x: 'left', y: 0 } }, 422, 'invalid-request', 'place.x'],
  ['a place beyond the board', { ...WORK, place: { x: 1e12, y: 0 } }, 422, 'invalid-request', 'place.x'],
  ['references that are no list', { ...WORK, references: 'a' }, 422, 'invalid-request', 'references'],
  ['a negative maximum', { ...WORK, maxMillicredits: -1 }, 422, 'invalid-request', 'maxMillicredits'],
  ['a broken maximum', { ...WORK, maxMillicredits: 0.5 }, 422, 'invalid-request', 'maxMillicredits'],
  ['a maximum below the price', { ...WORK, maxMillicredits: 999 }, 402, 'max-exceeded', undefined],
  ['a body that is a list', [], 422, 'invalid-request', 'body'],
  ['text that is no JSON', '{', 400, 'invalid-request', 'body'],
] as const)('%s is refused, names the field and moves nothing', async (_, body, status, code, field) => {
  const problem = await expectProblem(await person.send('POST', path, body), status, code);
  if (field !== undefined) expect(problem.errors?.[0]?.path).toBe(field);
  await expectNothingMoved();
});

describe('on a board of one’s own', () => {
  beforeEach(openBoard);

  test('more credits than there are is 402 and says how many are missing', async () => {
    const answers = [];
    for (let count = 0; count < 16; count += 1) {
      answers.push(await person.send('POST', path, { ...WORK, settings: { size: '256x256', count: 4 } }));
    }
    const problem = await expectProblem(answers.at(-1) as Response, 402, 'insufficient-credits');
    expect(problem.detail).toMatch(/costs .* credits/);
    const { credits } = await person.me();
    expect(credits.spendableMillicredits + credits.heldMillicredits).toBe(1_000_000);
  });

  test('accepted work holds its quote, lies on the board, and comes back when it is cancelled', async () => {
    const quote = await person.read<Quote>('POST', '/api/quotes', { kind: 'generation', model: 'fake-image' });
    const accepted = await person.read<AcceptedGeneration>('POST', path, WORK);
    expect(accepted).toMatchObject({ status: 'queued', quotedMillicredits: quote.totalMillicredits });
    const { items } = await person.read<CanvasItems>('GET', `/api/projects/${projectId}/items`);
    expect(items.map(({ id, status, generationId }) => ({ id, status, generationId }))).toEqual([
      { id: accepted.itemIds[0], status: 'pending', generationId: accepted.id },
    ]);
    expect((await person.me()).credits).toEqual({ spendableMillicredits: 999_000, heldMillicredits: 1_000 });

    const cancelled = await person.read<Generation>('POST', `/api/generations/${accepted.id}/cancel`);
    expect(cancelled).toMatchObject({ status: 'cancelled', chargedMillicredits: 0 });
    expect((await person.me()).credits).toEqual({ spendableMillicredits: 1_000_000, heldMillicredits: 0 });
    const { items: entries } = await person.read<Page<Entry>>('GET', '/api/credits/entries');
    expect(entries.map(({ kind, millicredits }) => [kind, millicredits])).toEqual([
      ['release', 1_000],
      ['hold', -1_000],
      ['grant', 1_000_000],
    ]);
  });

  test('twenty double clicks with one key are one generation and one hold', async () => {
    const headers = { 'idempotency-key': 'double-click' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.send('POST', path, WORK, headers)));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
    expect((await person.me()).credits.heldMillicredits).toBe(1_000);
    await expectProblem(
      await person.send('POST', path, { ...WORK, prompt: 'another hat' }, headers),
      422,
      'idempotency-mismatch',
    );
  });

  test('a server that dies between its commit and its answer has made one generation', async () => {
    const headers = { 'idempotency-key': 'crash' };
    const first = await person.send('POST', path, WORK, headers);
    // What the death of the process leaves: the work is committed, the answer was never written down.
    await api.database.pool.query("UPDATE idempotent_answers SET status = NULL, body = NULL WHERE key = 'crash'");
    const again = await person.send('POST', path, WORK, headers);
    expect([again.status, await again.text()]).toEqual([202, await first.text()]);
    expect((await person.me()).credits.heldMillicredits).toBe(1_000);
    const { rows } = await api.database.pool.query('SELECT 1 FROM generations WHERE project_id = $1', [projectId]);
    expect(rows).toHaveLength(1);
  });

  test('a grant of the operator is given once under one key', async () => {
    const operator = await findOperator();
    const { account } = await person.me();
    const body = { accountId: account.id, millicredits: 5_000, reason: 'thanks' };
    const headers = { 'idempotency-key': 'thanks-1' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => operator.send('POST', '/api/operator/grants', body, headers)),
    );
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    await api.database.pool.query("UPDATE idempotent_answers SET status = NULL, body = NULL WHERE key = 'thanks-1'");
    expect((await operator.send('POST', '/api/operator/grants', body, headers)).status).toBe(201);
    const credits = await person.read<Credits>('GET', '/api/credits');
    expect(credits.grants.map(({ kind, amountMillicredits }) => [kind, amountMillicredits])).toEqual([
      ['free', 1_000_000],
      ['operator', 5_000],
    ]);
  });
});

async function findOperator(): Promise<ApiClient> {
  const { account } = await person.me();
  await api.database.pool.query("UPDATE accounts SET role = 'operator' WHERE id = $1", [account.id]);
  return person;
}

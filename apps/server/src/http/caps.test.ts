import type { AcceptedGeneration, Caps, Clock, Project } from '@gesso/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { captureHold, ownCaptureId } from '../modules/ledger/index.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { type ApiClient, createKeyHolder, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { expectNothingMoved } from './testing/expect-nothing-moved.ts';

let api: TestApi;
let operator: ApiClient;
let person: ApiClient;
let path: string;

beforeAll(async () => {
  api = await createTestApi({ hasTestClock: true });
  operator = await signUp(api.app);
});

afterAll(() => api.close());

beforeEach(async () => {
  person = await signUp(api.app);
  path = await createBoard();
});

async function createBoard(): Promise<string> {
  const { id } = await person.read<Project>('POST', '/api/projects', { name: 'Capped' });
  return `/api/projects/${id}/generations`;
}

/** Costs 1 credit. */
const WORK = { model: 'fake-image', prompt: 'a hat' };

type Capped = {
  readonly cap: string;
  readonly words: string;
  /** The name it is set by. */
  readonly field: string;
  /** Sets the cap. @returns Whoever it binds. */
  readonly set: (capMillicredits: number) => Promise<ApiClient>;
};

const byPerson = (name: keyof Caps) => async (capMillicredits: number) => {
  await person.read('PUT', '/api/caps', { [name]: capMillicredits });
  return person;
};

const byKey = async (capMillicredits: number) => {
  const { key } = await person.read<{ key: string }>('POST', '/api/keys', { name: 'Script', capMillicredits });
  return createKeyHolder(api.app, key);
};

/** Of these, what is already held counts; a single generation is a run of its own. */
const SUMMED: readonly Capped[] = [
  { cap: 'day', words: 'your cap per day', field: 'perDayMillicredits', set: byPerson('perDayMillicredits') },
  {
    cap: 'project',
    words: 'your cap per project',
    field: 'perProjectMillicredits',
    set: byPerson('perProjectMillicredits'),
  },
  { cap: 'key', words: 'the cap of the API key', field: 'capMillicredits', set: byKey },
];

const RUN: Capped = {
  cap: 'run',
  words: 'your cap per run',
  field: 'perRunMillicredits',
  set: byPerson('perRunMillicredits'),
};

test.each([RUN, ...SUMMED])(
  'a $cap cap below the price stops the work by its name, and nothing moves',
  async ({ words, field, set }) => {
    const client = await set(999);
    // The first request of a key notes that the key is used.
    await client.me();
    const asked = { pool: api.database.pool, client };
    const refusal = { status: 402, code: 'cap-exceeded', path: field } as const;
    const problem = await expectNothingMoved(asked, ['POST', path, WORK], refusal);
    expect(problem.detail).toBe(`This costs 1 credit, above ${words}: 0 of 0.999 credits used.`);
  },
);

describe.each(SUMMED)('a $cap cap of five', ({ set }) => {
  test('lets five of twelve pass that come together, and counts what is held', async () => {
    const client = await set(5_000);
    const answers = await Promise.all(Array.from({ length: 12 }, () => client.send('POST', path, WORK)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(5).fill(202), ...Array(7).fill(402)]);
    expect((await person.me()).credits).toEqual({ spendableMillicredits: 995_000, heldMillicredits: 5_000 });
  });

  test('counts no longer what was released', async () => {
    const client = await set(5_000);
    const work = { ...WORK, settings: { count: 4 } };
    const first = await client.read<AcceptedGeneration>('POST', path, work);
    expect((await client.send('POST', path, work)).status).toBe(402);
    await client.read('POST', `/api/generations/${first.id}/cancel`);
    expect((await client.send('POST', path, work)).status).toBe(202);
  });
});

test('a project cap binds each project by itself, a day cap all of them', async () => {
  await person.read('PUT', '/api/caps', { perProjectMillicredits: 1_000, perDayMillicredits: 2_000 });
  const boards = [path, await createBoard(), await createBoard()];
  const statuses: number[] = [];
  for (const board of boards) statuses.push((await person.send('POST', board, WORK)).status);
  expect(statuses).toEqual([202, 202, 402]);
  expect((await person.send('POST', path, WORK)).status).toBe(402);
});

test('a day is a UTC day: at its last millisecond the cap still binds, at midnight it begins anew', async () => {
  const { now } = await operator.read<Clock>('GET', '/api/operator/clock');
  const midnight = Math.ceil((new Date(now).getTime() + 1) / 86_400_000) * 86_400_000;
  const moveTo = (time: number) => operator.read('POST', '/api/operator/clock', { now: new Date(time).toISOString() });
  await moveTo(midnight - 1);
  await person.read('PUT', '/api/caps', { perDayMillicredits: 1_000 });
  // As if it had been delivered: captured work belongs to the day of its capture, held work to every day.
  const done = await person.read<AcceptedGeneration>('POST', path, WORK);
  const { holdId } = done;
  const capture = { operationId: ownCaptureId(holdId), holdId, amountMillicredits: 1_000n, at: new Date(midnight - 1) };
  await inTransaction(api.database, (connection) => captureHold(connection, capture));
  expect((await person.send('POST', path, WORK)).status).toBe(402);
  await moveTo(midnight);
  expect((await person.send('POST', path, WORK)).status).toBe(202);
  expect((await person.send('POST', path, WORK)).status).toBe(402);
});

test('the price is the server’s, and a cap is asked for that one', async () => {
  await person.read('PUT', '/api/caps', { perRunMillicredits: 3_999 });
  const asked = { pool: api.database.pool, client: person };
  const work = { ...WORK, settings: { count: 4 } };
  await expectNothingMoved(asked, ['POST', path, work], { status: 402, code: 'cap-exceeded' });
  await expectNothingMoved(asked, ['POST', path, { ...work, maxMillicredits: 3_998 }], {
    status: 402,
    code: 'max-exceeded',
  });
  await person.read('PUT', '/api/caps', { perRunMillicredits: 4_000 });
  expect((await person.send('POST', path, work)).status).toBe(202);
});

import type { Project } from '@gesso/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { expectNothingMoved, readEverything } from './testing/expect-nothing-moved.ts';

let api: TestApi;
let operator: ApiClient;
let person: ApiClient;
let accountId: string;
let projectId: string;

beforeAll(async () => {
  api = await createTestApi();
  operator = await signUp(api.app);
  person = await signUp(api.app);
  accountId = (await person.me()).account.id;
  projectId = (await person.read<Project>('POST', '/api/projects', { name: 'Mine' })).id;
});

afterAll(() => api.close());

/** As they stand in the text of a body; `JSON.stringify` cannot say most of them. */
const NO_AMOUNTS = [
  '-1',
  '0.5',
  '-0.001',
  '1e999',
  '-1e999',
  '9007199254740992',
  '9007199254740993',
  '1e300',
  '"1000"',
  '""',
  'true',
  '[]',
  '[1]',
  '{}',
];

/** JavaScript's names for what JSON has no word for: no field can be read from such a text. */
const NO_JSON = ['NaN', 'Infinity', '-Infinity', '0x10', '1n'];

/** Where an amount stands, and what stands around it. */
type Place = {
  readonly field: string;
  readonly client: () => ApiClient;
  readonly method: string;
  readonly address: () => string;
  readonly body: () => Readonly<Record<string, unknown>>;
  /** What is no amount here although it is elsewhere. */
  readonly also: readonly string[];
};

const caps = { client: () => person, method: 'PUT', address: () => '/api/caps', body: () => ({}), also: [] };

const PLACES: readonly Place[] = [
  {
    field: 'millicredits',
    client: () => operator,
    method: 'POST',
    address: () => '/api/operator/grants',
    body: () => ({ accountId, reason: 'test' }),
    also: ['0', '-0', 'null'],
  },
  {
    field: 'priority',
    client: () => operator,
    method: 'POST',
    address: () => '/api/operator/grants',
    body: () => ({ accountId, reason: 'test', millicredits: 1 }),
    also: ['null'],
  },
  { ...caps, field: 'perRunMillicredits' },
  { ...caps, field: 'perDayMillicredits' },
  { ...caps, field: 'perProjectMillicredits' },
  {
    field: 'capMillicredits',
    client: () => person,
    method: 'POST',
    address: () => '/api/keys',
    body: () => ({ name: 'Script' }),
    also: [],
  },
  {
    field: 'maxMillicredits',
    client: () => person,
    method: 'POST',
    address: () => `/api/projects/${projectId}/generations`,
    body: () => ({ model: 'fake-image', prompt: 'a hat' }),
    also: ['null'],
  },
  {
    field: 'briefWords',
    client: () => person,
    method: 'POST',
    address: () => '/api/quotes',
    body: () => ({ kind: 'task', deliverables: [{ kind: 'image', count: 1, model: 'fake-image' }] }),
    also: ['null'],
  },
];

const withField = (body: object, field: string, value: string) =>
  `${JSON.stringify({ ...body, [field]: '@' }).replace('"@"', () => value)}`;

describe.each(PLACES)('$field of $method', ({ field, client, method, address, body, also }) => {
  test.each([...NO_AMOUNTS, ...also])('is refused as %s, by its name, and nothing moves', async (value) => {
    const call = [method, address(), withField(body(), field, value)] as const;
    await expectNothingMoved({ pool: api.database.pool, client: client() }, call, {
      status: 422,
      code: 'invalid-request',
      path: field,
    });
  });

  test.each(NO_JSON)('as %s is no JSON, and nothing moves', async (value) => {
    const call = [method, address(), withField(body(), field, value)] as const;
    await expectNothingMoved({ pool: api.database.pool, client: client() }, call, {
      status: 400,
      code: 'invalid-request',
      path: 'body',
    });
  });
});

/** Amounts under a name or in a currency that this place does not know. */
const WRONG_FIELDS = ['credits', 'cents', 'amountCents', 'currency', 'amountMillicredits', 'kind', 'price', 'grantId'];

test.each(PLACES.flatMap((place) => WRONG_FIELDS.map((wrong) => ({ ...place, wrong }))))(
  'a $wrong beside the $field of $method is refused by its name',
  async ({ field, client, method, address, body, wrong }) => {
    const isKnown = wrong in body();
    const sent = isKnown ? { ...body(), unknown: 1 } : { ...body(), [wrong]: 'EUR' };
    const path = isKnown ? 'unknown' : wrong;
    const valid = field === 'maxMillicredits' ? 1_000_000 : 1;
    await expectNothingMoved(
      { pool: api.database.pool, client: client() },
      [method, address(), { ...sent, [field]: valid }],
      {
        status: 422,
        code: 'invalid-request',
        path,
      },
    );
  },
);

test('the snapshot sees a single millicredit that moves', async () => {
  const before = await readEverything(api.database.pool);
  await operator.read('POST', '/api/operator/grants', { accountId, millicredits: 1, reason: 'test' });
  const after = await readEverything(api.database.pool);
  const changed = Object.keys(after).filter((table) => String(after[table]) !== String(before[table]));
  expect(changed).toEqual(expect.arrayContaining(['credit_accounts', 'credit_entries', 'credit_grants']));
});

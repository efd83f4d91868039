import type { AcceptedGeneration, Asset, Page, Problem, Project } from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { expectNothingMoved } from './testing/expect-nothing-moved.ts';

let api: TestApi;
let operator: ApiClient;
let person: ApiClient;
let accountId: string;
let projectId: string;
/** Of somebody else: a project, a generation in it, an asset, a key. */
let foreign: Readonly<Record<'project' | 'generation' | 'asset' | 'key', string>>;

beforeAll(async () => {
  api = await createTestApi();
  operator = await signUp(api.app);
  person = await signUp(api.app);
  accountId = (await person.me()).account.id;
  projectId = (await person.read<Project>('POST', '/api/projects', { name: 'Mine' })).id;
  foreign = await createForeign(await signUp(api.app));
});

afterAll(() => api.close());

async function createForeign(other: ApiClient): Promise<typeof foreign> {
  const project = (await other.read<Project>('POST', '/api/projects', { name: 'Theirs' })).id;
  const work = { model: 'fake-image', prompt: 'a hat' };
  const generation = await other.read<AcceptedGeneration>('POST', `/api/projects/${project}/generations`, work);
  const key = await other.read<{ id: string }>('POST', '/api/keys', { name: 'Theirs' });
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(picture)], 'red.png', { type: 'image/png' }));
  const asset = (await (await other.send('POST', `/api/projects/${project}/assets`, form)).json()) as Asset;
  return { project, generation: generation.id, asset: asset.id, key: key.id };
}

const SETTINGS: readonly (readonly [string, string])[] = [
  ...['0', '-1', '0.5', '5', '1e999', '9007199254740992', '"2"', 'null', 'true', '[2]'].map(
    (value) => ['count', value] as const,
  ),
  ...['-1', '0.5', '1e999', '9007199254740992', '"7"', 'null'].map((value) => ['seed', value] as const),
  ...['"1x1"', '64', 'null', '"64X64"', '["64x64"]'].map((value) => ['size', value] as const),
  ...['credits', 'priceMillicredits', 'speed', 'Count'].map((name) => [name, '1'] as const),
];

describe.each(SETTINGS)('the setting %s as %s', (name, value) => {
  const settings = `{"${name}": ${value}}`;

  test('is refused where work is ordered', async () => {
    const body = `{"model": "fake-image", "prompt": "a hat", "settings": ${settings}}`;
    const call = ['POST', `/api/projects/${projectId}/generations`, body] as const;
    await expectNothingMoved({ pool: api.database.pool, client: person }, call, {
      status: 422,
      code: 'invalid-settings',
      path: `settings.${name}`,
    });
  });

  test('is refused where work is priced', async () => {
    const body = `{"kind": "generation", "model": "fake-image", "settings": ${settings}}`;
    const refusal = { status: 422, code: 'invalid-settings', path: `settings.${name}` } as const;
    await expectNothingMoved({ pool: api.database.pool, client: person }, ['POST', '/api/quotes', body], refusal);
  });
});

test.each(SETTINGS)('the setting %s as %s is refused in a task', async (name, value) => {
  const deliverable = `{"kind": "image", "count": 1, "model": "fake-image", "settings": {"${name}": ${value}}}`;
  const body = `{"kind": "task", "deliverables": [${deliverable}]}`;
  const path = `deliverables.0.settings.${name}`;
  await expectNothingMoved({ pool: api.database.pool, client: person }, ['POST', '/api/quotes', body], {
    status: 422,
    code: 'invalid-settings',
    path,
  });
});

const image = { kind: 'image', count: 1, model: 'fake-image' };

test.each<[string, unknown, Problem['code'], string]>([
  ['no kind', { model: 'fake-image' }, 'invalid-request', 'kind'],
  ['an unknown kind', { kind: 'gift', model: 'fake-image' }, 'invalid-request', 'kind'],
  ['a model that is none', { kind: 'generation', model: 'dall-e' }, 'unknown-model', 'model'],
  ['a task of nothing', { kind: 'task', deliverables: [] }, 'invalid-request', 'deliverables'],
  [
    'an unknown kind of deliverable',
    { kind: 'task', deliverables: [{ ...image, kind: 'song' }] },
    'invalid-request',
    'deliverables.0.kind',
  ],
  [
    'no deliverable',
    { kind: 'task', deliverables: [{ ...image, count: 0 }] },
    'invalid-request',
    'deliverables.0.count',
  ],
  [
    'less than none',
    { kind: 'task', deliverables: [{ ...image, count: -1 }] },
    'invalid-request',
    'deliverables.0.count',
  ],
  [
    'half a deliverable',
    { kind: 'task', deliverables: [{ ...image, count: 0.5 }] },
    'invalid-request',
    'deliverables.0.count',
  ],
  [
    'too many',
    { kind: 'task', deliverables: [{ ...image, count: 2 ** 53 }] },
    'invalid-request',
    'deliverables.0.count',
  ],
  [
    'a price of one’s own',
    { kind: 'generation', model: 'fake-image', millicredits: 1 },
    'invalid-request',
    'millicredits',
  ],
  [
    'a price inside a task',
    { kind: 'task', deliverables: [{ ...image, cents: 1 }] },
    'invalid-request',
    'deliverables.0.cents',
  ],
])('a quote of %s is refused by the field and not kept', async (_, body, code, path) => {
  await expectNothingMoved({ pool: api.database.pool, client: person }, ['POST', '/api/quotes', body], {
    status: 422,
    code,
    path,
  });
});

test.each<[string, () => readonly [string, string, unknown?]]>([
  [
    'a project to work in',
    () => ['POST', `/api/projects/${foreign.project}/generations`, { model: 'fake-image', prompt: 'a hat' }],
  ],
  ['a project to delete', () => ['DELETE', `/api/projects/${foreign.project}`]],
  ['a generation to read', () => ['GET', `/api/generations/${foreign.generation}`]],
  ['a generation to cancel', () => ['POST', `/api/generations/${foreign.generation}/cancel`]],
  ['a key to delete', () => ['DELETE', `/api/keys/${foreign.key}`]],
  [
    'an asset to work from',
    () => [
      'POST',
      `/api/projects/${projectId}/generations`,
      { model: 'fake-image', prompt: 'a hat', references: [foreign.asset] },
    ],
  ],
  [
    'an account to give to, by who is no operator',
    () => ['POST', '/api/operator/grants', { accountId, millicredits: 1, reason: 'me' }],
  ],
])('%s of somebody else is not found, and nothing moves', async (_, call) => {
  await expectNothingMoved({ pool: api.database.pool, client: person }, call(), { status: 404, code: 'not-found' });
});

test.each(['01a20e9d-0000-7000-8000-000000000000', 'somebody', '', '0', "' OR 1=1 --"])(
  'a grant to the account %j is not found',
  async (nobody) => {
    const answer = await operator.send('POST', '/api/operator/grants', {
      accountId: nobody,
      millicredits: 1,
      reason: 'x',
    });
    expect([404, 422]).toContain(answer.status);
    expect((await person.read<Page<unknown>>('GET', '/api/credits/entries')).items).toHaveLength(1);
  },
);

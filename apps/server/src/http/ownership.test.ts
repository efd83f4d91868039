import {
  type AcceptedGeneration,
  type AcceptedRun,
  type Asset,
  type BoardVersion,
  type CommentThread,
  type Endpoint,
  endpoints,
  type Page,
  type Project,
  type ProjectPerson,
  type SubscriptionChange,
} from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, createKeyHolder, createStranger, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { walkExports } from './testing/walk-exports.ts';

let api: TestApi;
let operator: ApiClient;
let owner: ApiClient;
let other: ApiClient;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await createTestApi();
  operator = await signUp(api.app);
  owner = await signUp(api.app);
  other = await signUp(api.app);
  const project = await owner.read<Project>('POST', '/api/projects', { name: 'Mine' });
  const work = { model: 'fake-image', prompt: 'a hat' };
  const generation = await owner.read<AcceptedGeneration>('POST', `/api/projects/${project.id}/generations`, work);
  const run = await owner.read<AcceptedRun>('POST', `/api/projects/${project.id}/runs`, { brief: 'make 1' });
  const key = await owner.read<{ id: string }>('POST', '/api/keys', { name: 'Mine' });
  const kit = await owner.read<{ id: string }>('POST', '/api/brand-kits', { name: 'Mine' });
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(picture)], 'red.png', { type: 'image/png' }));
  const asset = (await (await owner.send('POST', `/api/projects/${project.id}/assets`, form)).json()) as Asset;
  const link = await owner.read<{ id: string; token: string }>('POST', `/api/projects/${project.id}/share-links`, {
    role: 'edit',
  });
  const member = await signUp(api.app);
  await member.read('POST', '/api/share-links/open', { token: link.token });
  const people = await owner.read<Page<ProjectPerson>>('GET', `/api/projects/${project.id}/people`);
  const remark = { text: 'Bigger', point: { x: 0, y: 0 } };
  const talk = await owner.read<CommentThread>('POST', `/api/projects/${project.id}/comment-threads`, remark);
  const version = await owner.read<BoardVersion>('POST', `/api/projects/${project.id}/versions`, { name: 'Mine' });
  await api.database.pool.query("UPDATE board_versions SET thumbnail = 'x'");
  const { rows: sheets } = await api.database.pool.query<{ sha256: string }>(
    "INSERT INTO asset_sheets SELECT project_id, 0, variants->'32'->>'sha256', ARRAY[id] FROM assets RETURNING sha256",
  );
  const { createExport } = await walkExports(api, owner, `/api/projects/${project.id}`);
  const { id: exportId } = (await createExport.json()) as { readonly id: string };
  const { account } = await owner.me();
  const basic = { plan: 'basic', interval: 'monthly', paymentMethod: { token: 'tok_success' } };
  const { invoiceId } = await owner.read<SubscriptionChange>('POST', '/api/subscription/change', basic);
  ids = {
    projects: project.id,
    generations: generation.id,
    runs: run.id,
    threads: run.threadId,
    keys: key.id,
    'brand-kits': kit.id,
    assets: asset.id,
    accounts: account.id,
    'share-links': link.id,
    members: people.items[1]?.id ?? '',
    'comment-threads': talk.id,
    comments: talk.comments[0]?.id ?? '',
    versions: version.id,
    sheet: sheets[0]?.sha256 ?? '',
    invoices: invoiceId ?? '',
    exports: exportId,
  };
});

afterAll(() => api.close());

/** A body that would be accepted, so that only the owner decides. */
const BODIES: Readonly<Record<string, unknown>> = {
  'post /api/projects/{id}/assets/copies': { assetIds: ['01a2137c-0f20-76e3-9fbc-bc472f807dd5'] },
  'post /api/assets/{id}/design': { flatten: true },
  'patch /api/projects/{id}': { name: 'Stolen' },
  'post /api/projects/{id}/exports': { choice: { what: 'all' }, files: [{ format: 'png' }] },
  'post /api/projects/{id}/assets/import': { url: 'https://example.com/a.png' },
  'patch /api/brand-kits/{id}': { name: 'Stolen' },
  'post /api/projects/{id}/generations': { model: 'fake-image', prompt: 'a hat' },
  'post /api/projects/{id}/threads': {},
  'post /api/projects/{id}/share-links': { role: 'edit' },
  'patch /api/members/{id}': { role: 'edit' },
  'post /api/projects/{id}/comment-threads': { text: 'Mine', point: { x: 0, y: 0 } },
  'post /api/comment-threads/{id}/comments': { text: 'Mine' },
  'patch /api/comment-threads/{id}': { isResolved: true },
  'patch /api/comments/{id}': { text: 'Mine' },
  'post /api/projects/{id}/versions': { name: 'Mine' },
  'patch /api/versions/{id}': { name: 'Mine' },
  'patch /api/threads/{id}': { title: 'Stolen' },
  'post /api/projects/{id}/runs': { brief: 'make 1' },
  'patch /api/runs/{id}/plan': { planVersion: 1, update: [{ id: 's1', count: 2 }] },
  'post /api/runs/{id}/approve': { planVersion: 1 },
  'post /api/runs/{id}/answer': { answers: [{ questionId: 'colour', value: 'navy' }] },
};

const withIds = Object.values<Endpoint>(endpoints).filter(
  ({ path, audience }) => path.includes('{id}') && audience !== 'operator',
);

function pathFor({ path }: Endpoint): string {
  const noun = path.split('/')[2] as string;
  return path.replace('{id}', ids[noun] as string).replace('{sha256}', ids.sheet as string);
}

async function sendBody(client: ApiClient, endpoint: Endpoint, path: string): Promise<Response> {
  const form = new FormData();
  form.set('file', new File(['x'], 'x.png', { type: 'image/png' }));
  const body = endpoint.bodyKind === 'multipart' ? form : BODIES[`${endpoint.method} ${endpoint.path}`];
  return client.send(endpoint.method.toUpperCase(), path, body);
}

test.each(withIds.map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const))(
  '%s %s with another account’s id is 404, the same as an id that never was',
  async (_, __, endpoint) => {
    const foreign = await sendBody(other, endpoint, pathFor(endpoint));
    const foreignProblem = await expectProblem(foreign, 404, 'not-found');
    const unknown = endpoint.path.replace('{id}', '01a20e9d-0000-7000-8000-000000000000');
    const unknownProblem = await expectProblem(await sendBody(other, endpoint, unknown), 404, 'not-found');
    expect(foreignProblem).toEqual(unknownProblem);
  },
);

test.each(withIds.filter(({ method }) => method === 'get').map((endpoint) => [endpoint.path, endpoint] as const))(
  '%s answers its owner',
  async (path, endpoint) => {
    const answer = await owner.send('GET', pathFor(endpoint));
    // An upload has no layers; everything else is there.
    expect(answer.status).toBe(path.endsWith('/scene') ? 404 : 200);
  },
);

const operatorOnly = Object.values<Endpoint>(endpoints).filter(({ audience }) => audience === 'operator');

test.each(operatorOnly.map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const))(
  '%s %s does not exist for anybody but the operator',
  async (_, __, endpoint) => {
    await expectProblem(await sendBody(other, endpoint, pathOf(endpoint)), 404, 'not-found');
    await expectProblem(await sendBody(createStranger(api.app), endpoint, pathOf(endpoint)), 401, 'unauthenticated');
    const { key } = await operator.read<{ key: string }>('POST', '/api/keys', { name: 'Operator' });
    await expectProblem(await sendBody(createKeyHolder(api.app, key), endpoint, pathOf(endpoint)), 404, 'not-found');
  },
);

function pathOf({ path }: Endpoint): string {
  return path.replace('{id}', ids.accounts as string);
}

test.each(
  Object.values<Endpoint>(endpoints)
    .filter(({ audience }) => audience !== 'public')
    .map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const),
)('%s %s wants to know who calls', async (_, path, endpoint) => {
  const answer = await sendBody(createStranger(api.app), endpoint, path.replace('{id}', ids.projects as string));
  await expectProblem(answer, 401, 'unauthenticated');
});

test('lists hold only what is one’s own, also when another’s project is asked for', async () => {
  const lists = ['/api/projects', '/api/assets', `/api/assets?projectId=${ids.projects}`, '/api/keys', '/api/invoices'];
  for (const path of lists) {
    expect(await other.read('GET', path)).toEqual({ items: [], nextCursor: null });
  }
  expect(await other.read('GET', '/api/assets?projectId=nonsense')).toEqual({ items: [], nextCursor: null });
});

test('another’s asset or thread cannot be a part of one’s own work', async () => {
  const project = await other.read<Project>('POST', '/api/projects', { name: 'Theirs' });
  const base = `/api/projects/${project.id}`;
  const work = { model: 'fake-image', prompt: 'a hat', references: [ids.assets] };
  await expectProblem(await other.send('POST', `${base}/generations`, work), 404, 'not-found');
  for (const more of [{ references: [ids.assets] }, { threadId: ids.threads }]) {
    await expectProblem(await other.send('POST', `${base}/runs`, { brief: 'make 1', ...more }), 404, 'not-found');
  }
});

test('nothing that was refused changed anything', async () => {
  expect(await owner.read<Project>('GET', `/api/projects/${ids.projects}`)).toMatchObject({ name: 'Mine' });
  const credits = { spendableMillicredits: 7_999_000, heldMillicredits: 1_000 };
  expect((await owner.me()).credits).toEqual(credits);
});

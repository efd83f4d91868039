import type { Asset, OpenedShareLink, Page, ProjectPerson, SharedProject, ShareLink } from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, cookieOf, createStranger, expectProblem, ORIGIN, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { enter, join, openProject, share } from './testing/shared-projects.ts';

let api: TestApi;
const now = new Date();

beforeAll(async () => {
  api = await createTestApi({ wallClock: { now: () => now } });
});

afterAll(() => api.close());

async function upload(client: ApiClient, base: string, red = 200): Promise<Response> {
  const create = { width: 40, height: 20, channels: 3 as const, background: { r: red, g: 30, b: 30 } };
  const png = await sharp({ create }).png().toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(png)], 'red.png', { type: 'image/png' }));
  return client.send('POST', `${base}/assets`, form);
}

test('each role may do what it says and nothing more, and nobody but the owner spends or shares', async () => {
  const owner = await signUp(api.app);
  const { id, base } = await openProject(owner);
  const asset = (await (await upload(owner, base)).json()) as Asset;
  const other = await openProject(owner, 'Secret');
  const secret = (await (await upload(owner, other.base, 10)).json()) as Asset;
  const remark = { text: 'Bigger', point: { x: 0, y: 0 } };
  for (const role of ['view', 'comment', 'edit'] as const) {
    const member = await join(api.app, owner, base, role);
    expect(await member.read('GET', base)).toMatchObject({ id, name: 'Posters', role });
    const shared = await member.read<Page<SharedProject>>('GET', '/api/shared-projects');
    expect(shared.items).toMatchObject([{ id, role, ownerName: 'Ada', coverAssetIds: [asset.id] }]);
    const statusOf = async (method: string, path: string, body?: unknown) =>
      (await member.send(method, path, body)).status;
    expect(await statusOf('GET', `${base}/items`)).toBe(200);
    expect(await statusOf('GET', `/api/assets/${asset.id}/content?variant=128`)).toBe(200);
    expect(await statusOf('GET', `${base}/comment-threads`)).toBe(200);
    expect(await statusOf('GET', `${base}/versions`)).toBe(200);
    expect(await statusOf('POST', `${base}/collab-token`)).toBe(201);
    expect(await statusOf('POST', `${base}/comment-threads`, remark)).toBe(role === 'view' ? 404 : 201);
    expect(await statusOf('POST', `${base}/versions`, { name: role })).toBe(role === 'edit' ? 201 : 404);
    expect((await upload(member, base)).status).toBe(role === 'edit' ? 201 : 404);
    const forbidden: readonly (readonly [string, string, unknown?])[] = [
      ['PATCH', base, { name: 'Mine' }],
      ['DELETE', base],
      ['POST', `${base}/generations`, { model: 'fake-image', prompt: 'a hat' }],
      ['POST', `${base}/runs`, { brief: 'make 1' }],
      ['GET', `${base}/threads`],
      ['GET', `${base}/share-links`],
      ['POST', `${base}/share-links`, { role: 'edit' }],
      ['GET', `/api/assets/${asset.id}`],
      ['GET', `/api/assets/${asset.id}/licence`],
      ['GET', other.base],
      ['GET', `${other.base}/items`],
      ['GET', `/api/assets/${secret.id}/content`],
    ];
    for (const [method, path, body] of forbidden) {
      expect([role, method, path, await statusOf(method, path, body)]).toEqual([role, method, path, 404]);
    }
  }
  // What an editor brought belongs to the project's owner.
  expect((await owner.read<Page<Asset>>('GET', `/api/assets?projectId=${id}`)).items).toHaveLength(2);
  const people = await owner.read<Page<ProjectPerson>>('GET', `${base}/people`);
  expect(people.items.map(({ role }) => role)).toEqual(['owner', 'view', 'comment', 'edit']);
  expect(JSON.stringify(people)).not.toContain('@');
});

test('a revoked or expired link lets nobody in and ends what came from it; a removed member is a stranger', async () => {
  const owner = await signUp(api.app);
  const { base } = await openProject(owner);
  const link = await share(owner, base, 'edit', 1);
  const members = [await signUp(api.app), await signUp(api.app), await signUp(api.app)] as const;
  for (const member of members) expect((await enter(member, link.token)).status).toBe(200);
  const stored = await api.database.pool.query('SELECT * FROM share_links');
  expect(JSON.stringify(stored.rows)).not.toContain(link.token);
  const list = await owner.read<Page<ShareLink>>('GET', `${base}/share-links`);
  expect(list.items).toMatchObject([{ id: link.id, role: 'edit', members: 3, hint: link.token.slice(-4) }]);
  expect(list.items[0]).not.toHaveProperty('token');

  const people = await owner.read<Page<ProjectPerson>>('GET', `${base}/people`);
  await expectProblem(await members[0].send('DELETE', `/api/members/${people.items[2]?.id}`), 404, 'not-found');
  expect((await members[0].send('DELETE', `/api/members/${people.items[1]?.id}`)).status).toBe(204);
  await expectProblem(await members[0].send('GET', base), 404, 'not-found');
  expect((await owner.send('DELETE', `/api/members/${people.items[2]?.id}`)).status).toBe(204);
  await expectProblem(await members[1].send('GET', base), 404, 'not-found');

  await expectProblem(await members[2].send('DELETE', `/api/share-links/${link.id}`), 404, 'not-found');
  expect((await owner.send('DELETE', `/api/share-links/${link.id}`)).status).toBe(204);
  await expectProblem(await members[2].send('GET', `${base}/items`), 404, 'not-found');
  await expectProblem(await enter(members[2], link.token), 404, 'not-found');
  await expectProblem(await enter(members[2], 'nonsense'), 404, 'not-found');

  const short = await share(owner, base, 'comment', 1);
  await enter(members[2], short.token);
  await api.database.pool.query("UPDATE share_links SET expires_at = now() - interval '1 s' WHERE id = $1", [short.id]);
  await expectProblem(await enter(members[1], short.token), 404, 'not-found');
  await api.shares.endExpired();
  await expectProblem(await members[2].send('GET', base), 404, 'not-found');
});

test('a higher link raises a member and a lower one takes nothing; the owner stays the owner', async () => {
  const owner = await signUp(api.app);
  const { base } = await openProject(owner);
  const links = { view: await share(owner, base, 'view'), edit: await share(owner, base, 'edit') };
  const member = await signUp(api.app);
  const roleAfter = async (client: ApiClient, token: string) =>
    ((await (await enter(client, token)).json()) as OpenedShareLink).role;
  expect(await roleAfter(member, links.view.token)).toBe('view');
  expect(await roleAfter(member, links.edit.token)).toBe('edit');
  expect(await roleAfter(member, links.view.token)).toBe('edit');
  expect(await roleAfter(owner, links.view.token)).toBe('owner');
  expect((await owner.read<Page<ProjectPerson>>('GET', `${base}/people`)).items).toHaveLength(2);
});

test('without an account a view link shows the board and its pictures, and nothing else', async () => {
  const owner = await signUp(api.app);
  const { id, base } = await openProject(owner);
  const asset = (await (await upload(owner, base)).json()) as Asset;
  const view = await share(owner, base, 'view');
  const comment = await share(owner, base, 'comment');
  const stranger = createStranger(api.app);
  await expectProblem(await enter(stranger, comment.token), 401, 'unauthenticated');
  const opened = await enter(stranger, view.token);
  expect(await opened.clone().json()).toMatchObject({ projectId: id, role: 'view', isGuest: true });
  const cookie = cookieOf(opened);
  expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  const ask = (path: string, given = cookie, method = 'GET') =>
    stranger.send(method, path, method === 'GET' ? undefined : {}, { cookie: given, origin: ORIGIN });
  expect(await (await ask(base)).json()).toMatchObject({ name: 'Posters', role: 'view' });
  expect((await ask(`${base}/items`)).status).toBe(200);
  expect((await ask(`/api/assets/${asset.id}/content`)).status).toBe(200);
  for (const path of [`${base}/people`, `${base}/comment-threads`, `${base}/events`, `/api/me`]) {
    await expectProblem(await ask(path), 401, 'unauthenticated');
  }
  await expectProblem(
    await ask(
      base,
      cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ),
    401,
    'unauthenticated',
  );
  await expectProblem(await ask((await openProject(owner)).base), 404, 'not-found');
  await owner.send('DELETE', `/api/share-links/${view.id}`);
  await expectProblem(await ask(base), 404, 'not-found');
  await expectProblem(await ask(`/api/assets/${asset.id}/content`), 404, 'not-found');
});

test('another site cannot make somebody a member', async () => {
  const owner = await signUp(api.app);
  const { token } = await share(owner, (await openProject(owner)).base, 'edit');
  const victim = await signUp(api.app);
  const answer = await victim.send('POST', '/api/share-links/open', { token }, { origin: 'https://evil.test' });
  await expectProblem(answer, 403, 'forbidden-origin');
});

import type { BrandKit, Generation, Page, Project } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let owner: ApiClient;
let other: ApiClient;
let project: Project;

beforeAll(async () => {
  api = await createTestApi({ prohibitedWords: ['voldemort'] });
  owner = await signUp(api.app);
  other = await signUp(api.app);
  project = await owner.read<Project>('POST', '/api/projects', { name: 'Launch' });
});

afterAll(() => api.close());

const LOGO = '<svg viewBox="0 0 10 10"><path fill="#0a3d62" d="M0 0h10v10z"/></svg>';
const create = (body: unknown) => owner.read<BrandKit>('POST', '/api/brand-kits', body);
const namesOf = async (client: ApiClient, query = '') =>
  (await client.read<Page<BrandKit>>('GET', `/api/brand-kits${query}`)).items.map(({ name }) => name);

test('a kit is kept, read, changed in part, listed by name and deleted', async () => {
  const kit = await create({ name: ' Harbour ', colors: ['#0A3D62', '#fff'], logos: [{ name: 'Mark', svg: LOGO }] });
  expect(kit).toMatchObject({ name: 'Harbour', titleFont: null, tone: '', notes: [] });
  const changed = await owner.read<BrandKit>('PATCH', `/api/brand-kits/${kit.id}`, { titleFont: 'Oswald' });
  expect(changed).toMatchObject({ ...kit, titleFont: 'Oswald', updatedAt: changed.updatedAt });
  expect(await owner.read('PATCH', `/api/brand-kits/${kit.id}`, {})).toEqual(changed);
  const second = await create({ name: 'acme' });
  expect(await namesOf(owner)).toEqual(['acme', 'Harbour']);
  const page = await owner.read<Page<BrandKit>>('GET', '/api/brand-kits?limit=1');
  expect(await namesOf(owner, `?limit=1&cursor=${page.nextCursor}`)).toEqual(['Harbour']);
  expect(await namesOf(other)).toEqual([]);
  for (const { id } of [kit, second]) expect((await owner.send('DELETE', `/api/brand-kits/${id}`)).status).toBe(204);
  await expectProblem(await owner.send('DELETE', `/api/brand-kits/${kit.id}`), 404, 'not-found');
  expect(await namesOf(owner)).toEqual([]);
});

test('what cannot be used as entered is told, and a hostile logo stays text that nothing serves', async () => {
  const hostile = '<svg onload="alert(1)"><script href="https://tracker.example"/></svg>';
  const kit = await create({ name: 'Notes', titleFont: 'Futura', logos: [{ name: 'Bad', svg: hostile }] });
  expect(kit.notes).toEqual([
    'The typeface “Futura” is not bundled; Josefin Sans stands in for it.',
    'The logo “Bad” could not be used, because it has no shape that can be drawn.',
  ]);
  const answer = await owner.send('GET', `/api/brand-kits/${kit.id}`);
  expect(answer.headers.get('content-type')).toContain('application/json');
  await owner.send('DELETE', `/api/brand-kits/${kit.id}`);
});

test('a refused kit is refused with a sentence that names the field, and nothing is kept', async () => {
  await create({ name: 'Taken' });
  const post = (body: unknown) => owner.send('POST', '/api/brand-kits', body);
  const taken = await expectProblem(await post({ name: 'TAKEN' }), 409, 'conflict');
  expect(taken.detail).toBe('You have a brand kit named “TAKEN” already; choose another name.');
  const png = { name: 'Png', logos: [{ name: 'x', svg: 'data:image/png;base64,iVBORw0KGgo' }] };
  const refused = await expectProblem(await post(png), 422, 'invalid-request');
  expect(refused.errors?.[0]?.path).toBe('logos.0.svg');
  await expectProblem(await post({ name: 'Red', colors: ['red'] }), 422, 'invalid-request');
  await expectProblem(await post({ name: 'Dark', tone: 'like Voldemort' }), 422, 'prohibited');
  expect(await namesOf(owner)).toEqual(['Taken']);
  const many = await Promise.all(Array.from({ length: 21 }, (_, index) => post({ name: `Kit ${index}` })));
  expect(many.filter(({ status }) => status === 201)).toHaveLength(19);
  const full = await expectProblem(await post({ name: 'One more' }), 409, 'conflict');
  expect(full.detail).toContain('at most 20');
  for (const { id } of (await owner.read<Page<BrandKit>>('GET', '/api/brand-kits')).items) {
    await owner.send('DELETE', `/api/brand-kits/${id}`);
  }
});

test('the same call twice makes one kit', async () => {
  const send = () => owner.send('POST', '/api/brand-kits', { name: 'Once' }, { 'idempotency-key': 'once' });
  const [first, second] = [(await (await send()).json()) as BrandKit, (await (await send()).json()) as BrandKit];
  expect(second).toEqual(first);
  await owner.send('DELETE', `/api/brand-kits/${first.id}`);
});

test('a project has a default kit of its owner until that is deleted', async () => {
  const path = `/api/projects/${project.id}`;
  const kit = await create({ name: 'Default' });
  expect(await owner.read('PATCH', path, { brandKitId: kit.id })).toMatchObject({ brandKitId: kit.id, name: 'Launch' });
  const foreign = await other.read<BrandKit>('POST', '/api/brand-kits', { name: 'Foreign' });
  const refused = await owner.send('PATCH', path, { brandKitId: foreign.id, name: 'Half' });
  await expectProblem(refused, 404, 'not-found');
  expect(await owner.read('GET', path)).toMatchObject({ brandKitId: kit.id, name: 'Launch' });
  await owner.send('DELETE', `/api/brand-kits/${kit.id}`);
  expect(await owner.read('GET', path)).toMatchObject({ brandKitId: null });
  const again = await create({ name: 'Default' });
  await owner.read('PATCH', path, { brandKitId: again.id });
  expect(await owner.read('PATCH', path, { brandKitId: null })).toMatchObject({ brandKitId: null });
  await owner.send('DELETE', `/api/brand-kits/${again.id}`);
});

test('a generation keeps to the kit its prompt mentions before the one it names, as it was then', async () => {
  const [acme, harbour] = [await create({ name: 'Acme', colors: ['#123456'] }), await create({ name: 'Harbour' })];
  const generate = async (body: object) => {
    const work = { model: 'fake-image', prompt: 'a hat', ...body };
    const { id } = await owner.read<Generation>('POST', `/api/projects/${project.id}/generations`, work);
    const { rows } = await api.database.pool.query<{ brand_kit: { name: string; content: object } | null }>(
      'SELECT brand_kit FROM generations WHERE id = $1',
      [id],
    );
    return rows[0]?.brand_kit ?? null;
  };
  expect(await generate({})).toBeNull();
  expect(await generate({ brandKitId: harbour.id })).toMatchObject({ name: 'Harbour' });
  const kept = await generate({ prompt: 'a hat for @acme', brandKitId: harbour.id });
  expect(kept).toMatchObject({ name: 'Acme', content: { version: 1, colors: ['#123456'] } });
  const foreign = await other.read<Page<BrandKit>>('GET', '/api/brand-kits');
  const work = { model: 'fake-image', prompt: 'a hat', brandKitId: foreign.items[0]?.id };
  const refused = await owner.send('POST', `/api/projects/${project.id}/generations`, work);
  expect((await expectProblem(refused, 404, 'not-found')).errors?.[0]?.path).toBe('brandKitId');
  await owner.send('DELETE', `/api/brand-kits/${acme.id}`);
  expect(await generate({ prompt: 'a hat for @acme' })).toBeNull();
});

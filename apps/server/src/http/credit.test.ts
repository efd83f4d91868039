import { type Credits, ENTRY_COLUMNS, type Entry, type Me, type Page, type Project, type Usage } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let person: ApiClient;
let project: Project;

beforeAll(async () => {
  api = await createTestApi();
  person = await signUp(api.app);
  project = await person.read<Project>('POST', '/api/projects', { name: 'Fox, "poster"' });
  const other = await person.read<Project>('POST', '/api/projects', { name: 'Owl' });
  for (const { id } of [project, project, other]) {
    const work = { model: 'fake-image', prompt: 'a hat' };
    const { id: generationId } = await person.read<{ id: string }>('POST', `/api/projects/${id}/generations`, work);
    if (id === other.id) await person.read('POST', `/api/generations/${generationId}/cancel`);
  }
});

afterAll(() => api.close());

async function readAll(query: string): Promise<readonly Entry[]> {
  const items: Entry[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page<Entry> = await person.read(
      'GET',
      `/api/credits/entries?limit=2${query}${cursor && `&cursor=${cursor}`}`,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** Reads what `toCsvLine` writes: here only a project's name could hold a comma, and that is no column. */
async function readCsv(query: string): Promise<readonly (readonly string[])[]> {
  const answer = await person.send('GET', `/api/credits/entries.csv?${query}`);
  const [header, ...lines] = (await answer.text()).trimEnd().split('\r\n');
  expect(header).toBe(ENTRY_COLUMNS.join(','));
  return lines.map((line) => line.split(','));
}

test.each([
  ['', 5],
  ['&kind=hold', 3],
  ['&kind=grant', 1],
  ['&model=fake-image', 4],
  ['&model=flux-dev', 0],
  ['&to=2020-01-01T00:00:00Z', 0],
  ['&from=2020-01-01T00:00:00Z&kind=release', 1],
])('JSON and CSV agree row by row when asked for "%s"', async (query, count) => {
  const items = await readAll(query);
  expect(items).toHaveLength(count);
  const rows = items.map((item) => ENTRY_COLUMNS.map((column) => String(item[column] ?? ''))).reverse();
  expect(await readCsv(query.slice(1))).toEqual(rows);
});

test('a filter by project finds its movements, with its name and what was ordered', async () => {
  const items = await readAll(`&projectId=${project.id}`);
  expect(items).toHaveLength(2);
  for (const item of items) {
    const told = { kind: 'hold', projectName: 'Fox, "poster"', resultCount: 1, grantKind: 'free', millicredits: -1000 };
    expect(item).toMatchObject(told);
  }
});

test('a deleted project lends its name to no row, and its rows stay', async () => {
  const doomed = await person.read<Project>('POST', '/api/projects', { name: 'Doomed' });
  await person.read('POST', `/api/projects/${doomed.id}/generations`, { model: 'fake-image', prompt: 'a hat' });
  expect(await readAll(`&projectId=${doomed.id}`)).toMatchObject([{ projectName: 'Doomed' }]);
  await person.send('DELETE', `/api/projects/${doomed.id}`);
  const rows = await readAll(`&projectId=${doomed.id}`);
  expect(rows.map(({ kind }) => kind).sort()).toEqual(['hold', 'release']);
  expect(rows.every((row) => row.projectName === undefined)).toBe(true);
});

test('the movements of another account are nobody else’s, whatever is asked for', async () => {
  const stranger = await signUp(api.app);
  const page = await stranger.read<Page<Entry>>('GET', `/api/credits/entries?projectId=${project.id}`);
  expect(page.items).toEqual([]);
});

test('what is held is said together with for how many works', async () => {
  const credits = await person.read<Credits>('GET', '/api/credits');
  expect(credits).toMatchObject({ heldMillicredits: 2000, heldWorks: 2 });
});

test.each([
  ['/api/credits/entries?kind=gift', 'kind'],
  ['/api/credits/entries?projectId=7', 'projectId'],
  ['/api/credits/entries?from=yesterday', 'from'],
  ['/api/credits/entries.csv?kind=gift', 'kind'],
  ['/api/usage?groupBy=day&timeZone=Mars/Olympus', 'timeZone'],
  ['/api/usage?groupBy=day&timeZone=%2B02:00', 'timeZone'],
])('%s is refused by the name of its field', async (path, field) => {
  const problem = await expectProblem(await person.send('GET', path), 422, 'invalid-request');
  expect(problem.errors).toEqual([{ path: field, message: expect.stringMatching(/\w/) }]);
});

test('usage by day can be asked for in a time zone', async () => {
  const usage = await person.read<Usage>('GET', '/api/usage?groupBy=day&timeZone=Asia/Tokyo');
  expect(usage.items).toEqual([]);
});

test('the account’s time zone is nobody’s choice at first, can be set, and given back', async () => {
  expect((await person.me()).account.timeZone).toBeNull();
  const set = await person.read<Me>('PATCH', '/api/me', { timeZone: 'Europe/Berlin' });
  expect(set.account.timeZone).toBe('Europe/Berlin');
  expect((await person.me()).account.timeZone).toBe('Europe/Berlin');
  await person.read('PATCH', '/api/me', {});
  expect((await person.me()).account.timeZone).toBe('Europe/Berlin');
  await person.read('PATCH', '/api/me', { timeZone: null });
  expect((await person.me()).account.timeZone).toBeNull();
});

test.each(['Mars/Olympus', '+02:00', '', 7, 'Europe/Berlin\u0000'])(
  'the time zone %j is refused and changes nothing',
  async (timeZone) => {
    const problem = await expectProblem(await person.send('PATCH', '/api/me', { timeZone }), 422, 'invalid-request');
    expect(problem.errors?.[0]?.path).toBe('timeZone');
    expect((await person.me()).account.timeZone).toBeNull();
  },
);

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTRY_COLUMNS, type Entry, type Page as ListPage, type Me } from '@gesso/contract';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let person: BrowserContext;
let page: Page;
let projectId: string;

/** Grants of one credit, each a row: more than a page of the list, far more than are drawn. */
const MOVEMENTS = 300;
const AT_ONCE = 15;

const PATIENTLY = { timeout: 30_000, interval: 100 };

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-usage-'));
  gesso = await startGesso({ dataDirectory, environment: { GESSO_RATE_LIMITS: 'off' } });
  browser = await launchChromium();
  person = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    timezoneId: 'Europe/Berlin',
    acceptDownloads: true,
  });
  page = await person.newPage();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function send<Answer>(method: 'get' | 'post', path: string, body?: unknown): Promise<Answer> {
  const options =
    body === undefined ? { headers: { origin: gesso.url } } : { data: body, headers: { origin: gesso.url } };
  const answer = await page.request[method](gesso.url + path, options);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Runs a generation with the built-in engine to its end. */
async function generate(prompt: string, settings?: Record<string, unknown>): Promise<string> {
  const { id } = await order(prompt, settings);
  await expect.poll(() => statusOf(id), PATIENTLY).toBe('succeeded');
  return id;
}

const order = (prompt: string, settings: Record<string, unknown> = {}) =>
  send<{ id: string }>('post', `/api/projects/${projectId}/generations`, { model: 'gesso-image', prompt, settings });

const statusOf = async (id: string) => (await send<{ status: string }>('get', `/api/generations/${id}`)).status;

async function readEntries(query = ''): Promise<readonly Entry[]> {
  const items: Entry[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const found: ListPage<Entry> = await send(
      'get',
      `/api/credits/entries?limit=200${query}${cursor && `&cursor=${cursor}`}`,
    );
    items.push(...found.items);
    cursor = found.nextCursor;
  }
  return items;
}

const table = (): Locator => page.getByRole('table', { name: 'Movements', exact: true });
const rows = (): Locator => table().getByRole('row');
const scroller = (): Locator => page.getByRole('region', { name: 'Scrolling list of movements' });

test('somebody new works, is given credits some hundred times, and opens the usage page', async () => {
  await page.goto(`${gesso.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: /^(create|sign up)/i }).click();
  await page.getByLabel('Name of the new project').waitFor();
  projectId = (await send<{ id: string }>('post', '/api/projects', { name: 'Fox poster' })).id;
  await generate('Midnight fox');
  const { account } = await send<Me>('get', '/api/me');
  for (let done = 0; done < MOVEMENTS; done += AT_ONCE) {
    const grants = Array.from({ length: AT_ONCE }, (_, index) => ({
      accountId: account.id,
      millicredits: 1000,
      reason: `thank you no. ${done + index + 1}`,
    }));
    await Promise.all(grants.map((grant) => send('post', '/api/operator/grants', grant)));
  }
  await page.goto(`${gesso.url}/account/usage`);
});

test('the balance stands on top, and each kind of credits says when it lapses', async () => {
  const lapses = page.getByRole('list', { name: 'What lapses when' });
  await lapses.getByText('999 free credits never lapse').waitFor();
  await lapses.getByText(`${MOVEMENTS} credits from the operator never lapse`).waitFor();
  await page.getByText('Nothing is held').waitFor();
});

test('each movement is a row with a sentence; only the rows in sight are drawn', async () => {
  await rows().nth(1).waitFor();
  expect(await rows().nth(1).textContent()).toContain('The operator gave credits: thank you no.');
  expect(await rows().count()).toBeLessThan(60);
  expect(await table().getAttribute('aria-rowcount')).toBe('-1');
  expect(await rows().nth(1).getAttribute('aria-rowindex')).toBe('2');
});

test('the table scrolls by keys to its oldest row, with its head in sight and the right count', async () => {
  await scroller().focus();
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return table().getByText('Free credits came in for signing up').count();
    }, PATIENTLY)
    .toBe(1);
  const total = (await readEntries()).length;
  expect(await table().getAttribute('aria-rowcount')).toBe(String(total + 1));
  expect(await rows().last().getAttribute('aria-rowindex')).toBe(String(total + 1));
  await expect.poll(() => table().getByRole('columnheader', { name: 'Balance after' }).isVisible()).toBe(true);
  expect(await rows().count()).toBeLessThan(60);
  await table().getByText('Held for 1 image with Gesso image in “Fox poster”').waitFor();
  await table().getByText('Spent 1 credit on 1 image with Gesso image in “Fox poster”').waitFor();
});

test('held is shown as held while work runs, and a new row comes on top without moving the reader', async () => {
  await scroller().scrollIntoViewIfNeeded();
  await page.evaluate(`document.querySelector('section[aria-label^="Scrolling"]').scrollTop = 4000`);
  const place = async () =>
    page.evaluate<string>(`(() => {
      const box = document.querySelector('section[aria-label^="Scrolling"]').getBoundingClientRect();
      return document.elementFromPoint(box.x + 300, box.y + 80).closest('tr')?.textContent ?? '';
    })()`);
  await expect.poll(place, PATIENTLY).toContain('thank you');
  const before = await place();
  const heldText = page.evaluate<string>(`new Promise((done) => {
    const look = (frames) => {
      const text = [...document.querySelectorAll('dd')].map((each) => each.textContent).find((each) => /held for/.test(each));
      if (text || frames > 3000) done(text ?? 'never');
      else requestAnimationFrame(() => look(frames + 1));
    };
    look(0);
  })`);
  const { id } = await order('A very large map of contour lines', { widthPx: 4096, heightPx: 4096, detail: 'fine' });
  expect(await heldText).toMatch(/^[\d.]+ held for one running work$/);
  await expect.poll(() => statusOf(id), PATIENTLY).not.toBe('running');
  await page.getByText('Nothing is held').waitFor();
  await expect
    .poll(() => page.evaluate(`document.querySelector('section[aria-label^="Scrolling"]').scrollTop`), PATIENTLY)
    .toBeGreaterThan(4000);
  expect(await place()).toBe(before);
  await page.evaluate(`document.querySelector('section[aria-label^="Scrolling"]').scrollTop = 0`);
  await table()
    .getByText(/^Spent .* on 1 image with Gesso image/)
    .first()
    .waitFor();
});

test('filters stand in the address, are kept by a reload, and can be reset', async () => {
  await page.getByLabel('Kind').selectOption({ label: 'Spent' });
  await expect.poll(() => rows().count(), PATIENTLY).toBe(3);
  expect(new URL(page.url()).search).toContain('kind=capture');
  await page.reload();
  await expect.poll(() => rows().count(), PATIENTLY).toBe(3);
  await page.getByLabel('Project', { exact: true }).selectOption({ label: 'Fox poster' });
  await page.getByLabel('Model', { exact: true }).selectOption({ label: 'Rodin' });
  await page.getByText('No rows match').waitFor();
  await page.getByRole('button', { name: 'Show all movements' }).click();
  await expect.poll(() => rows().count(), PATIENTLY).toBeGreaterThan(10);
  expect(new URL(page.url()).search).not.toContain('kind');
});

test('a bar tells its figure, is reached by keys, and leads to the movements behind it', async () => {
  const days = page.getByRole('toolbar', { name: 'Spent by day' }).getByRole('button');
  await expect.poll(() => days.count(), PATIENTLY).toBe(30);
  await days.last().focus();
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(
    /: 0 credits in 0 generations/,
  );
  await page.keyboard.press('End');
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/credits in 2 generations/);
  await page.getByRole('button', { name: /^Gesso image.* in 2 generations/ }).click();
  await expect.poll(() => page.getByLabel('Model', { exact: true }).inputValue(), PATIENTLY).toBe('gesso-image');
  await page.getByRole('button', { name: '7 days' }).click();
  await expect.poll(() => days.count(), PATIENTLY).toBe(7);
  await page.getByRole('button', { name: 'Reset filters' }).click();
});

test('the CSV has what is filtered, row by row what the JSON says', async () => {
  await page.getByLabel('Kind').selectOption({ label: 'Held' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download these as CSV' }).click(),
  ]);
  const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(header).toBe(ENTRY_COLUMNS.join(','));
  const told = (await readEntries('&kind=hold')).map((entry) =>
    ENTRY_COLUMNS.map((name) => entry[name] ?? '').join(','),
  );
  expect(lines).toEqual(told.reverse());
  expect(lines).toHaveLength(2);
  const [whole] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download all as CSV' }).click(),
  ]);
  const all = (await readFile(await whole.path(), 'utf8')).trimEnd().split('\r\n');
  expect(all).toHaveLength((await readEntries()).length + 1);
  await page.getByRole('button', { name: 'Reset filters' }).click();
});

test('the time zone of the account changes how times are written, and the caps page says when the UTC day ends', async () => {
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await expect.poll(async () => (await send<Me>('get', '/api/me')).account.timeZone, PATIENTLY).toBe('Asia/Tokyo');
  const [newest] = await readEntries();
  const tokyo = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' });
  await expect.poll(() => rows().nth(1).textContent(), PATIENTLY).toContain(tokyo.format(new Date(newest?.at ?? '')));
  await page.goto(`${gesso.url}/account/caps`);
  await page.getByText('today’s ends at 09:00 Asia/Tokyo time').waitFor();
  await page.goto(`${gesso.url}/account/usage`);
  await page.getByLabel('Time zone').selectOption({ index: 0 });
  await expect.poll(async () => (await send<Me>('get', '/api/me')).account.timeZone, PATIENTLY).toBeNull();
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing on the %s page, on a desk and on a phone',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 375]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${gesso.url}/account/usage`);
      await rows().nth(1).waitFor();
      await page.getByRole('toolbar', { name: 'Spent by day' }).waitFor();
      await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
      const complaints = await page.evaluate<string[]>(
        'axe.run().then(({ violations }) => violations.map(({ id, help, nodes }) => id + ": " + help + " " + nodes[0].html))',
      );
      expect([width, complaints]).toEqual([width, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  },
);

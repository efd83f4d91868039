import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CanvasItems } from '@gesso/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { compareLook } from './testing/compare-look.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let page: Page;

/** Pictures arrive within seconds here; a busy machine gets more. */
const PATIENTLY = { timeout: 120_000, interval: 200 };

/** Letters of another Chromium and a credit more or less stay below; a button that moves does not. */
const MOST_MEAN = 2;
const MOST_IN_A_SQUARE = 24;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-looks-'));
  gesso = await startGesso({ dataDirectory });
  browser = await launchChromium();
  const person = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  page = await person.newPage();
  await page.goto(`${gesso.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: /^(create|sign up)/i }).click();
  await page.getByLabel('Name of the new project').fill('Harbour');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.locator('[data-board]').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** Everything is there when the board says that it is saved; on a desktop the agent asks, too. */
async function expectLook(name: string): Promise<void> {
  await page.getByText('saved', { exact: true }).waitFor();
  if (!name.endsWith('telephone')) await page.getByText('What shall we make?').waitFor();
  const { mean, worstSquare } = await compareLook(page, name);
  expect({ name, isSame: mean < MOST_MEAN && worstSquare < MOST_IN_A_SQUARE, mean, worstSquare }).toMatchObject({
    name,
    isSame: true,
  });
}

/** Two designs of fixed seeds, made by the built-in engine. */
async function fillBoard(): Promise<void> {
  const base = `${gesso.url}/api/projects/${new URL(page.url()).pathname.split('/').at(-1)}`;
  const orders = [
    { prompt: 'A sailboat on a summer sea at sunset', settings: { seed: 4 }, place: { x: 0, y: 0 } },
    { prompt: 'Rocket badge titled "ORBIT CLUB"', settings: { seed: 5, style: 'badge' }, place: { x: 1300, y: 0 } },
  ];
  for (const order of orders) {
    const data = { model: 'gesso-image', ...order };
    const answer = await page.request.post(`${base}/generations`, { data, headers: { origin: gesso.url } });
    expect(answer.status()).toBe(202);
  }
  const statuses = async () =>
    ((await (await page.request.get(`${base}/items`)).json()) as CanvasItems).items.map(({ status }) => status);
  await expect.poll(statuses, PATIENTLY).toEqual(['ready', 'ready']);
}

test('the studio looks as it is kept: empty, with results, in the dark and on a telephone', async () => {
  await expectLook('studio-empty');
  await fillBoard();
  // Opened anew, so that nothing is left of how it got there.
  await page.reload();
  await page.locator('[data-board]').waitFor();
  await page.getByText('Rocket badge').first().waitFor();
  await expectLook('studio-results');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectLook('studio-dark');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 375, height: 812 });
  await page.reload();
  await page.locator('[data-board]').waitFor();
  await expectLook('studio-telephone');
});

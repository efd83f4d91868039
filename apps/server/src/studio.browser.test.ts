import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CanvasItem, CanvasItems } from '@gesso/contract';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let person: BrowserContext;
let page: Page;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-studio-'));
  gesso = await startGesso({ dataDirectory });
  browser = await launchChromium();
  person = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  page = await person.newPage();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

const FOX = 'A fox in a pine forest at night, poster titled "NIGHTFALL", tagline "A forest nocturne"';

/** Pictures arrive within seconds here; a busy machine gets more. */
const PATIENTLY = { timeout: 30_000, interval: 100 };

const onBoard = (of: Page): Locator => of.getByRole('list', { name: 'Items on the board' }).getByRole('button');
const credits = (of: Page): Locator => of.getByRole('link', { name: /credits to spend/ });

/** What the server keeps of the board, which is what everybody else gets to see. */
async function readItems(): Promise<readonly CanvasItem[]> {
  const projectId = new URL(page.url()).pathname.split('/').at(-1);
  const response = await page.request.get(`${gesso.url}/api/projects/${projectId}/items`);
  return ((await response.json()) as CanvasItems).items;
}

async function readOnlyItem(): Promise<CanvasItem> {
  const items = await readItems();
  expect(items).toHaveLength(1);
  return items[0] as CanvasItem;
}

/** A point within the only item, a little right of and below the label that stands above its corner. */
async function pointInItem(): Promise<{ x: number; y: number }> {
  const label = await page.getByText('1:1').boundingBox();
  if (!label) throw new Error('the item has no label');
  return { x: label.x - 40, y: label.y + 120 };
}

test('somebody new signs up, is the operator and sees 1,000 credits beside the avatar', async () => {
  await page.goto(`${gesso.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: /^(create|sign up)/i }).click();
  await expect.poll(() => credits(page).textContent(), PATIENTLY).toBe('1,000');
  const me = await (await page.request.get(`${gesso.url}/api/me`)).json();
  expect(me.account.role).toBe('operator');
});

test('a project opens on an empty board with tools and the agent, and the generator is a tab away', async () => {
  await page.getByLabel('Name of the new project').fill('Nightfall campaign');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Brief for the agent').waitFor();
  await page.getByRole('button', { name: 'Use this brief' }).waitFor();
  await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Hand' }).waitFor();
  await page.getByRole('tab', { name: 'Generate' }).click();
  await page.getByRole('button', { name: 'Run for 1' }).waitFor();
});

test('every model of the catalogue is listed, and those without a key say so', async () => {
  await page.getByRole('button', { name: /^Model:/ }).click();
  const listed = await page
    .locator('body')
    .allInnerTexts()
    .then((texts) => texts.join('\n').split('\n'));
  const nine = [
    'GPT image',
    'Flux dev',
    'Flux pro',
    'Recraft V3',
    'Kling 1.6 pro',
    'Hailuo 01',
    'Runway Gen4',
    'Tripo',
    'Rodin',
  ];
  for (const name of nine) expect(listed).toContain(name);
  expect(await page.getByText(/add a key/i).count()).toBeGreaterThanOrEqual(9);
  await page.keyboard.press('Escape');
});

test('the price on the button is the quote and follows the settings', async () => {
  const run = page.getByRole('button', { name: /^Run for/ });
  await page.getByRole('button', { name: 'More: Results' }).click();
  await expect.poll(() => run.textContent(), PATIENTLY).toBe('Run for 2');
  await page.getByLabel('Size').selectOption({ label: 'Story · 1080 × 1920' });
  await expect.poll(() => run.textContent(), PATIENTLY).toBe('Run for 4');
  await page.getByLabel('Size').selectOption({ label: 'Square · 1024 × 1024' });
  await page.getByRole('button', { name: 'Fewer: Results' }).click();
  await expect.poll(() => run.textContent(), PATIENTLY).toBe('Run for 1');
});

test('a run shows a placeholder of the final size, then the picture, and one credit goes from held to spent', async () => {
  await page.getByLabel('Prompt').fill(FOX);
  const seen = page.evaluate<string>(WATCH_CREDITS);
  await page.getByRole('button', { name: 'Run for 1' }).click();
  await onBoard(page).waitFor();
  const placeholder = await readOnlyItem();
  await expect.poll(async () => (await readOnlyItem()).status, PATIENTLY).toBe('ready');
  await expect.poll(() => credits(page).textContent(), PATIENTLY).toBe('999');
  expect(await seen).toContain('held');
  const { x, y, width, height } = await readOnlyItem();
  expect({ x, y, width, height }).toEqual({
    x: placeholder.x,
    y: placeholder.y,
    width: placeholder.width,
    height: placeholder.height,
  });
  expect({ width, height }).toEqual({ width: 1024, height: 1024 });
  await expect.poll(() => onBoard(page).textContent(), PATIENTLY).toContain('ready');
});

/**
 * Collects what stands beside the avatar until a credit was held and no longer is, or for as long as 2,000 frames. Runs
 * in the page; text, because the server's types know no DOM.
 */
const WATCH_CREDITS = `new Promise((done) => {
  const texts = [];
  const look = (frames) => {
    const text = document.querySelector('header')?.textContent ?? '';
    if (texts.at(-1) !== text) texts.push(text);
    const isOver = texts.some((earlier) => earlier.includes('held')) && !text.includes('held');
    if (isOver || frames > 2000) done(texts.join(' | '));
    else requestAnimationFrame(() => look(frames + 1));
  };
  look(0);
})`;

test('the item is moved, deleted and brought back, by hand and by keys', async () => {
  const before = await readOnlyItem();
  const grip = await pointInItem();
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x - 60, grip.y + 30, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await readOnlyItem()).x, PATIENTLY).toBeLessThan(before.x - 10);
  const moved = await readOnlyItem();
  expect(moved.y).toBeGreaterThan(before.y + 10);

  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await readOnlyItem()).x, PATIENTLY).toBeCloseTo(moved.x + 10, 3);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await readOnlyItem()).x, PATIENTLY).toBeCloseTo(before.x, 3);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(async () => (await readOnlyItem()).x, PATIENTLY).toBeCloseTo(moved.x, 3);

  await page.keyboard.press('Delete');
  await expect.poll(async () => (await readItems()).length, PATIENTLY).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await readItems()).length, PATIENTLY).toBe(1);
});

test('a corner resizes in proportion, and undo takes it back', async () => {
  const before = await readOnlyItem();
  const grip = await pointInItem();
  await page.mouse.click(grip.x, grip.y);
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  const box = await selectionCorner();
  await page.mouse.move(box.x, box.y);
  await page.mouse.down();
  await page.mouse.move(box.x - 80, box.y - 80, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await readOnlyItem()).width, PATIENTLY).toBeLessThan(before.width - 20);
  const resized = await readOnlyItem();
  expect(resized.width / resized.height).toBeCloseTo(before.width / before.height, 2);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await readOnlyItem()).width, PATIENTLY).toBe(before.width);
});

/** The bottom right corner of the only item on the screen, from its place on the board and the label at its top left. */
async function selectionCorner(): Promise<{ x: number; y: number }> {
  const title = await page.getByText('1:1').locator('..').boundingBox();
  const percent = await page.getByLabel('Zoom in percent').inputValue();
  if (!title) throw new Error('the item has no label');
  const side = ((await readOnlyItem()).width * Number.parseFloat(percent)) / 100;
  return { x: title.x + side, y: title.y + title.height + side };
}

test('a second browser sees the same board and every change as it is made', async () => {
  const elsewhere = await browser.newContext({ storageState: await person.storageState() });
  const second = await elsewhere.newPage();
  await second.goto(page.url());
  await second.getByRole('tab', { name: 'Layers' }).click();
  const layers = second.getByRole('tabpanel', { name: 'Layers' });
  await layers.getByPlaceholder('Search 1 layer').waitFor();
  await page.getByLabel('Prompt').fill('A rocket over a desert at dusk, badge titled "ORBIT CLUB"');
  await page.getByRole('button', { name: 'More: Results' }).click();
  await page.getByRole('button', { name: 'Run for 2' }).click();
  await layers.getByPlaceholder('Search 3 layers').waitFor();
  await expect
    .poll(async () => (await readItems()).map(({ status }) => status), PATIENTLY)
    .toEqual(Array(3).fill('ready'));
  await expect.poll(() => credits(second).textContent(), PATIENTLY).toBe('997');
  await elsewhere.close();
});

test('a run that is stopped leaves nothing on the board and costs nothing', async () => {
  const before = await readItems();
  // What the run before has left over may still be on its way back.
  await expect.poll(() => credits(page).textContent(), PATIENTLY).not.toContain('held');
  const spendable = await credits(page).textContent();
  await page.getByLabel('Prompt').fill('A very large map of contour lines');
  await page.getByText('Advanced').click();
  await page.getByLabel('Width').fill('4096');
  await page.getByLabel('Height').fill('4096');
  await page
    .getByRole('button', { name: 'Fine', exact: true })
    .or(page.getByText('Fine', { exact: true }))
    .first()
    .click();
  const run = page.getByRole('button', { name: /^Run for \d{2}/ });
  await run.waitFor();
  await run.click();
  await page.getByRole('button', { name: /^Stop A very large map/ }).click();
  await page.getByText('Stopped. What was held is back.').first().waitFor();
  await expect.poll(async () => (await readItems()).length, PATIENTLY).toBe(before.length);
  await expect.poll(() => credits(page).textContent(), PATIENTLY).toBe(spendable);
});

test('after a reload and after a restart everything lies where it lay', async () => {
  const before = await readItems();
  await page.reload();
  await expect.poll(() => onBoard(page).count(), PATIENTLY).toBe(3);
  expect(await readItems()).toEqual(before);
  const port = new URL(gesso.url).port;
  await gesso.interrupt();
  gesso = await startGesso({ dataDirectory, environment: { PORT: port } });
  await page.reload();
  await expect.poll(() => onBoard(page).count(), PATIENTLY).toBe(3);
  expect((await readItems()).map(({ id, x, y, assetId }) => ({ id, x, y, assetId }))).toEqual(
    before.map(({ id, x, y, assetId }) => ({ id, x, y, assetId })),
  );
});

test('the studio has nothing for axe to complain about', async () => {
  // Evaluated, not added as a script: the page's policy allows no inline scripts, and stays on.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  const complaints = await page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, help, nodes }) => id + ": " + help + " " + nodes[0].html.slice(0, 160)))',
  );
  expect(complaints).toEqual([]);
});

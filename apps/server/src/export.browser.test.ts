import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CanvasItems } from '@gesso/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let page: Page;

/** Pictures arrive within seconds here; a busy machine gets more. */
const PATIENTLY = { timeout: 30_000, interval: 100 };

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-export-'));
  gesso = await startGesso({ dataDirectory });
  browser = await launchChromium();
  const person = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  page = await person.newPage();
  await page.goto(`${gesso.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: /^(create|sign up)/i }).click();
  await page.getByLabel('Name of the new project').fill('Exports');
  await page.getByRole('button', { name: 'New project' }).click();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function readItems(): Promise<CanvasItems['items']> {
  const projectId = new URL(page.url()).pathname.split('/').at(-1);
  const response = await page.request.get(`${gesso.url}/api/projects/${projectId}/items`);
  return ((await response.json()) as CanvasItems).items;
}

const readItem = async () => (await readItems())[0];
const readStatus = async () => (await readItem())?.status;
const readAssetId = async () => (await readItem())?.assetId;

async function saveAs(format: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const button = page.getByRole('button', { name: 'Download as' });
  await button.click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a design is saved from the inspector as PDF, SVG and JPG, each under a name of its own', async () => {
  await page.getByRole('tab', { name: 'Generate' }).click();
  await page.getByLabel('Prompt').fill('Poster of a fox, titled "NIGHT MARKET"');
  await page.getByRole('button', { name: 'Run for 1' }).click();
  await expect.poll(readStatus, PATIENTLY).toBe('ready');
  const label = await page.getByText('1:1').boundingBox();
  if (!label) throw new Error('the item has no label');
  await page.mouse.click(label.x - 40, label.y + 120);
  await page.getByRole('button', { name: 'Inspect' }).click();
  const pdf = await saveAs('PDF');
  expect(pdf.name).toMatch(/^poster-of-a-fox-titled-night-market-[0-9a-f]{6}\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const svg = await saveAs('SVG');
  expect(svg.name).toMatch(/\.svg$/);
  expect(svg.bytes.toString()).toContain('aria-label="NIGHT MARKET"');
  const jpg = await saveAs('JPG');
  expect([...jpg.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  await page.getByText(`Saved ${jpg.name}.`).waitFor();
});

test('the SVG looks in this browser like the picture on the board', async () => {
  const svg = await saveAs('SVG');
  const png = await saveAs('PNG');
  const difference = await page.evaluate<number>(
    `(${COMPARE})(${JSON.stringify(svg.bytes.toString('base64'))}, ${JSON.stringify(png.bytes.toString('base64'))})`,
  );
  expect(difference).toBeLessThan(3);
});

test('the words of a design are changed where it lies, in the letters that the engine draws, and undone as one step', async () => {
  const before = await readAssetId();
  await page.getByRole('button', { name: 'Edit layers' }).click();
  const layers = page.getByRole('list', { name: 'Layers of the design' });
  await layers.getByRole('button', { name: /^NIGHT MARKET/i }).click();
  await page.getByLabel('Words').fill('DAY MARKET');
  await layers.getByRole('button', { name: /^DAY MARKET/i }).waitFor();
  await page.waitForTimeout(200); // Two frames: the page draws the design when the words are set.
  const shown: string = await page.evaluate(
    `document.querySelector('[data-design-sheet] canvas').toDataURL('image/png').slice('data:image/png;base64,'.length)`,
  );
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('[data-design-sheet]').waitFor({ state: 'detached' });
  await expect.poll(readAssetId, PATIENTLY).not.toBe(before);
  const after = await readAssetId();
  const scene = await (await page.request.get(`${gesso.url}/api/assets/${after}/scene`)).text();
  expect(scene).toContain('DAY MARKET');
  const drawn = await (await page.request.get(`${gesso.url}/api/assets/${after}/content`)).body();
  expect(
    await page.evaluate<number>(
      `(${COMPARE})(${JSON.stringify(drawn.toString('base64'))}, ${JSON.stringify(shown)}, 'png')`,
    ),
  ).toBeLessThan(3);
  await page.locator('[data-board]').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(readAssetId, PATIENTLY).toBe(before);
});

test('files dropped on the board lie in a row where they fell, and the board is exported in two sizes at once', async () => {
  await page.mouse.move(400, 500);
  await page.evaluate(`(${DROP})(${JSON.stringify(DROPPED)})`);
  await page.getByText('1 file was not taken').waitFor();
  await page.getByText(/IMG_1\.HEIC HEIC pictures cannot be opened here/).waitFor();
  await expect.poll(async () => (await readItems()).length, PATIENTLY).toBe(3);
  const [, first, second] = await readItems();
  expect([first?.width, first?.height, second?.width]).toEqual([360, 180, 360]);
  expect(first?.y).toBe(second?.y);
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText('Whole board').click();
  await dialog.getByRole('button', { name: 'Add a size' }).click();
  await dialog.getByLabel('Format of file 2').selectOption('pdf');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Exports.zip');
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.includes('Exports.png')).toBe(true);
  expect(bytes.includes('Exports@2x.pdf')).toBe(true);
  await dialog.waitFor({ state: 'hidden' });
});

const svg = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="${colour}"/></svg>`;

const DROPPED = [
  ['sea.svg', svg('#224466')],
  ['sand.svg', svg('#cc8855')],
  ['IMG_1.HEIC', 'no matter'],
] as const;

/** Drops files on the board as a hand would. Text, because the server's types know no DOM. */
const DROP = `(files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
  const at = { clientX: 400, clientY: 500, bubbles: true, cancelable: true, dataTransfer };
  const board = document.querySelector('[data-board]');
  board.dispatchEvent(new DragEvent('dragover', at));
  board.dispatchEvent(new DragEvent('drop', at));
}`;

/** Draws both at 512 px and gives the mean difference of their channels. Text, because the server's types know no DOM. */
const COMPARE = `async (one, png, type = 'svg+xml') => {
  const pixels = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(512, 512);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, 512, 512);
    return context.getImageData(0, 0, 512, 512).data;
  };
  const first = await pixels('data:image/' + type + ';base64,' + one);
  const second = await pixels('data:image/png;base64,' + png);
  return first.reduce((sum, value, index) => sum + Math.abs(value - second[index]), 0) / first.length;
}`;

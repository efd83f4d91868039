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

async function readStatus(): Promise<string | undefined> {
  const projectId = new URL(page.url()).pathname.split('/').at(-1);
  const response = await page.request.get(`${gesso.url}/api/projects/${projectId}/items`);
  return ((await response.json()) as CanvasItems).items[0]?.status;
}

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

/** Draws both at 512 px and gives the mean difference of their channels. Text, because the server's types know no DOM. */
const COMPARE = `async (svg, png) => {
  const pixels = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(512, 512);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, 512, 512);
    return context.getImageData(0, 0, 512, 512).data;
  };
  const first = await pixels('data:image/svg+xml;base64,' + svg);
  const second = await pixels('data:image/png;base64,' + png);
  return first.reduce((sum, value, index) => sum + Math.abs(value - second[index]), 0) / first.length;
}`;

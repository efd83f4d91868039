import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrandKit, CanvasItems, Page as ListPage } from '@gesso/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { findComplaints } from './testing/find-complaints.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let page: Page;

const PATIENTLY = { timeout: 60_000, interval: 200 };
/** Where pictures of the pages go, for whoever wants to look at them. */
const PICTURES = process.env.GESSO_PICTURES;

const LOGO = `<svg viewBox="0 0 40 20"><path fill="#0b3954" d="M0 20L14 0v20z"/><circle cx="30" cy="10" r="9" fill="#ff6f3c"/></svg>`;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-brands-'));
  gesso = await startGesso({ dataDirectory });
  browser = await launchChromium();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })).newPage();
  await page.goto(`${gesso.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: /^(create|sign up)/i }).click();
  await page.getByLabel('Name of the new project').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function read<Answer>(path: string): Promise<Answer> {
  return (await (await page.request.get(gesso.url + path)).json()) as Answer;
}

async function picture(name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** The same page in both themes and on a phone has nothing that axe would complain of, and does not scroll sideways. */
async function inspect(name: string): Promise<void> {
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 375],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await findComplaints(page), `${name} ${colorScheme}`).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), name).toBe(true);
    await picture(`${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('a kit is made, kept, becomes the default of a project, and what is made there looks like it', async () => {
  await page.goto(`${gesso.url}/account/brand-kits`);
  await page.getByRole('button', { name: 'Make a brand kit' }).waitFor();
  await picture('brand-kits-empty');
  await page.getByRole('button', { name: 'Make a brand kit' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Harbour');
  for (const [index, color] of ['#0b3954', '#ff6f3c', '#f6efe2'].entries()) {
    await page.getByRole('button', { name: 'Add a colour' }).click();
    await page.getByLabel(`Colour ${index + 1}, hex`).fill(color);
  }
  await page.getByRole('button', { name: /^Face of headlines/ }).click();
  await picture('brand-kits-faces');
  await page.getByRole('menuitemradio', { name: 'Fraunces' }).click();
  const choose = page.locator('input[type=file]');
  await choose.setInputFiles({ name: 'mark.png', mimeType: 'image/png', buffer: Buffer.from('x') });
  await page.getByText('“mark.png” is no SVG.').waitFor();
  await choose.setInputFiles({ name: 'mark.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(LOGO) });
  await page.getByLabel('Tone').fill('warm, calm');
  await page.getByRole('img', { name: 'Logo “mark”' }).waitFor();
  await inspect('brand-kits-form');
  await page.getByRole('button', { name: 'Save brand kit' }).click();
  await page.getByRole('article', { name: 'Harbour' }).waitFor();
  await inspect('brand-kits');
  const { items } = await read<ListPage<BrandKit>>('/api/brand-kits');
  expect(items).toMatchObject([{ name: 'Harbour', titleFont: 'Fraunces', notes: [], tone: 'warm, calm' }]);

  await page.goto(gesso.url);
  await page.getByLabel('Name of the new project').fill('Launch');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('tab', { name: 'Generate' }).click();
  const picker = page.getByRole('tabpanel', { name: 'Generate' }).getByRole('button', { name: /^Brand kit:/ });
  await picker.click();
  await page.getByRole('menuitemradio', { name: 'Harbour' }).click();
  await picker.click();
  await picture('brand-kits-picker');
  await page.getByRole('menuitem', { name: /^Make “Harbour”/ }).click();
  const projectId = new URL(page.url()).pathname.split('/').at(-1);
  await expect.poll(() => read(`/api/projects/${projectId}`), PATIENTLY).toMatchObject({ brandKitId: items[0]?.id });
  // The default holds for whoever comes back, too.
  await page.reload();
  await page.getByRole('tab', { name: 'Generate' }).click();
  await page.getByLabel('Prompt').fill('coffee poster "SLOW BREW"');
  await expect.poll(() => picker.textContent(), PATIENTLY).toContain('Harbour');
  await page.getByRole('button', { name: /^Run for/ }).click();
  const made = async () =>
    (await read<CanvasItems>(`/api/projects/${projectId}/items`)).items.find(({ status }) => status === 'ready');
  await expect.poll(made, PATIENTLY).toBeDefined();
  const scene = JSON.stringify(await read(`/api/assets/${(await made())?.assetId}/scene`));
  for (const part of ['"Harbour"', '#0b3954', '#ff6f3c', '"family":"Fraunces"', '"id":"logo"']) {
    expect(scene).toContain(part);
  }
  await picture('brand-kits-made');

  await page.goto(`${gesso.url}/account/brand-kits`);
  await page.getByRole('button', { name: 'Delete Harbour' }).click();
  await page.getByRole('button', { name: 'Delete brand kit' }).click();
  await page.getByRole('button', { name: 'Make a brand kit' }).waitFor();
  expect(await read(`/api/projects/${projectId}`)).toMatchObject({ brandKitId: null });
});

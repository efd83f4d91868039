import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CanvasItems, Project } from '@gesso/contract';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let page: Page;
let projectId: string;

const PATIENTLY = { timeout: 20_000, interval: 50 };
const board = (): Locator => page.locator('[data-board]');
const lines = (): Locator => page.getByRole('tree', { name: 'Layers' }).getByRole('treeitem');
const names = () => lines().evaluateAll((found) => found.map((line) => line.getAttribute('aria-label')));
const said = (words: RegExp): Locator => page.getByRole('status').filter({ hasText: words }).first();

async function axe(): Promise<readonly string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  // Text, because the server's types know no DOM.
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, help }) => id + ': ' + help))`,
  );
}

/** A board with a rectangle, and in front of it a frame that holds a note, all made by keys. */
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-panels-'));
  [gesso, browser] = await Promise.all([startGesso({ dataDirectory }), launchChromium()]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  // The tour of a first visit would ask for the keyboard.
  await page.addInitScript(() => localStorage.setItem('gesso.tour-seen', 'yes'));
  await page.goto(`${gesso.url}/sign-in`);
  const headers = { origin: gesso.url };
  const person = { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada King' };
  await page.request.post(`${gesso.url}/api/auth/sign-up/email`, { data: person, headers });
  const made = await page.request.post(`${gesso.url}/api/projects`, {
    data: { name: 'Panels' },
    headers: { ...headers, 'idempotency-key': 'panels' },
  });
  projectId = ((await made.json()) as Project).id;
  await page.goto(`${gesso.url}/projects/${projectId}`);
  await page.getByText('An endless wall').waitFor();
  for (const tool of ['r', 'f', 'n']) {
    await board().focus();
    await page.keyboard.press(tool);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  }
  await page.getByRole('tab', { name: 'Layers' }).click();
  await lines().nth(2).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

test('layers are walked, named and moved in the stack by keys, and the server keeps it', async () => {
  await page.getByRole('tree', { name: 'Layers' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('F2');
  await page.keyboard.type('Sun');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await names()).at(-1), PATIENTLY).toBe('Sun, shape');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await names())[0], PATIENTLY).toBe('Sun, shape');
  const stored = async () => {
    const items = await page.request.get(`${gesso.url}/api/projects/${projectId}/items`);
    return ((await items.json()) as CanvasItems).items.map(({ title, kind }) => title ?? kind);
  };
  await expect.poll(stored, PATIENTLY).toContain('Sun');
});

test('numbers place what is selected: sums, steps, and several items at once', async () => {
  await page.getByRole('tree', { name: 'Layers' }).focus();
  await page.keyboard.press('Control+a');
  await expect.poll(() => page.getByRole('treeitem', { selected: true }).count(), PATIENTLY).toBe(3);
  await page.getByRole('tab', { name: 'Inspect' }).click();
  const width = page.getByRole('textbox', { name: 'Width', exact: true });
  await width.waitFor();
  await expect.poll(() => width.getAttribute('placeholder'), PATIENTLY).toBe('Mixed');
  const x = page.getByRole('textbox', { name: 'X', exact: true });
  await x.fill('120*2');
  await x.press('Enter');
  await expect.poll(() => x.inputValue(), PATIENTLY).toBe('240');
  await x.press('Shift+ArrowUp');
  await expect.poll(() => x.inputValue(), PATIENTLY).toBe('250');
  await page.getByRole('button', { name: 'Flip left to right' }).click();
  await said(/3 items flipped/).waitFor();
});

test('the palette does what is asked for by a part of its name, and remembers it', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('dupli');
  await page.keyboard.press('Enter');
  const isOnBoard = () => page.evaluate<boolean>(`document.activeElement.matches('[data-board]')`);
  await expect.poll(isOnBoard, PATIENTLY).toBe(true);
  await page.getByRole('tab', { name: 'Layers' }).click();
  await expect.poll(() => lines().count(), PATIENTLY).toBe(6);
  await page.keyboard.press('Control+k');
  const first = page.getByRole('option').first();
  await expect.poll(() => first.textContent(), PATIENTLY).toContain('Duplicate');
  expect(await axe()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Search commands' }).waitFor({ state: 'detached' });
  await board().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => lines().count(), PATIENTLY).toBe(3);
});

test('search finds titles and kinds, selects what it shows, and says how many there are', async () => {
  await page.keyboard.press('Control+f');
  const field = page.getByLabel('Search titles, prompts, texts and kinds');
  await field.fill('sun');
  await said(/1 found\. 1 of 1: Sun, Shape/).waitFor();
  expect(await page.getByRole('treeitem', { selected: true }).getAttribute('aria-label')).toBe('Sun, shape');
  await field.press('Escape');
  await expect.poll(() => field.count(), PATIENTLY).toBe(0);
});

test('the menu opens by key about what is selected, shows what cannot be done, and does what is chosen', async () => {
  await board().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'What can be done with it' });
  await menu.waitFor();
  expect(await menu.getByRole('menuitem', { name: 'Crop' }).getAttribute('aria-disabled')).toBe('true');
  expect(await menu.getByRole('menuitem', { name: 'Duplicate' }).textContent()).toContain('Ctrl+D');
  expect(await axe()).toEqual([]);
  await menu.getByRole('menuitem', { name: 'Lock' }).click();
  await expect.poll(async () => (await names()).filter((name) => name?.includes('locked')).length, PATIENTLY).toBe(2);
  await board().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await names()).filter((name) => name?.includes('locked')).length, PATIENTLY).toBe(0);
});

test('single keys can be turned off in the help, which is found without them', async () => {
  const hand = page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Hand' });
  const leaveHelp = async () => {
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate<boolean>(`document.activeElement.matches('[data-board]')`), PATIENTLY)
      .toBe(true);
  };
  await board().focus();
  await page.keyboard.press('?');
  await page.getByLabel('Search shortcuts').fill('tidy');
  await expect.poll(() => page.getByRole('definition').count(), PATIENTLY).toBe(1);
  await page.getByLabel('Shortcuts of a single key').uncheck();
  await leaveHelp();
  await page.keyboard.press('h');
  expect(await hand.getAttribute('aria-pressed')).toBe('false');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('help short');
  await page.keyboard.press('Enter');
  await page.getByLabel('Shortcuts of a single key').check();
  await leaveHelp();
  await page.keyboard.press('h');
  await expect.poll(() => hand.getAttribute('aria-pressed'), PATIENTLY).toBe('true');
  await page.keyboard.press('v');
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asset, CanvasItem, CanvasItems } from '@gesso/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let page: Page;

/** A clip takes seconds here, a mesh as long to be shown without a graphics card; a busy machine gets more. */
const PATIENTLY = { timeout: 120_000, interval: 200 };

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-engines-'));
  gesso = await startGesso({ dataDirectory });
  browser = await launchChromium();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`${gesso.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: /^(create|sign up)/i }).click();
  await page.getByLabel('Name of the new project').fill('Harbour');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('tab', { name: 'Generate' }).click();
  await page.getByRole('button', { name: 'Run for 1' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function readItems(): Promise<readonly CanvasItem[]> {
  const projectId = new URL(page.url()).pathname.split('/').at(-1);
  return ((await (await page.request.get(`${gesso.url}/api/projects/${projectId}/items`)).json()) as CanvasItems).items;
}

async function chooseModel(name: string): Promise<void> {
  await page.getByRole('tab', { name: 'Generate' }).click();
  await page.getByRole('button', { name: /^Model:/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
}

/** Presses the run button and waits until the board has one more finished item, which is returned. */
async function run(): Promise<CanvasItem> {
  const before = new Set((await readItems()).map(({ id }) => id));
  await page.getByRole('button', { name: /^Run for/ }).click();
  const made = async () => (await readItems()).find(({ id, status }) => !before.has(id) && status === 'ready');
  await expect.poll(made, PATIENTLY).toBeDefined();
  return (await made()) as CanvasItem;
}

/** Selects finished items by the list of layers, the newest first. */
async function select(...positions: readonly number[]): Promise<void> {
  await page.getByRole('tab', { name: 'Layers' }).click();
  const rows = page.getByRole('tabpanel', { name: 'Layers' }).getByRole('treeitem');
  for (const [index, position] of positions.entries()) {
    await rows.nth(position).click(index === 0 ? {} : { modifiers: ['Shift'] });
  }
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
}

async function readAsset({ assetId }: CanvasItem): Promise<Asset> {
  return (await (await page.request.get(`${gesso.url}/api/assets/${assetId}`)).json()) as Asset;
}

/** Plays the clip of the inspector for a moment; whether it went on, and how long it is. */
async function play(): Promise<{ readonly seconds: number; readonly isPlaying: boolean }> {
  await page.getByRole('tab', { name: 'Inspect' }).click();
  await page.locator('video').waitFor();
  // Text, because the server's types know no DOM.
  return page.evaluate(`(async () => {
    const video = document.querySelector('video');
    video.muted = true;
    await video.play();
    const from = video.currentTime;
    // A machine with ten jobs a core shows the first frame late.
    for (let look = 0; look < 300 && video.currentTime === from; look += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    return { seconds: video.duration, isPlaying: video.currentTime !== from && video.videoWidth > 0 };
  })()`);
}

/** Brings what is selected near, so that its own button is there, and gives the board the keys. */
async function lookAtSelection(): Promise<void> {
  await page.locator('[data-board]').focus();
  await page.keyboard.press('Shift+2');
}

/** Plays the selected clip by the space bar where it lies, stops it by the same key and leaves it. */
async function playOnBoard(): Promise<void> {
  await lookAtSelection();
  await page.getByRole('button', { name: /^Play:/ }).waitFor();
  await page.keyboard.press('Space');
  const read = (what: string) =>
    page.evaluate<unknown>(`document.querySelector('[data-board-control] video')?.${what}`);
  await expect.poll(async () => Number(await read('currentTime')) > 0, PATIENTLY).toBe(true);
  await page.keyboard.press('Space');
  await expect.poll(() => read('paused'), PATIENTLY).toBe(true);
  // The camera takes the player's place for a moment, but not its keys.
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 40);
  await page.keyboard.press('Escape');
  await page.locator('[data-board-control] video').waitFor({ state: 'detached' });
}

/** Of the board's own viewer; the inspector may keep another behind its tab. */
const LIVE_MODEL = '[data-board-control] model-viewer';

const isModelLoaded = (viewer: string) => page.evaluate<boolean>(`document.querySelector('${viewer}').loaded === true`);

async function turnOnBoard(): Promise<void> {
  await lookAtSelection();
  await page.getByRole('button', { name: /^Turn it:/ }).click();
  await page.locator(LIVE_MODEL).waitFor();
  await expect.poll(() => isModelLoaded(LIVE_MODEL), PATIENTLY).toBe(true);
  const readTurn = () => page.evaluate<number>(`document.querySelector('${LIVE_MODEL}').getCameraOrbit().theta`);
  const before = await readTurn();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(readTurn, PATIENTLY).not.toBe(before);
  await page.keyboard.press('Escape');
  await page.locator(LIVE_MODEL).waitFor({ state: 'detached' });
}

test('a design on the board is made to move, and the clip plays where it lies and beside its facts', async () => {
  await page.getByLabel('Prompt').fill('A sailboat on the sea at sunset, titled "HARBOUR DAYS"');
  await run();
  await select(0);
  await page.getByRole('button', { name: 'Use as reference' }).click();
  await chooseModel('Gesso video');
  await page.getByRole('img', { name: 'Reference 1' }).waitFor();
  await page.getByLabel('Prompt').fill('slow camera');
  for (let second = 5; second > 2; second -= 1) await page.getByRole('button', { name: 'Fewer: Length' }).click();
  const clip = await run();
  expect(clip).toMatchObject({ kind: 'video', width: 1280, height: 720 });
  const asset = await readAsset(clip);
  expect(asset).toMatchObject({ mimeType: 'video/mp4', widthPx: 1280, heightPx: 720, facts: { codec: 'h264' } });
  expect(asset.facts.encoder).toMatch(/ffmpeg|h264-mp4-encoder/);
  expect(asset.parents).toHaveLength(1);
  await select(0);
  await playOnBoard();
  const { seconds, isPlaying } = await play();
  expect(Math.abs(seconds - 2)).toBeLessThan(0.1);
  expect(isPlaying).toBe(true);
});

test('the design becomes the label of a mug that turns on the board and in the inspector', async () => {
  await chooseModel('Gesso 3D');
  await page.getByLabel('Prompt').fill('a mug');
  const mesh = await run();
  const asset = await readAsset(mesh);
  expect(asset).toMatchObject({ kind: 'model3d', mimeType: 'model/gltf-binary', facts: { hasLabel: true } });
  expect(asset.parents).toHaveLength(1);
  const poster = await page.request.get(`${gesso.url}/api/assets/${asset.id}/content?variant=poster`);
  expect(poster.headers()['content-type']).toBe('image/webp');
  await select(0);
  await turnOnBoard();
  await page.getByRole('tab', { name: 'Inspect' }).click();
  await page.locator('model-viewer').waitFor();
  await expect.poll(() => isModelLoaded('model-viewer'), PATIENTLY).toBe(true);
});

test('a clip and a picture become one film with a title and music', async () => {
  await chooseModel('Gesso combined video');
  for (const reference of await page.getByRole('button', { name: /^Take out reference/ }).all())
    await reference.click();
  await page.getByText(/needs 1 clip or picture/).waitFor();
  await select(1, 2);
  await page.getByRole('button', { name: 'Use as reference' }).click();
  await page.getByLabel('Prompt').fill('calm music "HARBOUR DAYS"');
  const film = await run();
  const asset = await readAsset(film);
  expect(asset).toMatchObject({ kind: 'video', facts: { shots: 2, music: 'calm' } });
  expect(asset.parents).toHaveLength(2);
  await select(0);
  const { seconds, isPlaying } = await play();
  // Two seconds of clip, four of picture, less a cross-fade.
  expect(seconds).toBeGreaterThan(5);
  expect(seconds).toBeLessThan(6);
  expect(isPlaying).toBe(true);
});

test('whose drawings and typefaces are used is told on a page for everybody', async () => {
  const anyone = await (await browser.newContext()).newPage();
  await anyone.goto(`${gesso.url}/credits`);
  await anyone.getByRole('link', { name: 'Game-icons.net' }).waitFor();
  await anyone.getByText('credit line in every design').first().waitFor();
  await anyone.context().close();
});

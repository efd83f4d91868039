import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const WEB_APP = join(import.meta.dirname, '../../..');
const PAGE = 'src/features/clipboard/testing/clipboard-page.html';
const CHROMIUM = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

let folder: string;
let server: PreviewServer;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gesso-clipboard-page-'));
  const shared = { configFile: join(WEB_APP, 'vite.config.ts'), logLevel: 'error' } as const;
  await build({ ...shared, build: { outDir: folder, rolldownOptions: { input: join(WEB_APP, PAGE) } } });
  server = await preview({ ...shared, build: { outDir: folder }, preview: { port: 0, strictPort: false } });
  const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
  if (!executablePath) throw new Error('Chromium is missing: install it or set CHROMIUM_PATH.');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--no-first-run'] });
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function openBoard(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(PAGE, server.resolvedUrls?.local[0]).href);
  await page.locator('[data-board]').focus();
  return page;
}

/** A frame with a cropped picture and a text in it, all selected. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { editor } = window.clipboardPage;
    const place = { x: 0, y: 0, width: 200, height: 200, rotation: 0 };
    const items = [
      { id: 'f', kind: 'frame' as const, ...place, title: 'Posters' },
      { id: 'p', kind: 'image' as const, ...place, parentId: 'f', assetId: 'asset', isFlippedX: true as const },
      { id: 't', kind: 'text' as const, ...place, parentId: 'f', text: 'Hello <b>' },
    ];
    editor.run({ type: 'paste', clip: { version: 1, items }, at: { x: 100, y: 100 } });
  });
}

const kinds = (page: Page) =>
  page.evaluate(() => window.clipboardPage.editor.items.ordered().map(({ kind, text }) => text ?? kind));
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000 });

describe('the clipboard in a browser', () => {
  it('carries items from one board to another by keys and by menus, and fields keep their own', async () => {
    const [from, to] = [await openBoard(), await openBoard()];
    await from.bringToFront();
    await fill(from);
    await from.keyboard.press('Control+c');
    await to.bringToFront();
    await to.keyboard.press('Control+v');
    await soon(async () => expect(await kinds(to)).toEqual(['frame', 'image', 'Hello <b>']));
    const parents = await to.evaluate(() => {
      const { items } = window.clipboardPage.editor;
      return items.ordered().map((item) => items.get(item.parentId ?? '')?.title);
    });
    expect(parents).toEqual([undefined, 'Posters', 'Posters']);
    // A field takes the words and the board nothing.
    await to.locator('textarea').focus();
    await to.keyboard.press('Control+v');
    expect(await to.locator('textarea').inputValue()).toBe('Posters\nHello <b>');
    expect(await kinds(to)).toHaveLength(3);
    await from.bringToFront();
    await from.locator('[data-board]').focus();
    await from.keyboard.press('Control+x');
    await soon(async () => expect(await kinds(from)).toEqual([]));
    await from.evaluate(() => window.clipboardPage.desk.paste());
    await soon(async () => expect(await kinds(from)).toEqual(['frame', 'image', 'Hello <b>']));
    await from.evaluate(() => window.clipboardPage.desk.copy());
    await soon(async () => {
      const types = await from.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
      expect(types).toContain('web application/x-gesso+json');
    });
    await to.bringToFront();
    await to.evaluate(() => window.clipboardPage.desk.paste());
    await soon(async () => expect(await kinds(to)).toHaveLength(6));
    // Copied by a menu, the keys paste it too.
    await to.locator('[data-board]').focus();
    await to.keyboard.press('Control+v');
    await soon(async () => expect(await kinds(to)).toHaveLength(9));
    for (const page of [from, to]) await page.close();
  });

  it('gives a picture as the board shows it, takes pictures as files and words as a text', async () => {
    const page = await openBoard();
    await fill(page);
    await page.evaluate(() => {
      const { editor, desk } = window.clipboardPage;
      editor.select(editor.items.ordered().flatMap((item) => (item.kind === 'image' ? [item.id] : [])));
      desk.copyPicture();
    });
    await soon(async () => {
      const pixels = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const picture = item?.types.includes('image/png') && (await createImageBitmap(await item.getType('image/png')));
        if (!picture) return null;
        const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        paper?.drawImage(picture, 0, 0);
        return { width: picture.width, left: [...(paper?.getImageData(5, 5, 1, 1).data ?? [])] };
      });
      // Mirrored, so the blue half is at the left.
      expect(pixels).toEqual({ width: 40, left: [0, 0, 255, 255] });
    });
    await page.keyboard.press('Control+v');
    await soon(async () => {
      expect(await page.evaluate(() => window.clipboardPage.files)).toMatchObject([{ type: 'image/png' }]);
    });
    await page.locator('textarea').fill('words from elsewhere');
    await page.locator('textarea').selectText();
    await page.keyboard.press('Control+c');
    await page.locator('[data-board]').focus();
    await page.keyboard.press('Control+v');
    await soon(async () => expect(await kinds(page)).toContain('words from elsewhere'));
    await page.close();
  });
});

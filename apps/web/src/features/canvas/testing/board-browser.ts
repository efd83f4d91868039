import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';

const WEB_APP = join(import.meta.dirname, '../../../..');
const CHROMIUM = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const PAGE = 'src/features/canvas/testing/board-page.html';
const VIEW = { width: 1280, height: 800 };
const PHONE = { width: 375, height: 700 };

/** Builds and serves the page with the board alone and opens it in a browser; one for each test file, many pages. */
export class BoardBrowser {
  readonly #server: PreviewServer;
  readonly #browser: Browser;
  readonly #folder: string;

  private constructor(server: PreviewServer, browser: Browser, folder: string) {
    this.#server = server;
    this.#browser = browser;
    this.#folder = folder;
  }

  static async start(): Promise<BoardBrowser> {
    const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
    if (!executablePath) throw new Error('Chromium is missing: install it or set CHROMIUM_PATH.');
    const folder = await mkdtemp(join(tmpdir(), 'gesso-board-page-'));
    const configFile = join(WEB_APP, 'vite.config.ts');
    // Built rather than served from source: one file loads in a moment also on a busy machine, a hundred do not.
    await build({
      configFile,
      logLevel: 'error',
      build: { outDir: folder, rolldownOptions: { input: join(WEB_APP, PAGE) } },
    });
    const server = await preview({
      configFile,
      logLevel: 'error',
      build: { outDir: folder },
      preview: { port: 0, strictPort: false },
    });
    const args = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'];
    args.push('--disable-component-update', '--disable-sync');
    return new BoardBrowser(server, await chromium.launch({ executablePath, args }), folder);
  }

  /** A fresh page with the whole board in view and its pictures drawn. Page errors fail the caller's `errors`. */
  async open(
    options: { isPhone?: boolean; kinds?: 'canvas' | 'webgl' } = {},
  ): Promise<{ page: Page; errors: string[] }> {
    const { isPhone = false, kinds } = options;
    const page = await this.#browser.newPage({
      viewport: isPhone ? PHONE : VIEW,
      colorScheme: 'light',
      hasTouch: isPhone,
      isMobile: isPhone,
    });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await this.visit(page, kinds ? `kinds&backend=${kinds}` : '');
    if (!kinds) await page.getByText('about 2 s', { exact: true }).waitFor({ state: 'attached' });
    return { page, errors };
  }

  /** Opens the board in a page, or opens it again. */
  async visit(page: Page, query: string): Promise<void> {
    const base = this.#server.resolvedUrls?.local[0] ?? '';
    await page.goto(new URL(`${PAGE}?${query}`, base).href);
    await page.locator('section canvas').waitFor({ state: 'attached', timeout: 60_000 });
    await page.evaluate(() => window.boardPage.editor.run({ type: 'zoom-to', target: 'all' }));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Where a spot of an item is in the view; 0.5, 0.5 is its middle. */
export async function spotOf(page: Page, id: string, across = 0.5, down = 0.5): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([id, across, down]) => {
      const { editor } = window.boardPage;
      const item = editor.items.get(id);
      if (!item) throw new Error(`No item ${id}.`);
      const { camera } = editor.getState();
      const x = (item.x + item.width * across - camera.x) * camera.zoom;
      return { x, y: (item.y + item.height * down - camera.y) * camera.zoom };
    },
    [id, across, down] as const,
  );
}

/** Red, green and blue that the board shows at points of the view, of one moment. */
export async function shownColours(
  page: Page,
  points: readonly { readonly x: number; readonly y: number }[],
): Promise<readonly (readonly number[])[]> {
  // A screenshot, since the pixels of WebGL are gone once they are shown; one for all, since it is what takes time.
  const shot = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([png, points]) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true });
      pen?.drawImage(image, 0, 0);
      const scale = image.width / innerWidth;
      return points.map(({ x, y }) =>
        [...(pen?.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data ?? [])].slice(0, 3),
      );
    },
    [shot, points] as const,
  );
}

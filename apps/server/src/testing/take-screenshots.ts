import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type GessoClient, signUp } from './gesso-client.ts';
import { startGesso } from './gesso-process.ts';

/**
 * Takes the pictures of the documentation from the running product: `node apps/server/src/testing/take-screenshots.ts`.
 *
 * Needs a built web app. Overwrites `docs/studio.png` and `docs/screens/*.png`, or writes to the folder given as the
 * first argument.
 */
const FOLDER = process.argv[2] ?? 'docs';
const EMAIL = 'ada@example.com';

const BOARD = [
  {
    prompt: 'Coffee bar poster titled "SLOW BREW", tagline "Single origin, poured by hand", ember palette',
    settings: { size: 'portrait-3x4', style: 'object-poster', palette: 'ember', seed: 7 },
    place: { x: 0, y: 0 },
  },
  {
    prompt: 'A fox in a pine forest at night, poster titled "NIGHTFALL", tagline "A forest nocturne"',
    settings: { size: 'portrait-3x4', style: 'landscape', palette: 'midnight', seed: 11 },
    place: { x: 1300, y: 0 },
  },
  {
    prompt: 'Jazz concert poster titled "BLUE NOTE LIVE" with a saxophone',
    settings: { size: 'portrait-3x4', style: 'typographic', seed: 3 },
    place: { x: 2600, y: 0 },
  },
  {
    prompt: 'Rocket badge titled "ORBIT CLUB"',
    settings: { size: 'square', style: 'badge', palette: 'navy', seed: 5 },
    place: { x: 0, y: 1400 },
  },
  {
    prompt: 'A sailboat on a summer sea at sunset',
    settings: { size: 'square', style: 'landscape', palette: 'riviera', seed: 4 },
    place: { x: 1300, y: 1400 },
  },
  {
    prompt: 'Perfume bottle, product card titled "NOIR NO. 5"',
    settings: { size: 'square', style: 'product', palette: 'noir', seed: 9 },
    place: { x: 2600, y: 1400 },
  },
] as const;

async function main(): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-screens-'));
  const gesso = await startGesso({ dataDirectory });
  const browser = await launchChromium();
  try {
    const client = await signUp(gesso.url, EMAIL);
    const projectId = await fillBoard(client);
    const light = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    const page = await openSignedIn(light, gesso.url);
    await shoot(page, `${gesso.url}/projects/${projectId}`, 'studio', async () => {
      await page.getByRole('tab', { name: 'Generate' }).click();
      await page.getByLabel('Prompt').fill('The same fox at dawn, story format, titled "FIRST LIGHT"');
      await page.mouse.click(520, 300);
    });
    for (const [path, name] of [
      ['/', 'screens/projects'],
      ['/plans', 'screens/plans'],
      ['/account/usage', 'screens/usage'],
      ['/setup', 'screens/setup'],
    ] as const) {
      await shoot(page, gesso.url + path, name);
    }
    await client.request('POST', '/api/subscription/change', {
      plan: 'basic',
      interval: 'annual',
      paymentMethod: { token: 'tok_success' },
    });
    await shoot(page, `${gesso.url}/account/subscription`, 'screens/subscription');
    await shoot(page, `${gesso.url}/account/top-up`, 'screens/top-up');
    const dark = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
    await shoot(await openSignedIn(dark, gesso.url), `${gesso.url}/projects/${projectId}`, 'screens/studio-dark');
    const phone = await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
    await shoot(await openSignedIn(phone, gesso.url), `${gesso.url}/projects/${projectId}`, 'screens/studio-phone');
  } finally {
    await browser.close();
    await gesso.interrupt();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

/** One project with a few designs, each with a fixed seed, so that the pictures stay the same. */
async function fillBoard(client: GessoClient): Promise<string> {
  const project = await client.createProject('Ember & Oak launch');
  for (const design of BOARD) {
    const accepted = await client.generate(project.id, { model: 'gesso-image', ...design });
    await client.waitForEnd(accepted.id);
  }
  return project.id;
}

async function openSignedIn(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password').fill('correct horse');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${url}/`);
  return page;
}

async function shoot(page: Page, address: string, name: string, prepare = async () => {}): Promise<void> {
  await page.goto(address);
  // Pictures sharpen after the page is quiet; nothing tells when the last level has arrived.
  await page.waitForTimeout(4_000);
  await prepare();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

await main();

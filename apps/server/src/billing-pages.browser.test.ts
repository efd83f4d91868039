import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page as ListPage, Mail } from '@gesso/contract';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { findComplaints } from './testing/find-complaints.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let person: BrowserContext;
let page: Page;

/** A member of Pro with every kind of row on their pages, whose next payment will fail. */
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-billing-pages-'));
  gesso = await startGesso({ dataDirectory, environment: { GESSO_TEST_CLOCK: '1' } });
  browser = await launchChromium();
  person = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await person.newPage();
  await post('/api/auth/sign-up/email', {
    name: 'Ada King',
    email: 'ada@example.com',
    password: 'correct horse battery',
  });
  await post('/api/subscription/change', {
    plan: 'basic',
    interval: 'annual',
    paymentMethod: { token: 'tok_success' },
  });
  await post('/api/top-ups', { cents: 2_000 });
  const card = { paymentMethod: { token: 'tok_renewal_fails' } };
  await post('/api/subscription/change', { plan: 'pro', interval: 'monthly', ...card });
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function post(path: string, data: unknown): Promise<void> {
  const answer = await page.request.post(gesso.url + path, { headers: { origin: gesso.url }, data });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
}

const credits = (of: Page): Locator => of.getByRole('link', { name: /credits to spend/ });
const dialog = () => page.getByRole('dialog');
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const open = (path: string) => page.goto(gesso.url + path);

/** Messages are written by workers, a moment after what they tell. */
const PATIENTLY = { timeout: 30_000, interval: 100 };

test('the operator reads in the mailbox what was written, with the receipts', async () => {
  const findReceipt = async () => {
    const answer = await page.request.get(`${gesso.url}/api/operator/mail`);
    const { items } = (await answer.json()) as ListPage<Mail>;
    return items.find(({ attachments }) => attachments.length > 0);
  };
  await expect.poll(findReceipt, PATIENTLY).toBeDefined();
  const receipt = await findReceipt();
  await open('/setup');
  await page.getByRole('link', { name: 'mailbox' }).click();
  await page
    .getByText(receipt?.subject ?? 'no receipt')
    .first()
    .click();
  await page
    .getByText(receipt?.attachments[0]?.name ?? 'no file')
    .first()
    .waitFor();
});

const PAGES = [
  '/plans',
  '/plans?interval=annual',
  '/account/subscription',
  '/account/top-up',
  '/mailbox',
  '/',
] as const;

test.each(['light', 'dark'] as const)('axe finds nothing serious on any page of money, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const path of PAGES) {
    await open(path);
    await credits(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await findComplaints(page), path).toEqual([]);
  }
  await page.getByRole('button', { name: /account of Ada King/ }).hover();
  await page.getByRole('button', { name: 'Switch to Basic' }).waitFor();
  expect(await findComplaints(page), 'the menu').toEqual([]);
  await press('Switch to Basic');
  await dialog()
    .getByRole('button', { name: /^Switch on/ })
    .waitFor();
  expect(await findComplaints(page), 'the confirmation').toEqual([]);
  await page.keyboard.press('Escape');
  await open('/sandbox/authenticate/nothing');
  await page.getByRole('button', { name: 'Refuse' }).waitFor();
  expect(await findComplaints(page), 'the bank').toEqual([]);
});

test('on a phone no page is wider than the screen, and touch opens the menu', async () => {
  const phone = await browser.newContext({
    storageState: await person.storageState(),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const small = await phone.newPage();
  for (const path of PAGES) {
    await small.goto(gesso.url + path);
    await credits(small).waitFor();
    await small.waitForLoadState('networkidle');
    expect(await small.evaluate('document.documentElement.scrollWidth'), path).toBe(390);
  }
  await small.getByRole('button', { name: /account of Ada King/ }).tap();
  await small.getByRole('button', { name: 'Switch to Basic' }).tap();
  await small
    .getByRole('dialog')
    .getByRole('button', { name: /^Switch on/ })
    .waitFor();
  await phone.close();
});

test('axe finds nothing serious where a payment is owed, on a page and on the board', async () => {
  await post('/api/operator/clock', { advance: 'P1M' });
  await post('/api/projects', { name: 'Nightfall' });
  await open('/account/subscription');
  await page.getByRole('button', { name: 'Pay $90.00 now with another card' }).waitFor();
  expect(await findComplaints(page), 'the page').toEqual([]);
  await press('Pay $90.00 now with another card');
  await dialog().getByLabel('Test card').waitFor();
  expect(await findComplaints(page), 'the dialog').toEqual([]);
  await page.keyboard.press('Escape');
  await open('/');
  await page
    .getByRole('link', { name: /Nightfall/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Pay $90.00 now' }).waitFor();
  await page.getByLabel('Brief for the agent').waitFor();
  expect(await findComplaints(page), 'the board').toEqual([]);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Invoice, Page as ListPage, Me, Subscription } from '@gesso/contract';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let gesso: GessoProcess;
let browser: Browser;
let person: BrowserContext;
let page: Page;
/** The same person in another tab, which nobody reloads. */
let otherTab: Page;

const SUPPORT = 'help@studio.example';
/** Answers arrive within a second here; a busy machine gets more. */
const PATIENTLY = { timeout: 30_000, interval: 100 };

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-billing-'));
  gesso = await startGesso({
    dataDirectory,
    environment: { GESSO_TEST_CLOCK: '1', GESSO_SUPPORT_EMAIL: SUPPORT },
  });
  browser = await launchChromium();
  person = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    timezoneId: 'Europe/Berlin',
    acceptDownloads: true,
  });
  page = await person.newPage();
  await send('post', '/api/auth/sign-up/email', { name: 'Ada King', email: 'ada@example.com', password: PASSWORD });
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

const PASSWORD = 'correct horse battery';

async function send<Answer>(method: 'get' | 'post', path: string, body?: unknown): Promise<Answer> {
  const headers = { origin: gesso.url };
  const answer = await page.request[method](
    gesso.url + path,
    body === undefined ? { headers } : { headers, data: body },
  );
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

const readSubscription = () => send<Subscription>('get', '/api/subscription');
const readInvoices = async () => (await send<ListPage<Invoice>>('get', '/api/invoices')).items;
const moveClock = (by: string) => send<Clock>('post', '/api/operator/clock', { advance: by });

const credits = (of: Page): Locator => of.getByRole('link', { name: /credits to spend/ });
const dialog = () => page.getByRole('dialog');
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const expectCredits = (text: string, of = page) => expect.poll(() => credits(of).textContent(), PATIENTLY).toBe(text);
const open = (path: string) => page.goto(gesso.url + path);

/** The day of an instant as the pages write it for somebody in Berlin. */
const dayOf = (instant: string | null) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'Europe/Berlin',
  }).format(new Date(instant ?? 0));

async function payWith(card: string, button: string): Promise<void> {
  await dialog().getByLabel('Test card').selectOption({ label: card });
  await dialog().getByRole('button', { name: button }).click();
}

test('the plans say what a year saves, what the first month brings and what the credits buy, printed and live', async () => {
  await open('/plans');
  await page.getByText('3,500 more in your first month').waitFor();
  await page.locator('label', { hasText: 'Annual' }).click();
  await page.getByText('billed $348 once a year, saves $36').waitFor();
  await page.getByText('billed $972 once a year, saves $108').waitFor();
  const gptImage = page.getByRole('row', { name: /GPT image/ });
  const cells = await gptImage.getByRole('cell').allInnerTexts();
  expect(cells.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
    '1 Image',
    '~125 at today’s prices 125',
    '~875 at today’s prices 875',
    '~438 at today’s prices 437',
    '~2750 at today’s prices 2,750',
    '~1375 at today’s prices 1,375',
  ]);
});

test('on Free the top-up page says who may top up, and leads to the plans', async () => {
  await open('/account/top-up');
  await page.getByText('Top-ups are for members').waitFor();
  expect(await page.getByRole('button', { name: /^Pay/ }).count()).toBe(0);
  await page.getByRole('main').getByRole('link', { name: 'Upgrade' }).click();
  await page.waitForURL('**/plans');
});

test('a confirmation is left by Escape, and the focus is back on the button that asked for it', async () => {
  const subscribe = page.getByRole('button', { name: 'Subscribe to Basic, monthly' });
  await subscribe.focus();
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: 'Pay $32.00' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")'), PATIENTLY)
    .toBe('Subscribe to Basic, monthly');
});

test('a declined card changes nothing at all', async () => {
  await press('Subscribe to Basic, monthly');
  await payWith('Card that is declined', 'Pay $32.00');
  await dialog().getByRole('alert').getByText('Nothing was paid and nothing has changed.').waitFor();
  expect(await readSubscription()).toMatchObject({ plan: 'free', status: 'none', paymentMethod: null });
  expect(await readInvoices()).toEqual([]);
  expect((await send<Me>('get', '/api/me')).credits.spendableMillicredits).toBe(1_000_000);
});

test('pressed twice, Basic is paid once and brings 7,000 credits; another tab sees it without a reload', async () => {
  otherTab = await person.newPage();
  await otherTab.goto(`${gesso.url}/account/subscription`);
  await otherTab.getByRole('heading', { name: 'Free' }).waitFor();
  await dialog().getByLabel('Test card').selectOption({ label: 'Card that works' });
  await dialog().getByText('3,500 bonus credits for the first month').waitFor();
  await dialog().getByRole('button', { name: 'Pay $32.00' }).dblclick();
  await dialog().getByText('7,000 credits are here and $32.00 is paid.').waitFor();
  await dialog().getByRole('button', { name: 'Done' }).click();
  await expectCredits('8,000');
  expect((await readInvoices()).map(({ kind, cents, status }) => [kind, cents, status])).toEqual([
    ['start', 3_200, 'paid'],
  ]);
  await page.getByRole('link', { name: 'Manage subscription' }).waitFor();
  await otherTab.getByRole('heading', { name: 'Basic' }).waitFor();
  await expectCredits('8,000', otherTab);
});

test('only whole dollars from 10 to 100 can be paid; without a network nothing is, and trying again pays once', async () => {
  await open('/account/top-up');
  const amount = page.getByLabel('Amount, in dollars', { exact: true });
  for (const wrong of ['9.99', '10.50', '101', '']) {
    await amount.fill(wrong);
    await page.getByText('Write whole dollars from $10 to $100.').waitFor();
    expect(await page.getByRole('button', { name: 'Pay', exact: true }).isDisabled()).toBe(true);
  }
  await press('$50');
  await page.getByText('5,000 credits').waitFor();
  await page.getByRole('slider').press('Home');
  await press('One dollar more');
  await amount.fill('20');
  await person.setOffline(true);
  await press('Pay $20.00');
  await page.getByText('No connection').waitFor();
  await person.setOffline(false);
  await press('Try again');
  await page.getByText('2,000 credits came in').waitFor();
  await expectCredits('10,000');
  expect((await readInvoices()).map(({ kind }) => kind)).toEqual(['topup', 'start']);
});

test('the switch to annual waits for the end of the month, and can be dropped', async () => {
  await open('/account/subscription');
  const { periodEnd } = await readSubscription();
  await press('Switch to Basic, annual');
  await dialog().getByText('Nothing is paid today.').waitFor();
  await dialog()
    .getByRole('button', { name: `Switch on ${dayOf(periodEnd)}` })
    .click();
  await dialog()
    .getByText(`Basic, annual, begins on ${dayOf(periodEnd)}`)
    .waitFor();
  await dialog().getByRole('button', { name: 'Done' }).click();
  await page.getByText(/^Switches to Basic, annual/).waitFor();
  expect((await readSubscription()).pendingChange).toEqual({ plan: 'basic', interval: 'annual', at: periodEnd });
  await otherTab.getByText(/^Switches to Basic, annual/).waitFor();
  await press('Keep my plan');
  await page.getByText('You keep Basic as it is.').waitFor();
  await page.getByText(/^Switches to Basic, annual/).waitFor({ state: 'detached' });
  expect((await readSubscription()).pendingChange).toBeNull();
});

test('two clicks cancel, nothing is taken back, and one resumes', async () => {
  const { periodEnd } = await readSubscription();
  await press('Cancel plan');
  await dialog()
    .getByText(/Your last day is/)
    .waitFor();
  await dialog().getByRole('button', { name: 'Cancel Basic' }).click();
  await page.getByText(`Your plan ends on ${dayOf(periodEnd)}.`).waitFor();
  await expectCredits('10,000');
  expect(await readSubscription()).toMatchObject({ status: 'cancelling', cancelAt: periodEnd, nextChargeAt: null });
  await press('Resume Basic');
  await page.getByText('Basic goes on.').waitFor();
  expect(await readSubscription()).toMatchObject({ status: 'active', cancelAt: null, periodEnd });
});

test('from the avatar it is one click to the upgrade; a payment refused at the bank changes nothing', async () => {
  await open('/');
  await page.getByRole('button', { name: /account of Ada King/ }).hover();
  await page.getByRole('link', { name: 'Top up' }).waitFor();
  await press('Upgrade to Pro');
  await dialog().getByText('Another card').click();
  await payWith('Card that asks for confirmation', 'Pay $90.00');
  await page.waitForURL('**/sandbox/authenticate/*');
  await page.getByText('Sandbox: no real money moves').waitFor();
  await page.getByText('Pro, monthly, $90.00').waitFor();
  await press('Refuse');
  await page.getByText('You refused the payment').waitFor();
  expect(await readSubscription()).toMatchObject({ plan: 'basic', status: 'active', paymentMethod: { last4: '4242' } });
  expect(await readInvoices()).toHaveLength(2);
  await page.getByRole('link', { name: 'Back to Gesso' }).click();
});

test('the same by keyboard and confirmed: Pro begins, what Basic brought stays, no second bonus', async () => {
  await page.getByRole('button', { name: /account of Ada King/ }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('button', { name: 'Upgrade to Pro' }).press('Enter');
  await dialog().getByText('Credits of Basic that are here already stay').waitFor();
  await dialog().getByText('Another card').click();
  await payWith('Card that asks for confirmation', 'Pay $90.00');
  await page.waitForURL('**/sandbox/authenticate/*');
  await press('Confirm the payment');
  await page.waitForURL(`${gesso.url}/`);
  await page.getByText('Confirmed. The payment went through').waitFor();
  await expectCredits('21,000');
  await otherTab.getByRole('heading', { name: 'Pro' }).waitFor();
  expect(await readSubscription()).toMatchObject({ plan: 'pro', interval: 'monthly', status: 'active' });
});

test('a renewal that fails is said on every page with what is owed and when it is tried again', async () => {
  await moveClock('P1M');
  await page.getByText('$90.00 for your plan could not be charged.').waitFor();
  const { nextChargeAt } = await readSubscription();
  await page.getByText(`Next try on ${dayOf(nextChargeAt)}`).waitFor();
  // The free and the bought credits are left; every month has lapsed.
  await expectCredits('3,000');
  await open('/account/top-up');
  await page.getByText('A payment for your plan is owed').waitFor();
  await open('/plans');
  await page.getByText('Pay what is owed first; then plans can be changed.').first().waitFor();
});

test('paying with another card brings the month at once, to its old end', async () => {
  const { periodEnd } = await readSubscription();
  await open('/account/subscription');
  await press('Pay $90.00 now with another card');
  await payWith('Empty card', 'Pay $90.00');
  await dialog().getByRole('alert').getByText('Nothing was paid and nothing has changed.').waitFor();
  expect(await readSubscription()).toMatchObject({ status: 'past-due', paymentMethod: { last4: '3184' } });
  await payWith('Card that works', 'Pay $90.00');
  await page.getByText('$90.00 is paid.').waitFor();
  await page.getByText('could not be charged').first().waitFor({ state: 'detached' });
  await expectCredits('14,000');
  expect(await readSubscription()).toMatchObject({ status: 'active', periodEnd, paymentMethod: { last4: '4242' } });
});

test('every payment has its invoice, with a file to keep, and questions have an address', async () => {
  await open('/account/subscription');
  const numbers = (await readInvoices()).map(({ number }) => number);
  expect(numbers).toEqual(['GS-000004', 'GS-000003', 'GS-000002', 'GS-000001']);
  for (const number of numbers) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: `Download ${number} as PDF` }).click();
    const file = await (await download).path();
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  }
  expect(await page.getByRole('link', { name: SUPPORT }).getAttribute('href')).toBe(`mailto:${SUPPORT}`);
});

test('credits that lapse within a week are told once a month', async () => {
  const { periodEnd } = await readSubscription();
  const { now } = await send<Clock>('post', '/api/operator/clock', {
    now: new Date(Date.parse(periodEnd ?? '') - 5 * 24 * 3_600_000).toISOString(),
  });
  await page.clock.setFixedTime(now);
  await open('/');
  const banner = page.getByText(`11,000 credits lapse on ${dayOf(periodEnd)}`);
  await banner.waitFor();
  await press('Dismiss');
  await banner.waitFor({ state: 'detached' });
  await page.reload();
  await expectCredits('14,000');
  expect(await banner.count()).toBe(0);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run, Thread, ThreadWithMessages } from '@gesso/contract';
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

/** Two short clips take seconds here; a busy machine gets more. */
const PATIENTLY = { timeout: 120_000, interval: 200 };

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-agent-'));
  gesso = await startGesso({ dataDirectory });
  browser = await launchChromium();
  person = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  page = await person.newPage();
  await page.goto(`${gesso.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: /^(create|sign up)/i }).click();
  await page.getByLabel('Name of the new project').fill('Ember & Oak launch');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Brief for the agent').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

const conversation = (of: Page = page): Locator => of.getByRole('list', { name: 'Conversation' });
const plan = (): Locator =>
  conversation()
    .getByRole('region', { name: /^Plan:/ })
    .last();
const results = (): Locator => conversation().getByRole('region', { name: 'Results' });
const runButton = (): Locator => plan().getByRole('button', { name: /^Run for/ });
const credits = (): Locator => page.getByRole('link', { name: /credits to spend/ });

async function read<Answer>(path: string): Promise<Answer> {
  return (await (await page.request.get(gesso.url + path)).json()) as Answer;
}

async function readThread(): Promise<ThreadWithMessages> {
  const projectId = new URL(page.url()).pathname.split('/').at(-1);
  const { items } = await read<{ items: readonly Thread[] }>(`/api/projects/${projectId}/threads`);
  expect(items).toHaveLength(1);
  return read(`/api/threads/${items[0]?.id}`);
}

async function readLastRun(): Promise<Run> {
  return (await readThread()).runs.at(-1) as Run;
}

/** What the button must say: the server's own quote. */
async function quotedWords(): Promise<string> {
  return `Run for ${(await readLastRun()).quote.totalMillicredits / 1000}`;
}

async function send(brief: string): Promise<void> {
  await page.getByLabel('Brief for the agent').fill(brief);
  await page.getByLabel('Brief for the agent').press('Enter');
}

/** Approves the plan that waits and follows its run to the end. */
async function runIt(): Promise<Run> {
  const shown = await results().count();
  await runButton().click();
  await expect.poll(async () => (await readLastRun()).status, PATIENTLY).toBe('succeeded');
  await expect.poll(() => results().count(), PATIENTLY).toBe(shown + 1);
  return readLastRun();
}

/** Text, because the server's types know no DOM. */
const LAST_VIDEO = "[...document.querySelectorAll('video')].at(-1)";

/** Shortens each clip of the plan to two seconds, step by step as a person would. */
async function shortenClips(): Promise<void> {
  await plan().getByRole('button', { name: 'Edit plan' }).click();
  for (const clip of await plan()
    .getByRole('button', { name: /^Words and settings of/ })
    .all()) {
    await clip.click();
    for (let second = 5; second > 2; second -= 1) await plan().getByRole('button', { name: 'Fewer: Length' }).click();
    await plan().getByRole('button', { name: 'Change and price' }).click();
    await expect.poll(() => plan().getByRole('button', { name: 'Change and price' }).count(), PATIENTLY).toBe(0);
  }
  await plan().getByRole('button', { name: 'Done editing' }).click();
}

test('what was typed survives a look at another tab and a reload', async () => {
  await page.getByLabel('Brief for the agent').fill('Two square posters for a coffee roastery titled "SLOW BREW"');
  await page.getByRole('tab', { name: 'Layers' }).click();
  await page.reload();
  await expect
    .poll(() => page.getByLabel('Brief for the agent').inputValue(), PATIENTLY)
    .toBe('Two square posters for a coffee roastery titled "SLOW BREW"');
});

test('a brief becomes a plan with the server’s price, and every change of it is priced anew', async () => {
  await page.getByLabel('Brief for the agent').press('Enter');
  await runButton().waitFor();
  const first = await quotedWords();
  expect(await runButton().textContent()).toBe(first);
  await plan().getByRole('button', { name: 'Edit plan' }).click();
  await plan()
    .getByRole('button', { name: /^More: / })
    .first()
    .click();
  await expect.poll(() => runButton().textContent(), PATIENTLY).not.toBe(first);
  expect(await runButton().textContent()).toBe(await quotedWords());
  await plan()
    .getByRole('button', { name: /^Fewer: / })
    .first()
    .click();
  await expect.poll(() => runButton().textContent(), PATIENTLY).toBe(first);
  await plan().getByRole('button', { name: 'Done editing' }).click();
  await plan().getByText('plan 3').waitFor();
  expect(await credits().textContent()).toBe('1,000');
});

test('approved, it lays its results on the board and costs what it said', async () => {
  const { status, assets, chargedMillicredits, quote } = await runIt();
  expect({ status, results: assets.length }).toEqual({ status: 'succeeded', results: 2 });
  expect(chargedMillicredits).toBe(quote.totalMillicredits);
  const rest = (1_000_000 - chargedMillicredits) / 1000;
  await expect.poll(() => credits().textContent(), PATIENTLY).toBe(rest.toLocaleString('en-US'));
  await page.getByRole('tab', { name: 'Layers' }).click();
  const layers = page.getByRole('tabpanel', { name: 'Layers' });
  await expect.poll(() => layers.getByRole('treeitem').count(), PATIENTLY).toBeGreaterThanOrEqual(2);
  await page.getByRole('tab', { name: 'Agent' }).click();
});

test('a result goes along as a chip, and what is said changes that one', async () => {
  const [poster] = (await readLastRun()).assets;
  await results()
    .first()
    .getByRole('button', { name: /^Choose Picture 1/ })
    .click();
  await results().first().getByRole('button', { name: 'Use as reference' }).click();
  await page.getByRole('list', { name: 'Goes along' }).getByRole('listitem').waitFor();
  await send('make the headline bigger');
  await plan()
    .getByText(/headline bigger/i)
    .first()
    .waitFor();
  const { assets, references } = await runIt();
  expect(references).toEqual([poster?.id]);
  expect(assets.map(({ parents }) => parents)).toEqual([[poster?.id]]);
});

test('two results are animated, combined, and the film plays in the conversation', async () => {
  await results()
    .first()
    .getByRole('button', { name: /^Choose Picture 2/ })
    .click();
  await results().first().getByRole('button', { name: 'Animate' }).click();
  await plan().getByText('Two clips').waitFor();
  await shortenClips();
  expect((await runIt()).assets.map(({ kind }) => kind)).toEqual(['video', 'video']);
  await results().last().getByRole('button', { name: 'Combine' }).click();
  await plan().getByText('One film').waitFor();
  const [film] = (await runIt()).assets;
  expect(film).toMatchObject({ kind: 'video', facts: { shots: 2 } });
  await results().last().getByRole('button', { name: 'Play Clip 1' }).click();
  await page.evaluate(`${LAST_VIDEO}.muted = true; ${LAST_VIDEO}.play()`);
  await expect.poll(() => page.evaluate<number>(`${LAST_VIDEO}.currentTime`), PATIENTLY).toBeGreaterThan(0.2);
});

test('the conversation has nothing for axe to complain about', async () => {
  expect(await findComplaints(page)).toEqual([]);
});

test('a reload and a second browser show the same conversation', async () => {
  // What is chosen is the page's own and not the conversation's.
  const wordsOf = async (of: Page) => (await conversation(of).textContent())?.replace('The 2 chosen', 'All 2');
  const before = await wordsOf(page);
  await page.reload();
  await expect.poll(() => wordsOf(page), PATIENTLY).toBe(before);
  const elsewhere = await browser.newContext({ storageState: await person.storageState() });
  const second = await elsewhere.newPage();
  await second.goto(page.url());
  await expect.poll(() => wordsOf(second), PATIENTLY).toBe(before);
  await send('make the headline smaller');
  await conversation(second)
    .getByRole('button', { name: /^Run for/ })
    .waitFor();
  await elsewhere.close();
});

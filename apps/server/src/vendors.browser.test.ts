import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asset, CanvasItems, Generation, Page as ListPage, VendorOverview } from '@gesso/contract';
import type { FakeVendor } from '@gesso/provider-kit/testing';
import { startFakeBfl } from '@gesso/providers/bfl/testing';
import { startFakeComfyui } from '@gesso/providers/comfyui/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './testing/chromium.ts';
import { findComplaints } from './testing/find-complaints.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

let dataDirectory: string;
let vendor: FakeVendor;
let ownServer: FakeVendor;
let gesso: GessoProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [vendor, ownServer] = await Promise.all([startFakeBfl(), startFakeComfyui()]);
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-vendors-'));
  const hosts = [vendor, ownServer].map(({ server }) => server.hostAndPort).join(',');
  gesso = await startGesso({ dataDirectory, environment: { GESSO_ALLOW_PRIVATE_HOSTS: hosts } });
  browser = await launchChromium();
  const person = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  page = await person.newPage();
});

afterAll(async () => {
  await browser?.close();
  await gesso?.interrupt();
  await vendor?.server.close();
  await ownServer?.server.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

const PATIENTLY = { timeout: 30_000, interval: 100 };

async function read<Json>(path: string): Promise<Json> {
  return (await page.request.get(`${gesso.url}${path}`)).json();
}

async function store(label: string, value: string): Promise<void> {
  const vendorOf = page.getByRole('region', { name: 'Black Forest Labs' });
  const form = vendorOf.locator('form').filter({ has: page.getByLabel(label) });
  await form.getByLabel(label).fill(value);
  await form.getByRole('button', { name: 'Test and store' }).click();
}

test('an address that is not https or not a vendor, and a wrong key, are refused in a sentence and not stored', async () => {
  await page.goto(`${gesso.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: /^(create|sign up)/i }).click();
  await page.getByRole('link', { name: /credits to spend/ }).waitFor();
  await page.goto(`${gesso.url}/vendors`);
  await store('BFL_BASE_URL', 'http://127.0.0.1:1');
  await page.getByText('must begin with https://').waitFor();
  await store('BFL_BASE_URL', vendor.server.url);
  await page.getByText(`Stored here, encrypted: ${vendor.server.url}`).waitFor();
  await store('BFL_API_KEY', 'a-key-that-is-not-the-right-one');
  await page.getByText('refused the key').waitFor();
  vendor.server.script({ body: '<!doctype html><title>Router</title>', type: 'text/html' });
  await store('BFL_API_KEY', 'a-key-that-is-not-the-right-one');
  await page.getByText('answered with a web page; check BFL_BASE_URL').waitFor();
  const { models } = await read<{ models: readonly { key: string; available: boolean }[] }>('/api/catalogue');
  expect(models.find(({ key }) => key === 'flux-pro')?.available).toBe(false);
});

test('with the key stored, the model makes a picture on the board for the price of the FAQ', async () => {
  await store('BFL_API_KEY', vendor.variables.BFL_API_KEY ?? '');
  await page.getByText('Stored here, encrypted, ends in fake.').waitFor();
  expect(await findComplaints(page)).toEqual([]);
  await page.goto(gesso.url);
  await page.getByLabel('Name of the new project').fill('Mugs');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('tab', { name: 'Generate' }).click();
  await page.getByRole('button', { name: /^Model:/ }).click();
  await page.getByRole('menuitemradio', { name: /^Flux pro/ }).click();
  await page.locator('#prompt').fill('a red enamel mug on linen');
  const run = page.getByRole('button', { name: /^Run for/ });
  await expect.poll(() => run.textContent(), PATIENTLY).toBe('Run for 5');
  await run.click();
  const projectId = new URL(page.url()).pathname.split('/').at(-1);
  const status = async () => (await read<CanvasItems>(`/api/projects/${projectId}/items`)).items[0]?.status;
  await expect.poll(status, PATIENTLY).toBe('ready');
  await expect.poll(() => page.getByRole('link', { name: /credits to spend/ }).textContent(), PATIENTLY).toBe('995');
  const { items } = await read<ListPage<Asset>>('/api/assets');
  expect(items).toMatchObject([{ model: 'flux-pro', vendorModel: 'flux-pro-1.1', widthPx: 1024, heightPx: 768 }]);
  expect(vendor.taken()).toBe(1);
});

test('the operator sees what it earned and cost, and the key is nowhere in what was printed', async () => {
  await page.goto(`${gesso.url}/vendors`);
  await page.getByText('1 made, $0.05 earned').waitFor();
  await page.getByText('$0.04 cost, 20 % left').waitFor();
  const overview = await read<VendorOverview>('/api/operator/vendors');
  expect(JSON.stringify(overview)).not.toContain(vendor.variables.BFL_API_KEY);
  expect(gesso.output()).not.toContain(vendor.variables.BFL_API_KEY);
  expect(vendor.server.faults).toEqual([]);
});

test('a workflow of ComfyUI that the operator adds by the form makes a picture, without a restart', async () => {
  const workflow = {
    '1': { class_type: 'EmptyLatentImage', inputs: { width: '{{width}}', height: 768, batch_size: 1 } },
    '2': { class_type: 'CLIPTextEncode', inputs: { text: '{{prompt}}', clip: ['1', 0] } },
  };
  await page.getByRole('button', { name: 'Add a model' }).click();
  const form = page.getByRole('form', { name: 'New model' });
  await form.getByLabel('Name', { exact: true }).fill('Poster flow');
  await form.getByLabel('Address').fill(ownServer.server.url);
  await form.getByLabel('Key of the server').fill(ownServer.variables.COMFYUI_API_KEY ?? '');
  await form.getByLabel('Workflow').fill(JSON.stringify(workflow, null, 2));
  await form.getByLabel('Price of one result').fill('2.5');
  await form.getByRole('button', { name: 'Test and add' }).click();
  await form.getByText('This marks {{width}}, but there is no setting of this name.').waitFor();
  await form.getByRole('button', { name: 'Add a setting' }).click();
  const setting = { Name: 'width', Title: 'Width', Least: '256', Most: '2048', 'At first': '1024' };
  for (const [label, value] of Object.entries(setting))
    await form.getByLabel(label, { exact: true }).last().fill(value);
  expect(await findComplaints(page)).toEqual([]);
  await form.getByRole('button', { name: 'Test and add' }).click();
  await page.getByRole('heading', { name: 'Poster flow' }).first().waitFor();
  const { id } = await post<{ id: string }>('/api/projects', { name: 'Posters' });
  const order = { model: 'own-poster-flow', prompt: 'a red mug', settings: { width: 512 } };
  const made = await post<{ id: string }>(`/api/projects/${id}/generations`, order);
  const find = () => read<Generation>(`/api/generations/${made.id}`);
  await expect.poll(async () => (await find()).status, PATIENTLY).toBe('succeeded');
  expect(await find()).toMatchObject({ chargedMillicredits: 2_500, model: 'own-poster-flow' });
  const sent = ownServer.server.calls.find(({ path }) => path === '/prompt');
  expect(JSON.stringify(sent?.json)).toContain('"width":512');
  expect(ownServer.server.faults).toEqual([]);
});

async function post<Json>(path: string, data: unknown): Promise<Json> {
  const headers = { origin: gesso.url };
  return (await page.request.post(`${gesso.url}${path}`, { data, headers })).json();
}

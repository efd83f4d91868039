import {
  type AcceptedRun,
  type Asset,
  type Endpoint,
  type EndpointName,
  endpoints,
  type Generation,
  type Invoice,
  type Me,
  type Page,
  type Problem,
  type Project,
} from '@gesso/contract';
import type { FakeVendor } from '@gesso/provider-kit/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, createStranger, signUp } from './testing/api-client.ts';
import { captureGeneration } from './testing/capture-generation.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { drawSolid, SCENE } from './testing/example-scene.ts';
import { type FileHost, serveFiles } from './testing/serve-files.ts';
import { walkExports } from './testing/walk-exports.ts';
import { startOwnServer, walkOwnModels } from './testing/walk-own-models.ts';
import { walkPeople } from './testing/walk-people.ts';
import { walkProjectFile } from './testing/walk-project-file.ts';

let api: TestApi;
let elsewhere: FileHost;
let operator: ApiClient;
let ownServer: FakeVendor;

beforeAll(async () => {
  // A page to enter a card on, which only real gateways have.
  const startCardEntry = async () => ({ ok: true, url: 'https://gateway.example/card' }) as const;
  ownServer = await startOwnServer();
  elsewhere = await serveFiles({ '/sea.png': await drawPicture() });
  api = await createTestApi({
    allowedHosts: new Set([elsewhere.host, ownServer.server.hostAndPort]),
    hasTestClock: true,
    billing: { startCardEntry },
    exportFile: drawSolid,
  });
  operator = await signUp(api.app);
});

afterAll(() => Promise.all([api.close(), elsewhere.close(), ownServer.server.close()]));

type OpenApi = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};

test('the OpenAPI document is 3.1 and lists exactly the endpoints of the contract', async () => {
  const document = await createStranger(api.app).read<OpenApi>('GET', '/api/openapi.json');
  expect(document.openapi).toBe('3.1.0');
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
  );
  const declared = Object.entries<Endpoint>(endpoints).map(([name, { method, path }]) => `${method} ${path} ${name}`);
  expect(listed.sort()).toEqual(declared.sort());
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['Asset', 'Generation', 'Problem']));
});

test('every endpoint answers what its schema says', async () => {
  const answers = await walkEveryEndpoint(operator);
  expect(Object.keys(answers).sort()).toEqual(Object.keys(endpoints).sort());
  for (const [name, answer] of Object.entries(answers)) {
    const endpoint: Endpoint = endpoints[name as EndpointName];
    expect([name, answer.status]).toEqual([name, endpoint.success]);
    if (endpoint.response === undefined) continue;
    const parsed = endpoint.response.safeParse(await answer.json());
    expect([name, parsed.error?.issues]).toEqual([name, undefined]);
  }
});

/** Calls each endpoint once, in an order in which each one succeeds. */
async function walkEveryEndpoint(client: ApiClient): Promise<Record<EndpointName, Response>> {
  const { send } = client;
  const keep = async <Json>(answer: Response) => [answer, (await answer.clone().json()) as Json] as const;
  const [getMe, me] = await keep<Me>(await send('GET', '/api/me'));
  const [createProject, project] = await keep<Project>(await send('POST', '/api/projects', { name: 'Walk' }));
  const base = `/api/projects/${project.id}`;
  const [createKey, key] = await keep<{ id: string }>(await send('POST', '/api/keys', { name: 'Walk' }));
  const work = { model: 'fake-image', prompt: 'a hat' };
  const [createGeneration, generation] = await keep<Generation>(await send('POST', `${base}/generations`, work));
  const importAsset = await send('POST', `${base}/assets/import`, { url: `${elsewhere.url}/sea.png` });
  const [uploadAsset, asset] = await keep<Asset>(await send('POST', `${base}/assets`, await pictureForm()));
  // A scene comes with built-in designs; a stored one is all this needs.
  await api.database.pool.query('UPDATE assets SET scene = $2 WHERE id = $1', [asset.id, SCENE]);
  // A sheet is drawn when there are more pictures; the smallest copy of this one serves as well.
  const { rows: sheets } = await api.database.pool.query<{ sha256: string }>(
    `INSERT INTO asset_sheets SELECT project_id, 0, variants->'32'->>'sha256', ARRAY[id] FROM assets WHERE id = $1
     RETURNING sha256`,
    [asset.id],
  );
  const streamMyEvents = await send('GET', '/api/me/events');
  const streamProjectEvents = await send('GET', `${base}/events`);
  for (const stream of [streamMyEvents, streamProjectEvents]) await stream.body?.cancel();
  const [createThread, thread] = await keep<{ id: string }>(await send('POST', `${base}/threads`, {}));
  const people = await walkPeople(api, client, base);
  return {
    ...people,
    ...(await walkExports(api, client, base)),
    getMe,
    updateMe: await send('PATCH', '/api/me', { timeZone: 'Europe/Berlin' }),
    streamMyEvents,
    streamProjectEvents,
    createThread,
    listThreads: await send('GET', `${base}/threads`),
    getThread: await send('GET', `/api/threads/${thread.id}`),
    updateThread: await send('PATCH', `/api/threads/${thread.id}`, { title: 'Walk' }),
    createKey,
    listKeys: await send('GET', '/api/keys'),
    deleteKey: await send('DELETE', `/api/keys/${key.id}`),
    updateCaps: await send('PUT', '/api/caps', { perDayMillicredits: 5_000_000 }),
    getCaps: await send('GET', '/api/caps'),
    getCatalogue: await send('GET', '/api/catalogue'),
    listArtSources: await send('GET', '/api/art-sources'),
    createQuote: await send('POST', '/api/quotes', { kind: 'generation', model: 'fake-image' }),
    createProject,
    listProjects: await send('GET', '/api/projects?limit=1'),
    getProject: await send('GET', base),
    updateProject: await send('PATCH', base, { name: 'Renamed' }),
    listItems: await send('GET', `${base}/items`),
    createCollabToken: await send('POST', `${base}/collab-token`),
    uploadAsset,
    listAssets: await send('GET', '/api/assets?kind=image&safeToSell=true'),
    listSheets: await send('GET', `${base}/sheets`),
    getSheetContent: await send('GET', `${base}/sheets/${sheets[0]?.sha256}`),
    getAsset: await send('GET', `/api/assets/${asset.id}`),
    getAssetContent: await send('GET', `/api/assets/${asset.id}/content?variant=32`),
    importAsset,
    copyAssets: await send('POST', `${base}/assets/copies`, { assetIds: [asset.id] }),
    ...(await walkProjectFile(client, base)),
    exportAsset: await send('GET', `/api/assets/${asset.id}/export?format=png`),
    changeDesign: await send('POST', `/api/assets/${asset.id}/design`, { flatten: true }),
    getFontFile: await send('GET', '/api/fonts/inter/inter-latin-400-normal.woff2'),
    getAssetScene: await send('GET', `/api/assets/${asset.id}/scene`),
    getAssetLicence: await send('GET', `/api/assets/${asset.id}/licence`),
    verifyLicence: await send('POST', '/api/licences/verify', await pictureForm()),
    createGeneration,
    getGeneration: await send('GET', `/api/generations/${generation.id}`),
    cancelGeneration: await send('POST', `/api/generations/${generation.id}/cancel`),
    dismissGeneration: await send('POST', `/api/generations/${generation.id}/dismiss`),
    ...(await walkRuns(base, client)),
    ...(await walkBrandKits(client)),
    getCredits: await send('GET', '/api/credits?include=all'),
    listEntries: await send('GET', '/api/credits/entries?limit=2'),
    downloadEntries: await send('GET', '/api/credits/entries.csv'),
    getUsage: await send('GET', '/api/usage?groupBy=model'),
    getClock: await send('GET', '/api/operator/clock'),
    moveClock: await send('POST', '/api/operator/clock', { advance: 'P1D' }),
    createGrant: await send('POST', '/api/operator/grants', {
      accountId: me.account.id,
      millicredits: 1,
      reason: 'walk',
    }),
    listOperatorAccounts: await send('GET', '/api/operator/accounts'),
    getOperatorAccount: await send('GET', `/api/operator/accounts/${me.account.id}`),
    reconcile: await send('POST', '/api/operator/reconcile'),
    getSetup: await send('GET', '/api/operator/setup'),
    refundGeneration: await refundOfSome(base, client),
    getPriceList: await send('GET', '/api/operator/price-list'),
    updatePriceList: await send('PUT', '/api/operator/price-list', { agent: { freeWords: 250 } }),
    ...(await walkVendors(client, generation.id)),
    ...(await walkOwnModels(client, ownServer.variables)),
    ...(await walkBilling(client)),
    listMail: await send('GET', '/api/operator/mail'),
    deleteProject: await send('DELETE', base),
  };
}

async function refundOfSome(project: string, { read, send }: ApiClient): Promise<Response> {
  const { id } = await read<Generation>('POST', `${project}/generations`, { model: 'fake-image', prompt: 'a cap' });
  await captureGeneration(api.database, id);
  return send('POST', `/api/operator/generations/${id}/refund`, { reason: 'walk' });
}

async function walkVendors({ send }: ApiClient, generationId: string) {
  const attemptId = crypto.randomUUID();
  await api.database.pool.query(
    `INSERT INTO generation_attempts (id, generation_id, number, vendor, state, error_code, created_at, finished_at)
     VALUES ($1, $2, 1, 'fake', 'failed', 'lost', now(), now())`,
    [attemptId, generationId],
  );
  const setting = '/api/operator/vendors/fake/settings/FAKE_API_KEY';
  const routes = [{ vendor: 'fake', isOff: false }];
  return {
    storeVendorSetting: await send('PUT', setting, { value: 'a-key-of-the-walk' }),
    testVendor: await send('POST', '/api/operator/vendors/fake/test'),
    orderModelRoutes: await send('PUT', '/api/operator/models/fake-image/routes', { routes }),
    getVendors: await send('GET', '/api/operator/vendors'),
    closeUncertainOrder: await send('POST', `/api/operator/uncertain-orders/${attemptId}/close`),
    removeVendorSetting: await send('DELETE', setting),
    receiveVendorCallback: await send('POST', `/api/webhooks/vendors/fake?attempt=${attemptId}`, { challenge: 'x' }),
  };
}

async function walkBrandKits({ send }: ApiClient) {
  const body = {
    name: 'Walk',
    colors: ['#123456'],
    titleFont: 'Futura',
    logos: [{ name: 'Mark', svg: '<svg></svg>' }],
  };
  const createBrandKit = await send('POST', '/api/brand-kits', body);
  const { id } = (await createBrandKit.clone().json()) as { id: string };
  return {
    createBrandKit,
    listBrandKits: await send('GET', '/api/brand-kits'),
    getBrandKit: await send('GET', `/api/brand-kits/${id}`),
    updateBrandKit: await send('PATCH', `/api/brand-kits/${id}`, { tone: 'calm' }),
    deleteBrandKit: await send('DELETE', `/api/brand-kits/${id}`),
  };
}

/** Two briefs: one is planned, edited, approved and stopped, the other asks first. */
async function walkRuns(project: string, { read, send }: ApiClient) {
  const createRun = await send('POST', `${project}/runs`, { brief: 'make 2' });
  const { id } = (await createRun.clone().json()) as AcceptedRun;
  const asking = await read<AcceptedRun>('POST', `${project}/runs`, { brief: 'ask colour' });
  const answers = [{ questionId: 'colour', value: 'navy' }];
  return {
    createRun,
    answerRun: await send('POST', `/api/runs/${asking.id}/answer`, { answers }),
    updatePlan: await send('PATCH', `/api/runs/${id}/plan`, { planVersion: 1, update: [{ id: 's1', count: 1 }] }),
    approveRun: await send('POST', `/api/runs/${id}/approve`, { planVersion: 2 }),
    stopRun: await send('POST', `/api/runs/${id}/stop`),
    getRun: await send('GET', `/api/runs/${id}`),
  };
}

/** From a Free account to a cancelled subscription and back. */
async function walkBilling({ send, read }: ApiClient) {
  const choice = { plan: 'basic', interval: 'monthly' };
  const paymentMethod = { token: 'tok_success' };
  const [getPaymentOptions, previewChange] = [
    await send('GET', '/api/subscription/payment-options'),
    await send('POST', '/api/subscription/preview', choice),
  ];
  const change = { ...choice, paymentMethod: { token: 'tok_authenticate' } };
  const waiting = await send('POST', '/api/subscription/change', change);
  const { authenticationId } = (await waiting.json()) as Problem;
  const confirmation = { id: authenticationId, outcome: 'fail' };
  const authenticateSandboxPayment = await send('POST', '/api/sandbox/authenticate', confirmation);
  const changeSubscription = await send('POST', '/api/subscription/change', { ...choice, paymentMethod });
  const createTopUp = await send('POST', '/api/top-ups', { cents: 1_000 });
  await read('POST', '/api/subscription/change', { ...choice, interval: 'annual' });
  const { items } = await read<Page<Invoice>>('GET', '/api/invoices');
  const id = items[0]?.id;
  return {
    getSubscription: await send('GET', '/api/subscription'),
    getPaymentOptions,
    previewChange,
    authenticateSandboxPayment,
    changeSubscription,
    createTopUp,
    dropPendingChange: await send('DELETE', '/api/subscription/pending-change'),
    cancelSubscription: await send('POST', '/api/subscription/cancel'),
    resumeSubscription: await send('POST', '/api/subscription/resume'),
    setPaymentMethod: await send('POST', '/api/subscription/payment-method', paymentMethod),
    startCardEntry: await send('POST', '/api/subscription/card-entry'),
    listInvoices: await send('GET', '/api/invoices'),
    downloadInvoice: await send('GET', `/api/invoices/${id}.pdf`),
    simulateGatewayEvent: await send('POST', '/api/sandbox/events', { kind: 'refund', invoiceId: id }),
    receiveWebhook: await send('POST', '/api/webhooks/sandbox', await lastSandboxEvent()),
  };
}

async function lastSandboxEvent(): Promise<unknown> {
  const { rows } = await api.database.pool.query<{ id: string }>('SELECT id FROM sandbox_events LIMIT 1');
  return rows[0];
}

function drawPicture(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
}

async function pictureForm(): Promise<FormData> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(await drawPicture())], 'teal.png', { type: 'image/png' }));
  return form;
}

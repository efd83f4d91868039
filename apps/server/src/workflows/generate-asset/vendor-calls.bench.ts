import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createVendorHttp, createVendorProvider, fetchFile, type Provider } from '@gesso/provider-kit';
import { FAKE_IMAGE_MODEL } from '@gesso/provider-kit/testing';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.ts';
import { listen } from '../../platform/database/listen.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { DOCUMENT_CHANNEL, parseDocumentNews } from '../../platform/realtime/index.ts';
import { addCreator, createStudio, type Studio } from './testing/create-studio.ts';
import type { FromSlowVendor } from './testing/slow-vendor.ts';

const ONE_BY_ONE = 40;
const OPEN_JOBS = 500;
/** Nobody may have more than 300 open at a worker, and a studio has many creators. */
const CREATORS = 25;
/** Half a minute in, the jobs are all open and no longer asked as often as a picture is. */
const SETTLE_MS = 30_000;
/** As long as one step of a watch lasts, so that what a step costs is in it once for each job. */
const MINUTES = Number(process.env.GESSO_BENCH_MINUTES ?? 5);
/** What clips' vendors want between two questions. */
const POLL_AFTER_MS = 5_000;

/**
 * What vendors' work costs us: the time from the order's arrival at the vendor to the stored result on everybody's board, and the
 * processor time and memory of a process that watches five hundred open jobs. The vendor is a process of its own behind HTTP.
 */
export async function run(emit: Emit): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-vendor-bench-'));
  const postgres = await startEmbeddedPostgres({ directory });
  await migrate(postgres.url);
  const database = openDatabase({ url: postgres.url });
  const vendor = await startVendor();
  const studio = await createStudio({
    database,
    databaseUrl: postgres.url,
    providers: [createProvider(vendor.url)],
    blobDirectory: join(directory, 'files'),
  });
  const delivered = await watchBoards(postgres.url);
  try {
    const order = createOrder(studio, database);
    const shares: number[] = [];
    for (let index = 0; index < ONE_BY_ONE; index += 1) {
      const prompt = `short ${index}`;
      const projectId = await order(prompt);
      shares.push((await delivered.at(projectId)) - vendor.orderedAt(prompt));
      await studio.ladders.settled();
    }
    shares.sort((one, other) => one - other);
    const median = shares[Math.floor(shares.length / 2)] ?? Number.NaN;
    const p95 = shares[Math.floor(shares.length * 0.95)] ?? Number.NaN;
    emit({ what: 'from the order at the vendor to the stored result, median', value: median, unit: 'ms', atMost: 100 });
    emit({ what: 'from the order at the vendor to the stored result, p95', value: p95, unit: 'ms' });
    for (let index = 0; index < OPEN_JOBS; index += 1) await order(`long ${index}`);
    while ((await vendor.count()).orders < ONE_BY_ONE + OPEN_JOBS) await wait(200);
    await wait(SETTLE_MS);
    await measureWatching(emit, vendor);
  } finally {
    await studio.close();
    await delivered.close();
    vendor.stop();
    await database.close();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measureWatching(emit: Emit, vendor: Awaited<ReturnType<typeof startVendor>>): Promise<void> {
  const collect = exposeCollector();
  collect();
  const heapBefore = process.memoryUsage().heapUsed;
  const looksBefore = (await vendor.count()).looks;
  const [cpuBefore, startedAt] = [process.cpuUsage(), performance.now()];
  await wait(MINUTES * 60_000);
  const cpu = process.cpuUsage(cpuBefore);
  const ms = performance.now() - startedAt;
  const looks = (await vendor.count()).looks - looksBefore;
  collect();
  const grownMb = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
  const share = (100 * (cpu.user + cpu.system)) / 1_000 / ms;
  // A core that is busy elsewhere makes the system's part dearer: it is told apart.
  const systemShare = (100 * cpu.system) / 1_000 / ms;
  const details = {
    systemShare,
    looksPerSecond: Math.round((10_000 * looks) / ms) / 10,
    seconds: Math.round(ms / 1_000),
  };
  emit({
    what: `${OPEN_JOBS} open vendor jobs watched by one process`,
    value: share,
    unit: '% of a core',
    atMost: 5,
    details,
  });
  emit({ what: 'memory that it gained meanwhile', value: grownMb, unit: 'MB', atMost: 5 });
}

function createProvider(url: string): Provider {
  const access = { read: () => url, allowedHosts: new Set([new URL(url).host]) };
  const options = {
    vendor: 'Slow',
    access,
    baseUrlVariable: 'SLOW_BASE_URL',
    defaultBaseUrl: url,
    headers: () => ({}),
  };
  const http = createVendorHttp(options);
  // Both are answers of the bench's own vendor.
  const ask = async (ref: string) =>
    (await http.send({ method: 'GET', path: `/orders/${ref}` })).body as {
      readonly status: string;
      readonly progress?: number;
      readonly url?: string;
    };
  return createVendorProvider({
    vendor: 'slow',
    models: [{ ...FAKE_IMAGE_MODEL, vendor: 'slow' }],
    availability: () => ({ available: true }),
    submit: async ({ request }) => {
      const json = { prompt: request.prompt };
      const answer = await http.send({ method: 'POST', path: '/orders', json, startsWork: true });
      return { ref: (answer.body as { readonly id: string }).id };
    },
    poll: async (ref) => {
      const { status, progress = 0 } = await ask(ref);
      return status === 'made' ? { state: 'succeeded' } : { state: 'running', progress, pollAfterMs: POLL_AFTER_MS };
    },
    fetch: async (ref, { seed }) => {
      const { url: file = '' } = await ask(ref);
      return [{ ...(await fetchFile({ url: file, allowedHosts: access.allowedHosts })), seed }];
    },
  });
}

/** Orders from many creators in turn and answers the board that it goes to. */
function createOrder(studio: Studio, database: ReturnType<typeof openDatabase>) {
  const creators: string[] = [];
  let orders = 0;
  return async (prompt: string): Promise<string> => {
    const place = orders % CREATORS;
    orders += 1;
    creators[place] ??= await addCreator(database, { millicredits: 10_000_000 });
    const accountId = creators[place];
    const { id: projectId } = await studio.projects.create({ accountId, name: 'Bench' });
    const accepted = await studio.generations.accept({
      accountId,
      projectId,
      request: { model: 'fake-image', prompt },
    });
    if (!accepted.ok) throw new Error(accepted.message);
    return projectId;
  };
}

async function startVendor() {
  const child = fork(join(import.meta.dirname, 'testing/slow-vendor.ts'), { stdio: 'inherit' });
  const ordered = new Map<string, number>();
  let answer: ((message: FromSlowVendor) => void) | undefined;
  child.on('message', (message: FromSlowVendor) => {
    if (message.kind === 'ordered') ordered.set(message.prompt, message.at);
    else answer?.(message);
  });
  const next = () =>
    new Promise<FromSlowVendor>((resolve) => {
      answer = resolve;
    });
  const listening = await next();
  if (listening.kind !== 'listening') throw new Error('the vendor does not listen');
  return {
    url: `http://127.0.0.1:${listening.port}`,
    orderedAt: (prompt: string) => ordered.get(prompt) ?? Number.NaN,
    count: async () => {
      const counting = next();
      child.send('count');
      const counted = await counting;
      if (counted.kind !== 'counted') throw new Error('the vendor does not count');
      return counted;
    },
    stop: () => void child.disconnect(),
  };
}

/** When a board got its second update: the first places, the second delivers. */
async function watchBoards(url: string) {
  const heard = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  const listener = await listen({
    url,
    channels: [DOCUMENT_CHANNEL],
    onNotification: ({ payload }) => {
      const news = parseDocumentNews(payload);
      if (news?.kind !== 'appended' || Number(news.sequence) !== 2) return;
      const at = performance.timeOrigin + performance.now();
      heard.set(news.documentId, at);
      waiting.get(news.documentId)?.(at);
    },
  });
  return {
    at: (projectId: string) =>
      new Promise<number>((resolve) => {
        const at = heard.get(projectId);
        if (at === undefined) waiting.set(projectId, resolve);
        else resolve(at);
      }),
    close: listener.close,
  };
}

/** Garbage is not memory that is kept; Node has no other way to ask for its collection. */
function exposeCollector(): () => void {
  setFlagsFromString('--expose_gc');
  return runInNewContext('gc') as () => void; // V8's own function of this name.
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FetchedResult, Provider } from '@gesso/provider-kit';
import { FAKE_IMAGE_MODEL } from '@gesso/provider-kit/testing';
import sharp from 'sharp';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.ts';
import { listen } from '../../platform/database/listen.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { DOCUMENT_CHANNEL, parseDocumentNews } from '../../platform/realtime/index.ts';
import { addCreator, createStudio, type Studio } from './testing/create-studio.ts';

const ONE_BY_ONE = 40;
const AT_ONCE = 50;
const SIDE_PX = 1_024;
/** A vendor takes seconds; spread out, so that fifty results do not arrive in one millisecond. */
const STEADY_MS = 8_000;
const VENDOR_MS = { least: 1_000, most: 9_000 };

/**
 * Our share of a generation: from the accepted answer to the picture on everybody's board, the engine's time taken out.
 *
 * The pictures are real 1024² PNGs, so the ladder of sizes, the file store (synced to disk), the ledger and the board
 * are all in it. Observed where a browser hears of it: at the NOTIFY of the board's update.
 */
export async function run(emit: Emit): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-generation-bench-'));
  const postgres = await startEmbeddedPostgres({ directory });
  await migrate(postgres.url);
  const database = openDatabase({ url: postgres.url });
  const board = await watchBoards(postgres.url);
  const engine = createEngine(await drawPictures(ONE_BY_ONE));
  const studio = await createStudio({
    database,
    databaseUrl: postgres.url,
    providers: [engine.provider],
    blobDirectory: join(directory, 'files'),
  });
  try {
    const waits: number[] = [];
    const measure = createMeasure({ studio, board, engine, database, waits });
    await measure(0); // The queue of a fresh database is worked from its first second on.
    const alone: number[] = [];
    const cpuBefore = process.cpuUsage();
    for (let index = 0; index < ONE_BY_ONE; index += 1) {
      alone.push(await measure(0));
      await studio.ladders.settled();
    }
    const median = quantile(alone, 0.5);
    const cpu = process.cpuUsage(cpuBefore);
    const cpuMs = (cpu.user + cpu.system) / 1_000 / ONE_BY_ONE;
    emit({ what: 'processor time of this process per generation, one by one', value: cpuMs, unit: 'ms' });
    emit({ what: 'our share of a generation, one by one, median', value: median, unit: 'ms', atMost: 150 });
    emit({ what: 'our share of a generation, one by one, p95', value: quantile(alone, 0.95), unit: 'ms', atMost: 400 });
    await measureInFlight(emit, { measure, median });
    await measureBurst(emit, { measure, median, waits });
  } finally {
    await studio.close();
    await board.close();
    await database.close();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

type Measure = (engineMs: number) => Promise<number>;

/** Fifty at work all the time: each takes the same, and one is accepted whenever one ends. */
async function measureInFlight(
  emit: Emit,
  { measure, median }: { readonly measure: Measure; readonly median: number },
): Promise<void> {
  const everyMs = STEADY_MS / AT_ONCE;
  const measured: Promise<number>[] = [];
  for (let index = 0; index < 2 * AT_ONCE; index += 1) {
    measured.push(measure(STEADY_MS));
    await wait(everyMs);
  }
  // The first fifty fill the room; those after them find it full, and the last fifty leave it as full as they found it.
  const shares = (await Promise.all(measured)).slice(AT_ONCE / 2, AT_ONCE * 1.5);
  const details = { everyMs, engineMs: STEADY_MS };
  const inFlight = quantile(shares, 0.5);
  emit({ what: `our share with ${AT_ONCE} at work all the time, median`, value: inFlight, unit: 'ms', details });
  emit({ what: `our share with ${AT_ONCE} at work all the time, p95`, value: quantile(shares, 0.95), unit: 'ms' });
  emit({ what: `${AT_ONCE} at work against one by one`, value: inFlight / median, unit: 'times', atMost: 2 });
}

/** Fifty accepted in the same millisecond: the last cannot be begun before the first forty-nine were. */
async function measureBurst(
  emit: Emit,
  { measure, median, waits }: { readonly measure: Measure; readonly median: number; readonly waits: number[] },
): Promise<void> {
  const step = (VENDOR_MS.most - VENDOR_MS.least) / AT_ONCE;
  waits.length = 0;
  const together = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) => measure(VENDOR_MS.least + index * step)),
  );
  const medianTogether = quantile(together, 0.5);
  emit({ what: `${AT_ONCE} accepted in one millisecond, median`, value: medianTogether, unit: 'ms' });
  emit({ what: `${AT_ONCE} accepted in one millisecond, p95`, value: quantile(together, 0.95), unit: 'ms' });
  const untilAsked = quantile(waits, 0.5);
  emit({ what: `of it until the engine was asked, median`, value: untilAsked, unit: 'ms' });
  emit({
    what: `${AT_ONCE} accepted in one millisecond, against one by one`,
    value: medianTogether / median,
    unit: 'times',
  });
}

type Bench = {
  readonly studio: Studio;
  readonly board: Awaited<ReturnType<typeof watchBoards>>;
  readonly engine: ReturnType<typeof createEngine>;
  readonly database: ReturnType<typeof openDatabase>;
  /** Gets the ms from each accepted answer to the call of the engine. */
  readonly waits: number[];
};

/** Every generation has an account and a board of its own: placed is update 1, delivered is update 2. */
function createMeasure({ studio, board, engine, database, waits }: Bench): Measure {
  return async (engineMs) => {
    const accountId = await addCreator(database, { millicredits: 10_000 });
    const { id: projectId } = await studio.projects.create({ accountId, name: 'Bench' });
    const delivered = board.whenSequence(projectId, 2);
    const prompt = `takes ${engineMs}`;
    const accepted = await studio.generations.accept({
      accountId,
      projectId,
      request: { model: 'fake-image', prompt },
    });
    if (!accepted.ok) throw new Error(accepted.message);
    const acceptedAt = performance.now();
    const total = (await delivered) - acceptedAt;
    waits.push(engine.askedAt(prompt) - acceptedAt);
    return total - engine.tookMs(prompt);
  };
}

async function watchBoards(url: string) {
  const waiting = new Map<string, (at: number) => void>();
  const listener = await listen({
    url,
    channels: [DOCUMENT_CHANNEL],
    onNotification: ({ payload }) => {
      const news = parseDocumentNews(payload);
      if (news?.kind === 'appended') waiting.get(`${news.documentId} ${news.sequence}`)?.(performance.now());
    },
  });
  return {
    whenSequence: (projectId: string, sequence: number) =>
      new Promise<number>((resolve) => waiting.set(`${projectId} ${sequence}`, resolve)),
    close: listener.close,
  };
}

/** An engine with pictures in stock that takes as long as the prompt says, and tells how long it really took. */
function createEngine(pictures: readonly Buffer[]) {
  const jobs = new Map<string, { readonly startedAt: number; readonly engineMs: number; readonly picture: Buffer }>();
  const took = new Map<string, number>();
  const asked = new Map<string, number>();
  const provider: Provider = {
    vendor: 'fake',
    models: [{ ...FAKE_IMAGE_MODEL, resultSize: () => ({ widthPx: SIDE_PX, heightPx: SIDE_PX }) }],
    availability: () => ({ available: true }),
    submit: async ({ attemptId, prompt }) => {
      const picture = pictures[jobs.size % pictures.length] as Buffer; // The stock is never empty.
      asked.set(prompt, performance.now());
      jobs.set(attemptId, { startedAt: performance.now(), engineMs: Number(prompt.split(' ')[1]), picture });
      return { jobId: attemptId };
    },
    // Answers the moment the work is done, as the built-in engine does.
    poll: async ({ jobId }, { prompt }) => {
      const job = jobs.get(jobId);
      if (job === undefined) throw new Error(`there is no job ${jobId}`);
      const leftMs = job.startedAt + job.engineMs - performance.now();
      if (leftMs > POLL_WAIT_MS) {
        await wait(POLL_WAIT_MS);
        return { state: 'running', pollAfterMs: 0 };
      }
      if (leftMs > 0) await wait(leftMs);
      took.set(prompt, performance.now() - job.startedAt);
      return { state: 'succeeded' };
    },
    fetch: async ({ jobId }): Promise<FetchedResult[]> => {
      const job = jobs.get(jobId);
      return job === undefined ? [] : [{ bytes: job.picture, mimeType: 'image/png', seed: 1 }];
    },
    cancel: async () => undefined,
    close: async () => undefined,
  };
  return {
    provider,
    askedAt: (prompt: string) => asked.get(prompt) ?? Number.NaN,
    /** An engine that takes no time takes none of the total, whatever its timers say. */
    tookMs: (prompt: string) => (prompt === 'takes 0' ? 0 : (took.get(prompt) ?? 0)),
  };
}

const POLL_WAIT_MS = 500;

/** Posters with a gradient, grain and shapes: about 1.5 MB each, as the built-in engine's are. */
async function drawPictures(count: number): Promise<readonly Buffer[]> {
  const pictures: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const hue = (index * 360) / count;
    const svg = `<svg width="${SIDE_PX}" height="${SIDE_PX}" xmlns="http://www.w3.org/2000/svg">
      <defs><linearGradient id="g"><stop stop-color="hsl(${hue} 60% 70%)"/><stop offset="1" stop-color="#238"/></linearGradient>
      <filter id="n"><feTurbulence baseFrequency="0.8" seed="${index}"/></filter></defs>
      <rect width="100%" height="100%" fill="url(#g)"/>
      <rect width="100%" height="100%" filter="url(#n)" opacity="0.12"/><circle cx="500" cy="500" r="${200 + index}" fill="#e44"/>
      </svg>`;
    pictures.push(await sharp(Buffer.from(svg)).png({ compressionLevel: 3 }).toBuffer());
  }
  return pictures;
}

/** @param share - 0 to 1. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

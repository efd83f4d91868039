import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { uuidv7 } from 'uuidv7';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ownCaptureId } from './capture-ids.rules.ts';
import { releaseHold } from './ledger.service.ts';
import { createLedgerDesk } from './ledger-desk.ts';
import { pageEntries, readBalance } from './statement.service.ts';
import { countPerSecond, createManyAccounts, pick, withFreshDatabase } from './testing/ledger-bench.ts';
import { after, DAY_MS, START } from './testing/ledger-fixtures.ts';

/** Set `GESSO_BENCH_MINUTES=10` for the long run; one minute shows a leak of the size of a request. */
const MINUTES = Number(process.env.GESSO_BENCH_MINUTES ?? 1);

/** As long as the process needs to compile what is hot and to fill what it keeps. */
const WARM_SHARE = 0.3;

const SAMPLE_MS = 1_000;

/** How often garbage is collected to see what is really kept. Seldom enough to leave the figures of the others alone. */
const LOOKS = 10;

type Sample = { readonly minutes: number; readonly rss: number; readonly heap: number };

/** Watches the memory of this process while it holds, captures, releases and reads without a pause. */
export async function run(emit: Emit): Promise<void> {
  await withFreshDatabase({ connections: 16 }, async (database) => {
    const accountIds = await createManyAccounts(database.pool, 10_000);
    const desk = createLedgerDesk({ database });
    const samples: Sample[] = [];
    const startedAt = performance.now();
    const sampler = setInterval(() => {
      const { rss, heapUsed: heap } = process.memoryUsage();
      samples.push({ minutes: (performance.now() - startedAt) / 60_000, rss, heap });
    }, SAMPLE_MS);
    const collect = exposeCollector();
    const live: number[] = [];
    const collector = setInterval(
      () => {
        collect();
        live.push(process.memoryUsage().heapUsed);
      },
      (MINUTES * 60_000) / LOOKS,
    );
    const perSecond = await countPerSecond({ atATime: 200, ms: MINUTES * 60_000 }, async () => {
      const accountId = pick(accountIds);
      const hold = { holdId: uuidv7(), accountId, amountMillicredits: 10n, expiresAt: after(DAY_MS), at: START };
      await desk.hold(hold);
      const { holdId } = hold;
      const chance = Math.random();
      if (chance < 0.9) {
        const operationId = ownCaptureId(holdId);
        await desk.capture({ operationId, holdId, accountId, amountMillicredits: 8n, at: START });
      } else {
        await inTransaction(database, async (connection) => {
          const operationId = uuidv7();
          await releaseHold(connection, { operationId, holdId, reason: 'cancelled', atFault: 'creator', at: START });
          await readBalance(connection, { accountId, at: START });
          await pageEntries(connection, { accountId, at: START, limit: 50 });
        });
      }
    });
    clearInterval(sampler);
    clearInterval(collector);
    await desk.close();
    report(emit, samples, perSecond);
    reportLive(emit, live);
  });
}

function report(emit: Emit, samples: readonly Sample[], perSecond: number): void {
  const steady = samples.slice(Math.floor(samples.length * WARM_SHARE));
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  for (const figure of ['rss', 'heap'] as const) {
    const details = {
      minutes: MINUTES,
      jobsPerSecond: Math.round(perSecond),
      firstMb: megabytes(steady[0]?.[figure] ?? 0),
      lastMb: megabytes(steady.at(-1)?.[figure] ?? 0),
      mostMb: megabytes(Math.max(...steady.map((sample) => sample[figure]))),
    };
    const value = Number((slopeOf(steady, figure) / 2 ** 20).toFixed(2));
    emit({ what: `${figure} of the process under load, growth`, value, unit: 'MB/min', details });
  }
}

/** V8's own, which Node hides unless asked for. */
function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  // That is what this name is in a new context from now on.
  return runInNewContext('gc') as () => void;
}

/** What is left after collecting garbage: flat, once the books of all accounts are kept. */
function reportLive(emit: Emit, live: readonly number[]): void {
  const megabytes = live.map((bytes) => Number((bytes / 2 ** 20).toFixed(1)));
  const steady = megabytes.slice(Math.floor(megabytes.length / 2));
  const value = Number(((steady.at(-1) ?? Number.NaN) - (steady[0] ?? Number.NaN)).toFixed(1));
  const details = { megabytes };
  emit({ what: 'live heap in the second half of the run, last less first', value, unit: 'MB', details });
}

/** The line through all samples that fits best (least squares), in bytes per minute. */
function slopeOf(samples: readonly Sample[], figure: 'rss' | 'heap'): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map((sample) => sample.minutes));
  const y = mean(samples.map((sample) => sample[figure]));
  const above = samples.reduce((sum, sample) => sum + (sample.minutes - x) * (sample[figure] - y), 0);
  return above / samples.reduce((sum, sample) => sum + (sample.minutes - x) ** 2, 0);
}

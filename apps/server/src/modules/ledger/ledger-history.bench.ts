import type { PoolClient } from 'pg';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { readBalance } from './statement.service.ts';
import { createManyAccounts, quantile, withFreshDatabase } from './testing/ledger-bench.ts';
import { START } from './testing/ledger-fixtures.ts';

const SHORT = 10_000;

/** Set `GESSO_BENCH_ENTRIES` for less on a small disk: ten million take 5 GB. */
const LONG = Number(process.env.GESSO_BENCH_ENTRIES ?? 10_000_000);

/** Rows per statement: some 400 MB of log each, far below what a checkpoint waits for. */
const PART = 1_000_000;

const READS = 3_000;

/** Compares the reading of a balance with a short and a very long history of the same account. */
export async function run(emit: Emit): Promise<void> {
  // Only reads are measured, so that the millions of rows need not be synced to the disk.
  await withFreshDatabase({ connections: 1, isDurable: false }, async (database) => {
    const [accountId] = await createManyAccounts(database.pool, 1);
    if (accountId === undefined) return;
    const connection = await database.pool.connect();
    try {
      await compare(emit, connection, accountId);
    } finally {
      connection.release();
    }
  });
}

async function compare(emit: Emit, connection: PoolClient, accountId: string): Promise<void> {
  await addEntries(connection, accountId, { from: 2, to: SHORT });
  const short = await measureRead(connection, accountId);
  const startedAt = performance.now();
  for (let from = SHORT + 1; from <= LONG; from += PART) {
    await addEntries(connection, accountId, { from, to: Math.min(LONG, from + PART - 1) });
  }
  const builtInSeconds = Math.round((performance.now() - startedAt) / 1_000);
  const long = await measureRead(connection, accountId);
  const details = { shortMs: round(short), longMs: round(long), entries: LONG, builtInSeconds };
  const what = `balance read with ${LONG} entries, times with ${SHORT}`;
  emit({ what, value: round(long / short), unit: 'times', atMost: 1.2, details });
}

/** Credits that are held and released, over and over; the last of an even number of entries holds. */
async function addEntries(
  connection: PoolClient,
  accountId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await connection.query(
    `INSERT INTO credit_entries (account_id, sequence, at, kind, grant_id, spendable_delta, held_delta,
            spendable_after_millicredits)
     SELECT g.account_id, n, $4, CASE n % 2 WHEN 0 THEN 'hold' ELSE 'release' END, g.id,
            CASE n % 2 WHEN 0 THEN -10 ELSE 10 END, CASE n % 2 WHEN 0 THEN 10 ELSE -10 END,
            g.amount_millicredits - CASE n % 2 WHEN 0 THEN 10 ELSE 0 END
       FROM credit_grants g, generate_series($2::bigint, $3::bigint) AS n WHERE g.account_id = $1`,
    [accountId, from, to, START],
  );
  const held = to % 2 === 0 ? 10 : 0;
  await connection.query(
    `UPDATE credit_accounts SET last_sequence = $2, held_millicredits = $3::bigint,
            spendable_millicredits = 1000000000 - $3::bigint WHERE account_id = $1`,
    [accountId, to, held],
  );
  await connection.query('ANALYZE credit_entries');
}

async function measureRead(connection: PoolClient, accountId: string): Promise<number> {
  const times: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    const startedAt = performance.now();
    await readBalance(connection, { accountId, at: START });
    times.push(performance.now() - startedAt);
  }
  // The first thousand are for the compiler and the caches.
  return quantile(times.slice(1_000), 0.5);
}

function round(value: number): number {
  return Number(value.toFixed(3));
}

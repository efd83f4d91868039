import { parseArgs } from 'node:util';
import { presentReconciliation } from './http/credit.presenter.ts';
import { type Difference, type Reconciliation, reconcile } from './modules/ledger/index.ts';
import { type DatabaseLocation, parseEnvironment } from './platform/config/environment.ts';
import { reachEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { type Closers, createClosers } from './platform/lifecycle/closers.ts';
import { describeStartError } from './platform/lifecycle/describe-start-error.ts';
import { onStopRequest } from './platform/lifecycle/stop-signals.ts';
import { createLogger } from './platform/log/create-logger.ts';

/** As `diff` counts: 0 for none, 1 for some, 2 for trouble. */
const EXIT = { sound: 0, differences: 1, trouble: 2 } as const;

/** What PostgreSQL says of a database that no Gesso, or only an older one, has migrated. */
const UNDEFINED_TABLE_OR_COLUMN: ReadonlySet<unknown> = new Set(['42P01', '42703']);

/**
 * `npm run reconcile`: derives every balance from the entries and prints what differs from what is stored, as lines or,
 * with `--json`, as the API's answer. Changes nothing, beside a Gesso that runs and while none does.
 *
 * Uses the database that Gesso itself would: that of DATABASE_URL, else the PostgreSQL of the data folder.
 */
async function main(closers: Closers): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const { database: location } = parseEnvironment(process.env, process.cwd());
  const database = openDatabase({ url: await reach(location, closers), connections: 1 });
  closers.add('pool', database.close);
  const found = await reconcile(database.pool);
  process.stdout.write(values.json ? `${JSON.stringify(presentReconciliation(found))}\n` : describe(found));
  return found.differences.length === 0 ? EXIT.sound : EXIT.differences;
}

async function reach(location: DatabaseLocation, closers: Closers): Promise<string> {
  if (location.kind === 'url') return location.url;
  const postgres = await reachEmbeddedPostgres({ directory: location.directory });
  closers.add('PostgreSQL', postgres.stop);
  return postgres.url;
}

/** The last line always has the same words, so that a script can look for them. */
function describe({ accounts, differences }: Reconciliation): string {
  return [...differences.map(describeDifference), `${accounts} accounts, ${differences.length} differences`, ''].join(
    '\n',
  );
}

function describeDifference(difference: Difference): string {
  const { accountId, figure, subject, storedMillicredits: stored, derivedMillicredits: derived } = difference;
  return `account ${accountId}: ${figure}${subject === null ? '' : ` of ${subject}`} is stored as ${stored} and is ${derived} by the entries`;
}

function complain(error: unknown): number {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${describeStartError(error) ?? describeOwnError(error) ?? stack}\n`);
  return EXIT.trouble;
}

function describeOwnError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (String(error.code).startsWith('ERR_PARSE_ARGS')) return `${error.message}\nThe only flag is --json.`;
  if (!UNDEFINED_TABLE_OR_COLUMN.has(error.code)) return undefined;
  return 'The database has no ledger of this version yet; start Gesso once, which migrates it.';
}

const closers = createClosers(createLogger({ level: 'warn' }));
const running = main(closers).catch(complain);
// A PostgreSQL that was started for the look must not outlive a Ctrl-C; the look itself takes moments.
onStopRequest(() => void running.then(() => closers.closeAll()).then(() => process.exit(EXIT.trouble)));
process.exitCode = await running;
await closers.closeAll();

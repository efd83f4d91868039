import { createAcmeProvider, createFakeProvider, type FakeOutcome } from '@gesso/provider-kit/testing';
import { openDatabase } from '../../../platform/database/open-database.ts';
import { crashingJobs } from './crash-at.ts';
import { createStudio } from './create-studio.ts';

/**
 * A worker in a process of its own that kills itself with SIGKILL at one point of a job. Without a point it works until
 * it is told to stop. Prints `ready` when it works. With the address of a fake vendor it orders there.
 */
const { ACME_BASE_URL, ACME_API_KEY, ACME_FINDS_ORDERS, GESSO_CRASH_AT, GESSO_TEST_DATABASE, GESSO_TEST_FILES } =
  process.env;
if (!GESSO_TEST_DATABASE || !GESSO_TEST_FILES) throw new Error('the worker needs a database and a folder');

const database = openDatabase({ url: GESSO_TEST_DATABASE, connections: 4 });
const studio = await createStudio({
  database,
  databaseUrl: GESSO_TEST_DATABASE,
  providers: [createProvider()],
  blobDirectory: GESSO_TEST_FILES,
  wrapJobs: (jobs) => crashingJobs(jobs, GESSO_CRASH_AT),
});
process.stdout.write('ready\n');
process.on('SIGTERM', async () => {
  await studio.close();
  await database.close();
  process.exit(0);
});

function createProvider() {
  if (ACME_BASE_URL === undefined) return createFakeProvider({ outcome: decideOutcome });
  const variables: Readonly<Record<string, string | undefined>> = { ACME_BASE_URL, ACME_API_KEY };
  const access = { read: (name: string) => variables[name], allowedHosts: new Set([new URL(ACME_BASE_URL).host]) };
  return createAcmeProvider(access, { findsOrders: ACME_FINDS_ORDERS === '1' });
}

function decideOutcome({ prompt }: { readonly prompt: string }): FakeOutcome {
  return prompt === 'the engine breaks' ? { kind: 'fails', code: 'engine-failed' } : { kind: 'slow', polls: 3 };
}

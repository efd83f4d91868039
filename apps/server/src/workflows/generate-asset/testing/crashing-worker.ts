import { createFakeProvider, type FakeOutcome } from '@gesso/provider-kit/testing';
import { openDatabase } from '../../../platform/database/open-database.ts';
import { crashingJobs } from './crash-at.ts';
import { createStudio } from './create-studio.ts';

/**
 * A worker in a process of its own that kills itself with SIGKILL at one point of a job. Without a point it works until
 * it is told to stop. Prints `ready` when it works.
 */
const { GESSO_CRASH_AT, GESSO_TEST_DATABASE, GESSO_TEST_FILES } = process.env;
if (!GESSO_TEST_DATABASE || !GESSO_TEST_FILES) throw new Error('the worker needs a database and a folder');

const database = openDatabase({ url: GESSO_TEST_DATABASE, connections: 4 });
const studio = await createStudio({
  database,
  databaseUrl: GESSO_TEST_DATABASE,
  providers: [createFakeProvider({ outcome: decideOutcome })],
  blobDirectory: GESSO_TEST_FILES,
  wrapJobs: (jobs) => crashingJobs(jobs, GESSO_CRASH_AT),
});
process.stdout.write('ready\n');
process.on('SIGTERM', async () => {
  await studio.close();
  await database.close();
  process.exit(0);
});

function decideOutcome({ prompt }: { readonly prompt: string }): FakeOutcome {
  return prompt === 'the engine breaks' ? { kind: 'fails', code: 'engine-failed' } : { kind: 'slow', polls: 3 };
}

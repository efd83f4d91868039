import { createFakeProvider } from '@gesso/provider-kit/testing';
import { openDatabase } from '../../../platform/database/open-database.ts';
import { crashingJobs } from '../../generate-asset/testing/crash-at.ts';
import { createRunStudio } from './create-run-studio.ts';
import { FAKE_MODELS } from './fake-studio-models.ts';

/**
 * A worker in a process of its own that also moves runs on, and kills itself with SIGKILL at one point of a job. Without a
 * point it works until it is told to stop. Prints `ready` when it works.
 */
const { GESSO_CRASH_AT, GESSO_TEST_DATABASE, GESSO_TEST_FILES } = process.env;
if (!GESSO_TEST_DATABASE || !GESSO_TEST_FILES) throw new Error('the worker needs a database and a folder');

const database = openDatabase({ url: GESSO_TEST_DATABASE, connections: 4 });
const studio = await createRunStudio({
  database,
  databaseUrl: GESSO_TEST_DATABASE,
  providers: [createFakeProvider({ models: FAKE_MODELS })],
  blobDirectory: GESSO_TEST_FILES,
  wrapJobs: (jobs) => crashingJobs(jobs, GESSO_CRASH_AT),
});
process.stdout.write('ready\n');
process.on('SIGTERM', async () => {
  await studio.close();
  await database.close();
  process.exit(0);
});

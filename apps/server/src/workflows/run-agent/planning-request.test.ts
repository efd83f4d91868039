import { randomUUID } from 'node:crypto';
import { createFakeProvider } from '@gesso/provider-kit/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAsset, type StoredAsset } from '../../modules/assets/index.ts';
import type { BrandSnapshot } from '../../modules/brand-kits/index.ts';
import { lockRun, readRun, saveRun } from '../../modules/runs/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { addCreator, createStudio, type Studio } from '../generate-asset/testing/create-studio.ts';
import { uploadAsset } from '../upload-asset/index.ts';
import type { RunContext } from './context.ts';
import { startRun } from './start-run.ts';
import { createScriptedPlanner, type ScriptedPlanner } from './testing/scripted-planner.ts';

let database: TestDatabase;
let studio: Studio;
let planner: ScriptedPlanner;
let context: RunContext;
let board: { readonly accountId: string; readonly projectId: string };
let upload: StoredAsset;

const KIT: BrandSnapshot = {
  id: randomUUID(),
  name: 'Acme Coffee',
  content: {
    version: 1,
    colors: ['#1a4d8f'],
    titleFont: 'Lora',
    textFont: null,
    logos: [{ name: 'Bean', svg: '<svg/>' }],
    tone: 'warm',
  },
};

beforeAll(async () => {
  database = await createTestDatabase();
  studio = await createStudio({
    database,
    databaseUrl: database.url,
    providers: [createFakeProvider()],
    executes: false,
  });
  planner = createScriptedPlanner();
  context = { ...studio.context, planners: { builtin: planner }, chooseBrandKit: async () => KIT };
  const accountId = await addCreator(database, { millicredits: 1_000_000 });
  board = { accountId, projectId: (await studio.projects.create({ accountId, name: 'Board' })).id };
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const answer = await uploadAsset(studio.context, { ...board, file: { name: 'teal hat.png', bytes } });
  if (!answer.ok) throw new Error(answer.message);
  upload = answer.asset;
});

afterAll(async () => {
  await studio.close();
  await database.close();
});

async function start(
  brief: string,
  more: { references?: string[]; threadId?: string; ceilingMillicredits?: number } = {},
) {
  const answer = await startRun(context, { ...board, request: { brief, approve: 'ask', ...more } });
  const run = answer.ok ? await readRun(database.pool, answer.runId) : undefined;
  if (run === undefined) throw new Error('no run');
  return run;
}

/** As if the run had made its step: its rows, without the work. */
async function deliver(runId: string, stepId: string, scene: StoredAsset['scene']): Promise<string> {
  const request = { model: 'fake-image', prompt: 'a fox' };
  const accepted = await studio.generations.accept({ ...board, request });
  if (!accepted.ok) throw new Error(accepted.message);
  const generationId = accepted.generation.id;
  await database.pool.query('UPDATE generations SET run_id = $2, step_id = $3 WHERE id = $1', [
    generationId,
    runId,
    stepId,
  ]);
  const id = randomUUID();
  const asset = { ...upload, id, generationId, resultIndex: 0, name: null, prompt: 'a fox', scene };
  await inTransaction(database, async (connection) => {
    await insertAsset(connection, asset);
    const run = await lockRun(connection, runId);
    if (run) await saveRun(connection, { ...run, status: 'running', approvedAt: new Date() });
  });
  return id;
}

test('a planner gets what came with the brief, what the conversation has made, the brand, the models and prices', async () => {
  const older = await start('make 2');
  const olderAsset = await deliver(older.id, 's1', null);
  const newer = await start('make 1', { threadId: older.threadId });
  const newerAsset = await deliver(newer.id, 's1', { layers: [] });
  await start('make 1'); // Another conversation, of which this one knows nothing.
  await start('a hat like this for @Acme Coffee', {
    threadId: older.threadId,
    references: [newerAsset, upload.id],
    ceilingMillicredits: 60_000,
  });
  const request = planner.requests.at(-1);
  expect(request).toMatchObject({
    brief: 'a hat like this',
    attachments: [
      { assetId: newerAsset, kind: 'image', hasScene: true, runId: newer.id },
      { assetId: upload.id, title: 'teal hat.png', hasScene: false, runId: null, widthPx: 64, heightPx: 48 },
    ],
    earlier: [
      { assetId: newerAsset, title: 'Step s1', hasScene: true, runId: newer.id },
      { assetId: olderAsset, title: 'Step s1', hasScene: false, runId: older.id },
    ],
    brand: { name: 'Acme Coffee', colors: ['#1a4d8f'], titleFont: 'Lora', textFont: null, hasLogo: true, tone: 'warm' },
    models: [{ key: 'fake-image', isAvailable: true, isPromptOptional: false, promptMaxCharacters: 1_000 }],
    ceilingMillicredits: 60_000,
    answers: [],
  });
  const steps = newer.plan?.steps ?? [];
  expect(request?.priceOf(steps)).toBe(51_000);
  expect(request?.priceOf(steps.map((step) => ({ ...step, model: 'dall-e' })))).toBeUndefined();
});

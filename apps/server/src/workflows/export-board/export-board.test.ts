import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type NewItem, placeItems } from '@gesso/canvas-core';
import type { CreateExport } from '@gesso/contract';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { createExportFiles } from '../../modules/exports/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { pathOfBlob } from '../../platform/storage/file-blob-store.ts';
import { addCreator, createStudio, type Studio } from '../generate-asset/testing/create-studio.ts';
import { uploadAsset } from '../upload-asset/index.ts';
import { createExportStories, type ExportStories } from './export-stories.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-export-'));
const exportDirectory = join(directory, 'exports');
let now = new Date();
let database: TestDatabase;
let studio: Studio;
let exports: ExportStories;

async function openStudio(): Promise<void> {
  studio = await createStudio({
    database,
    databaseUrl: database.url,
    providers: [],
    blobDirectory: directory,
    defineMore: ({ canvases, jobs, log }) => {
      exports = createExportStories({
        database,
        canvases,
        jobs,
        files: createExportFiles(exportDirectory),
        pathOfBlob: (sha256) => pathOfBlob(directory, sha256),
        wallClock: { now: () => now },
        log,
      });
      exports.defineJobs();
    },
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  await openStudio();
});

afterAll(async () => {
  await studio.close();
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

type Owned = { readonly accountId: string; readonly projectId: string };

async function openBoard(items: (assetId: string) => readonly NewItem[]): Promise<Owned & { assetId: string }> {
  const accountId = await addCreator(database, { millicredits: 1_000 });
  const { id: projectId } = await studio.projects.create({ id: randomUUID(), accountId, name: 'Summer' });
  const create = { width: 60, height: 40, channels: 3 as const, background: '#224466' };
  const bytes = await sharp({ create }).png().toBuffer();
  const uploaded = await uploadAsset(studio.context, { accountId, projectId, file: { name: 'sea.png', bytes } });
  if (!uploaded.ok) throw new Error(uploaded.message);
  const { id: assetId } = uploaded.asset;
  await inTransaction(database, (connection) =>
    studio.canvases.change(connection, projectId, (doc) => placeItems(doc, items(assetId), 'test')),
  );
  return { accountId, projectId, assetId };
}

const frame = (id: string, x: number, more: Partial<NewItem> = {}): NewItem => ({
  id,
  kind: 'frame',
  status: 'ready',
  title: 'Poster',
  x,
  y: 0,
  width: 100,
  height: 80,
  ...more,
});

const picture = (assetId: string, more: Partial<NewItem> = {}): NewItem => ({
  id: randomUUID(),
  kind: 'image',
  status: 'ready',
  x: 10,
  y: 10,
  width: 60,
  height: 40,
  assetId,
  ...more,
});

async function start({ accountId, projectId }: Owned, asked: CreateExport): Promise<string> {
  const answer = await exports.start({ id: randomUUID(), accountId, projectId, asked });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.export.id;
}

async function ended({ accountId }: Owned, exportId: string) {
  return expect
    .poll(() => exports.find({ accountId, exportId }), { timeout: 50_000, interval: 100 })
    .toMatchObject({
      finishedAt: expect.any(Date),
    })
    .then(() => exports.find({ accountId, exportId }));
}

async function unpack({ accountId }: Owned, exportId: string): Promise<ReadonlyMap<string, Buffer>> {
  const opened = await exports.open({ accountId, exportId });
  if (opened === undefined) throw new Error('there is no file');
  const archive = await fromBufferPromise(await buffer(opened.file.read()));
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) {
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  return files;
}

/** A clip of one second with a moving picture. */
async function addClip({ accountId, projectId }: Owned): Promise<string> {
  const path = join(directory, 'card.mp4');
  const card = ['-f', 'lavfi', '-i', 'testsrc=size=160x90:rate=12:duration=1'];
  execFileSync('ffmpeg', ['-v', 'error', ...card, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-y', path]);
  const file = { name: 'Card.mp4', bytes: readFileSync(path) };
  const uploaded = await uploadAsset(studio.context, { accountId, projectId, file });
  if (!uploaded.ok) throw new Error(uploaded.message);
  const item: NewItem = { ...picture(uploaded.asset.id, { x: 100 }), kind: 'video' };
  await inTransaction(database, (connection) =>
    studio.canvases.change(connection, projectId, (doc) => placeItems(doc, [item], 'test')),
  );
  return uploaded.asset.sha256;
}

const png = (more: Partial<CreateExport['files'][number]> = {}) => ({
  format: 'png' as const,
  scale: 1,
  suffix: '',
  ...more,
});

test('frames in several sizes and formats and the originals come as one archive with names of their own', async () => {
  const board = await openBoard((assetId) => [
    frame('one', 0),
    frame('two', 200),
    picture(assetId, { parentId: 'one' }),
    picture(randomUUID(), { x: 210, parentId: 'two' }),
  ]);
  const files = [
    png({ scale: 2, suffix: '@2x' }),
    png({ format: 'jpg', widthPx: 50, suffix: '../small' }),
    png({ format: 'pdf' }),
    png({ format: 'originals' }),
  ];
  const exportId = await start(board, { choice: { what: 'frames' }, files });
  expect(await ended(board, exportId)).toMatchObject({
    status: 'succeeded',
    progress: 1,
    file: { name: 'Summer.zip', mimeType: 'application/zip' },
  });
  const unpacked = await unpack(board, exportId);
  const names = [...unpacked.keys()];
  expect(names.slice(0, 5)).toEqual([
    'Poster@2x.png',
    'Poster@2x 2.png',
    'Poster.. small.jpg',
    'Poster.. small 2.jpg',
    'Summer.pdf',
  ]);
  expect(names[5]).toMatch(/^sea-.*\.png$/);
  const large = sharp(unpacked.get('Poster@2x.png'));
  expect(await large.metadata()).toMatchObject({ width: 200, height: 160 });
  const { data } = await large
    .extract({ left: 60, top: 60, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([...data]).toEqual([34, 68, 102, 255]);
  expect(await sharp(unpacked.get('Poster.. small 2.jpg')).metadata()).toMatchObject({ width: 50, height: 40 });
});

test('who cannot see a project cannot export it, and nobody fetches or stops what another asked for', async () => {
  const board = await openBoard((assetId) => [picture(assetId)]);
  const stranger = await addCreator(database, { millicredits: 1_000 });
  const asked = { choice: { what: 'all' as const }, files: [png()] };
  const order = { id: randomUUID(), projectId: board.projectId, accountId: stranger, asked };
  expect(await exports.start(order)).toEqual({ ok: false, reason: 'not-found' });
  const exportId = await start(board, asked);
  expect(await ended(board, exportId)).toMatchObject({ status: 'succeeded', file: { name: 'Summer.png' } });
  const theirs = { accountId: stranger, exportId };
  expect(await exports.find(theirs)).toBeUndefined();
  expect(await exports.cancel(theirs)).toBeUndefined();
  expect(await exports.open(theirs)).toBeUndefined();
  // A day later the file and its row are gone.
  now = new Date(now.getTime() + 25 * 3_600_000);
  await exports.sweep();
  expect(await exports.find({ ...board, exportId })).toBeUndefined();
  expect(existsSync(join(exportDirectory, exportId))).toBe(false);
});

test('another person’s picture on a board is neither painted nor packed', async () => {
  const theirs = await openBoard((assetId) => [picture(assetId)]);
  const board = await openBoard(() => [picture(theirs.assetId)]);
  const exportId = await start(board, { choice: { what: 'all' }, files: [png(), png({ format: 'originals' })] });
  expect(await ended(board, exportId)).toMatchObject({
    status: 'failed',
    failure: 'No picture, clip or 3D model is among what was chosen.',
  });
  const painted = await start(board, { choice: { what: 'all' }, files: [png()] });
  await ended(board, painted);
  const opened = await exports.open({ ...board, exportId: painted });
  const { data } = await sharp(await buffer(opened?.file.read() ?? Readable.from([])))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 3)]).toEqual([216, 212, 204]);
});

test('clips come as MP4, WebM and GIF, each a file of its own, and what is in the format already is not written again', async () => {
  const board = await openBoard((assetId) => [picture(assetId)]);
  const sha256 = await addClip(board);
  const files = [png({ format: 'mp4' }), png({ format: 'webm', suffix: '-web' }), png({ format: 'gif' })];
  const exportId = await start(board, { choice: { what: 'all' }, files });
  expect(await ended(board, exportId)).toMatchObject({ status: 'succeeded', file: { name: 'Summer.zip' } });
  const [mp4 = ['', Buffer.alloc(0)], webm = mp4, gif = mp4] = [...(await unpack(board, exportId))];
  expect([mp4[0], webm[0], gif[0]].map((name) => name.replace(/-[0-9a-f]{6}/, ''))).toEqual([
    'card.mp4',
    'card-web.webm',
    'card.gif',
  ]);
  expect(createHash('sha256').update(mp4[1]).digest('hex')).toBe(sha256);
  expect((await fileTypeFromBuffer(webm[1]))?.mime).toBe('video/webm');
  expect(await sharp(gif[1], { animated: true }).metadata()).toMatchObject({ width: 160, pages: expect.any(Number) });
  expect((await sharp(gif[1], { animated: true }).metadata()).pages).toBeGreaterThan(10);
  const alone = await start(board, { choice: { what: 'all' }, files: [png({ format: 'glb' })] });
  expect(await ended(board, alone)).toMatchObject({ failure: 'No 3D model is among what was chosen.' });
});

/** Half a gigapixel: minutes of work. */
const HUGE = { choice: { what: 'all' as const }, files: [png({ scale: 250 })] };

test('a stopped export ends at once, leaves nothing behind and frees its place', async () => {
  const board = await openBoard(() => [frame('one', 0)]);
  const exportId = await start(board, HUGE);
  await expect.poll(() => readdirSync(exportDirectory), { timeout: 20_000 }).toContain(`${exportId}.unfinished`);
  expect(await exports.cancel({ ...board, exportId })).toMatchObject({ status: 'cancelled' });
  const left = () => readdirSync(exportDirectory).filter((name) => name.startsWith(exportId));
  await expect.poll(left, { timeout: 20_000 }).toEqual([]);
  for (let open = 0; open < 4; open += 1) await start(board, HUGE);
  const order = { id: randomUUID(), accountId: board.accountId, projectId: board.projectId, asked: HUGE };
  expect(await exports.start(order)).toEqual({ ok: false, reason: 'too-many' });
  const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM exports WHERE finished_at IS NULL');
  expect(rows).toHaveLength(4);
  for (const { id } of rows) await exports.cancel({ ...board, exportId: id });
});

test('an export that a shutdown cuts off is written anew by the next process', async () => {
  const board = await openBoard((assetId) => [frame('one', 0), picture(assetId, { parentId: 'one' })]);
  const exportId = await start(board, { choice: { what: 'all' }, files: [png({ scale: 40 })] });
  await expect
    .poll(() => existsSync(join(exportDirectory, `${exportId}.unfinished`, '0')), { timeout: 20_000 })
    .toBe(true);
  await studio.close();
  expect(await exports.find({ ...board, exportId })).toMatchObject({ status: 'running' });
  await openStudio();
  expect(await ended(board, exportId)).toMatchObject({ status: 'succeeded', file: { mimeType: 'image/png' } });
});

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccounts } from '../../modules/accounts/index.ts';
import {
  certificateHtml,
  createAssets,
  createCertificates,
  insertAsset,
  presentAsset,
} from '../../modules/assets/index.ts';
import { insertProject } from '../../modules/projects/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createFileBlobStore } from '../../platform/storage/file-blob-store.ts';
import { insertAccount } from '../../testing/insert-account.ts';
import { type UploadContext, uploadAsset } from './upload-asset.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-upload-'));
const clock = { now: () => new Date() };
let database: TestDatabase;
let context: UploadContext;

beforeAll(async () => {
  database = await createTestDatabase();
  context = { database, accounts: createAccounts({ database }), blobs: createFileBlobStore(directory), clock };
});

afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

async function openProject() {
  const accountId = await insertAccount(database.pool);
  const projectId = randomUUID();
  await inTransaction(database, (connection) =>
    insertProject(connection, { id: projectId, accountId, name: 'Board', at: clock.now() }),
  );
  return { accountId, projectId };
}

const drawPng = (red: number) =>
  sharp({ create: { width: 80, height: 40, channels: 3, background: { r: red, g: 80, b: 40 } } })
    .png()
    .toBuffer();

async function upload(owned: { accountId: string; projectId: string }, bytes: Uint8Array, name = 'Logo.png') {
  const answer = await uploadAsset(context, { ...owned, file: { name, bytes } });
  if (!answer.ok) throw new Error(answer.message);
  return answer.asset;
}

test('an uploaded picture is an asset with a ladder, without rights that Gesso could vouch for', async () => {
  const owned = await openProject();
  const bytes = await drawPng(1);
  const asset = await upload(owned, bytes, 'C:\\pictures\\Our Logo.final.png');
  expect(presentAsset(asset)).toMatchObject({
    kind: 'image',
    widthPx: 80,
    heightPx: 40,
    chargedMillicredits: 0,
    planAtCreation: 'free',
    licence: { commercialUse: false, modelLicence: null },
  });
  const assets = createAssets(context);
  const asked = { accountId: owned.accountId, assetId: asset.id };
  expect(await assets.find(asked)).toEqual({ ...asset, hasScene: false });
  const original = await assets.openContent(asked);
  expect(original).toMatchObject({ mimeType: 'image/png', sha256: asset.sha256, sizeBytes: bytes.length });
  expect(original?.fileName).toMatch(/^our-logo-final-[0-9a-f]{6}\.png$/);
  expect(Buffer.concat((await original?.read().toArray()) ?? [])).toEqual(bytes);
  expect(await assets.openContent({ ...asked, variant: '32' })).toMatchObject({ mimeType: 'image/webp' });
  expect(await assets.openContent({ ...asked, variant: 'poster' })).toBeUndefined();
});

test.each([
  ['a web page', Buffer.from('<!doctype html>'), 'unsupported-media-type'],
  ['an empty file', Buffer.alloc(0), 'invalid-file'],
] as const)('%s is refused', async (_name, bytes, code) => {
  const owned = await openProject();
  expect(await uploadAsset(context, { ...owned, file: { name: 'x.png', bytes } })).toMatchObject({ ok: false, code });
  expect(await createAssets(context).list({ accountId: owned.accountId, limit: 10 })).toEqual([]);
});

test('nobody uploads into, lists or opens what belongs to somebody else', async () => {
  const mine = await openProject();
  const theirs = await openProject();
  const foreign = { accountId: mine.accountId, projectId: theirs.projectId };
  const file = { name: 'x.png', bytes: await drawPng(2) };
  expect(await uploadAsset(context, { ...foreign, file })).toMatchObject({ code: 'not-found' });
  const { id: assetId } = await upload(theirs, file.bytes);
  const assets = createAssets(context);
  expect(await assets.find({ accountId: mine.accountId, assetId })).toBeUndefined();
  expect(await assets.openContent({ accountId: mine.accountId, assetId })).toBeUndefined();
  expect(await assets.list({ ...foreign, limit: 10 })).toEqual([]);
  expect(await assets.find({ accountId: mine.accountId, assetId: 'nonsense' })).toBeUndefined();
});

test('a list goes on exactly where its page ended, newest first, and filters', async () => {
  const owned = await openProject();
  const uploaded = [];
  for (const red of [10, 20, 30]) uploaded.push(await upload(owned, await drawPng(red)));
  const assets = createAssets(context);
  const { accountId } = owned;
  const first = await assets.list({ accountId, limit: 2 });
  const rest = await assets.list({ accountId, limit: 2, after: first[1] });
  expect([...first, ...rest].map(({ id }) => id)).toEqual(uploaded.map(({ id }) => id).toReversed());
  expect(await assets.list({ accountId, limit: 9, safeToSell: true })).toEqual([]);
  expect(await assets.list({ accountId, limit: 9, kind: 'video' })).toEqual([]);
  expect(await assets.list({ accountId, limit: 9, projectId: 'nonsense' })).toEqual([]);
});

test('a certificate speaks of one asset of its owner, with the key of the installation', async () => {
  const owned = await openProject();
  const asset = await upload(owned, await drawPng(3));
  const certificates = createCertificates({ database, dataDirectory: directory, clock });
  const certificate = await certificates.issue({ accountId: owned.accountId, assetId: asset.id });
  if (certificate === undefined) throw new Error('no certificate');
  expect(certificate).toMatchObject({ assetId: asset.id, sha256: asset.sha256 });
  const again = createCertificates({ database, dataDirectory: directory, clock });
  const second = await again.issue({ accountId: owned.accountId, assetId: asset.id });
  expect(second?.publicKey).toBe(certificate.publicKey);
  expect(await certificates.issue({ accountId: randomUUID(), assetId: asset.id })).toBeUndefined();
  const evil = { ...certificate, licence: { ...certificate.licence, basis: '<script>alert(1)</script>' } };
  expect(certificateHtml(evil)).not.toContain('<script>');
});

test('a file that Gesso made is recognised by its content; an upload and a changed file are not', async () => {
  const owned = await openProject();
  const bytes = await drawPng(4);
  const asset = await upload(owned, bytes);
  const certificates = createCertificates({ database, dataDirectory: directory, clock });
  expect(await certificates.verifyFile(bytes)).toEqual({ valid: false });
  const generationId = await insertGenerationRow(owned);
  await inTransaction(database, (connection) =>
    insertAsset(connection, { ...asset, id: randomUUID(), model: 'gesso-image', generationId, resultIndex: 0 }),
  );
  expect(await certificates.verifyFile(bytes)).toMatchObject({ valid: true, certificate: { sha256: asset.sha256 } });
  expect(await certificates.verifyFile(Buffer.concat([bytes, Buffer.from('x')]))).toEqual({ valid: false });
});

async function insertGenerationRow({
  accountId,
  projectId,
}: {
  accountId: string;
  projectId: string;
}): Promise<string> {
  const id = randomUUID();
  await database.pool.query(
    `INSERT INTO generations (id, account_id, project_id, status, model, vendor_model, plan, licence, prompt, settings,
       result_count, seed, item_ids, hold_id, price_list_version, price_lines, quoted_millicredits, created_at)
     VALUES ($1, $2, $3, 'succeeded', 'm', 'm', 'free', '{}', 'p', '{}', 1, 1, '{}', $4, '1', '[]', 0, now())`,
    [id, accountId, projectId, randomUUID()],
  );
  return id;
}

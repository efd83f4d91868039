import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createFileBlobStore } from '../../platform/storage/file-blob-store.ts';
import { ingestPicture } from './ingest-picture.ts';
import { ingestResult } from './ingest-result.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-ingest-'));
const blobs = createFileBlobStore(directory);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const draw = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 40 } } });

async function readBlob(sha256: string): Promise<Buffer> {
  const blob = await blobs.openFile(sha256);
  if (blob === undefined) throw new Error('not stored');
  return Buffer.concat(await blob.read().toArray());
}

test('a large picture gets a ladder in its own proportions, the original stays byte for byte', async () => {
  const bytes = await draw(3_000, 1_500).png().toBuffer();
  const answer = await ingestPicture(blobs, bytes);
  if (!answer.ok) throw new Error(answer.message);
  const { file } = answer;
  expect(file).toMatchObject({ kind: 'image', mimeType: 'image/png', widthPx: 3_000, heightPx: 1_500 });
  expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await readBlob(file.sha256)).toEqual(bytes);
  const sizes = Object.entries(file.variants).map(([level, { widthPx, heightPx }]) => [level, widthPx, heightPx]);
  expect(sizes).toEqual([
    ['32', 32, 16],
    ['128', 128, 64],
    ['512', 512, 256],
    ['2048', 2048, 1024],
  ]);
  const smallest = await sharp(await readBlob(file.variants['32']?.sha256 ?? '')).metadata();
  expect(smallest).toMatchObject({ format: 'webp', width: 32, height: 16 });
});

test('a small picture is never enlarged', async () => {
  const answer = await ingestPicture(blobs, await draw(40, 20).png().toBuffer());
  if (!answer.ok) throw new Error(answer.message);
  expect(Object.values(answer.file.variants).map(({ widthPx }) => widthPx)).toEqual([32, 40, 40, 40]);
});

test('a photograph taken sideways stands upright, and so does its ladder', async () => {
  const bytes = await draw(60, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const answer = await ingestPicture(blobs, bytes);
  if (!answer.ok) throw new Error(answer.message);
  expect(answer.file).toMatchObject({ mimeType: 'image/jpeg', widthPx: 30, heightPx: 60 });
  expect(answer.file.variants['512']).toMatchObject({ widthPx: 30, heightPx: 60 });
});

test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('%s is accepted whatever its name says', async (format) => {
  const answer = await ingestPicture(blobs, await draw(20, 20).toFormat(format).toBuffer());
  expect(answer).toMatchObject({ ok: true, file: { mimeType: `image/${format}`, widthPx: 20, heightPx: 20 } });
});

test('transparency survives in the ladder', async () => {
  const clear = { create: { width: 64, height: 64, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } } };
  const answer = await ingestPicture(blobs, await sharp(clear).png().toBuffer());
  if (!answer.ok) throw new Error(answer.message);
  expect(await sharp(await readBlob(answer.file.variants['32']?.sha256 ?? '')).metadata()).toMatchObject({
    hasAlpha: true,
  });
});

test.each([
  ['nothing', () => Buffer.alloc(0), 'empty'],
  ['a web page', () => Buffer.from('<!doctype html><title>hello</title>'), 'wrong-type'],
  ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'wrong-type'],
  ['a text file', () => Buffer.from('hello'), 'wrong-type'],
  ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'wrong-type'],
  ['half a picture', async () => (await draw(300, 300).jpeg().toBuffer()).subarray(0, 400), 'damaged'],
  ['a picture that would fill the memory', () => toBombPng(30_000), 'too-large'],
] as const)('%s is refused', async (_name, make, reason) => {
  const answer = await ingestPicture(blobs, await make());
  expect(answer).toMatchObject({ ok: false, reason });
});

test('a picture where a clip was asked for is of the wrong type', async () => {
  const picture = await draw(20, 20).png().toBuffer();
  expect(await ingestResult(blobs, 'video', { bytes: picture })).toMatchObject({ ok: false, reason: 'wrong-type' });
  expect(await ingestResult(blobs, 'model3d', { bytes: picture })).toMatchObject({ ok: false, reason: 'wrong-type' });
});

/** A few kB that claim 900 megapixels. */
function toBombPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const pixels = deflateSync(Buffer.alloc(100_000));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

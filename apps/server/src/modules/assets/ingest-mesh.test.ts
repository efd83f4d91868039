import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KitError } from '@gesso/provider-kit';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createFileBlobStore } from '../../platform/storage/file-blob-store.ts';
import { drawModelWith } from './draw-model-with.ts';
import { ingestResult } from './ingest-result.ts';
import { ingestUpload } from './ingest-upload.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-ingest-'));
const blobs = createFileBlobStore(directory);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function toGlb(document: string, version = 2): Buffer {
  const json = Buffer.from(document.padEnd(Math.ceil(document.length / 4) * 4));
  const header = Buffer.alloc(20);
  header.write('glTF', 0, 'latin1');
  header.writeUInt32LE(version, 4);
  header.writeUInt32LE(json.length + 20, 8);
  header.writeUInt32LE(json.length, 12);
  header.write('JSON', 16, 'latin1');
  return Buffer.concat([header, json]);
}

const EMPTY = '{"asset":{"version":"2.0"}}';
const ingest = (bytes: Uint8Array, poster?: Uint8Array) =>
  ingestResult(blobs, 'model3d', poster === undefined ? { bytes } : { bytes, poster });

test('a mesh is kept as it came, and has the size of its still', async () => {
  expect(await ingest(toGlb(EMPTY))).toMatchObject({
    ok: true,
    file: { kind: 'model3d', mimeType: 'model/gltf-binary', widthPx: null, variants: {} },
  });
  const poster = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#246' } })
    .png()
    .toBuffer();
  expect(await ingest(toGlb(EMPTY), poster)).toMatchObject({
    file: { widthPx: 64, heightPx: 48, variants: { poster: { mimeType: 'image/webp' }, '32': {} } },
  });
});

test('a model that people bring gets the still that the engine draws of it; one that it cannot read has none', async () => {
  const drawn = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#246' } })
    .png()
    .toBuffer();
  const draws = drawModelWith(async () => ({ bytes: drawn, mimeType: 'image/png' }));
  expect(await ingestUpload(blobs, toGlb(EMPTY), draws)).toMatchObject({
    file: { kind: 'model3d', widthPx: 40, variants: { poster: { widthPx: 40 } } },
  });
  const refuses = drawModelWith(async () => {
    throw new KitError({ code: 'invalid-settings', message: 'packed', retryable: false });
  });
  expect(await ingestUpload(blobs, toGlb(EMPTY), refuses)).toMatchObject({ ok: true, file: { variants: {} } });
});

test.each([
  ['one cut off', toGlb(EMPTY).subarray(0, -4)],
  ['a header alone', Buffer.from('glTF\u0002\0\0\0\u000c\0\0\0', 'latin1')],
  ['one whose text is none', toGlb('{"asset":')],
  ['one that is a list', toGlb('[1, 2]  ')],
])('%s is damaged', async (_name, bytes) => {
  expect(await ingest(bytes)).toMatchObject({ ok: false, reason: 'damaged' });
});

test.each([
  ['buffers', 'https://example.com/mesh.bin'],
  ['images', '../../secret.png'],
])('%s that lie elsewhere are refused, data inside is not', async (part, uri) => {
  const outside = toGlb(JSON.stringify({ asset: { version: '2.0' }, [part]: [{ uri }] }));
  expect(await ingest(outside)).toMatchObject({ ok: false, reason: 'damaged' });
  const inside = toGlb(JSON.stringify({ asset: { version: '2.0' }, [part]: [{ uri: 'data:;base64,AAAA' }] }));
  expect(await ingest(inside)).toMatchObject({ ok: true });
});

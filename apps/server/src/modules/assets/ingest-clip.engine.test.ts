import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createFileBlobStore } from '../../platform/storage/file-blob-store.ts';
import { ingestResult } from './ingest-result.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-ingest-'));
const blobs = createFileBlobStore(join(directory, 'blobs'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A test card of 2 s at 24 frames a second. */
function makeClip(name: string, codec: readonly string[]): Buffer {
  const file = join(directory, name);
  const card = ['-f', 'lavfi', '-i', 'testsrc=size=160x90:rate=24:duration=2'];
  execFileSync('ffmpeg', ['-v', 'error', ...card, ...codec, '-y', file]);
  return readFileSync(file);
}

const mp4 = () => makeClip('card.mp4', ['-c:v', 'libx264', '-pix_fmt', 'yuv420p']);
const still = () =>
  sharp({ create: { width: 160, height: 90, channels: 3, background: '#246' } })
    .png()
    .toBuffer();

test.each([
  ['video/mp4', mp4],
  ['video/webm', () => makeClip('card.webm', ['-c:v', 'libvpx-vp9'])],
] as const)('%s tells its size and length itself and is kept byte for byte', async (mimeType, make) => {
  const bytes = make();
  const answer = await ingestResult(blobs, 'video', { bytes });
  if (!answer.ok) throw new Error(answer.message);
  expect(answer.file).toMatchObject({ kind: 'video', mimeType, widthPx: 160, heightPx: 90, variants: {} });
  expect(Math.abs((answer.file.durationMs ?? 0) - 2_000)).toBeLessThanOrEqual(42);
  const blob = await blobs.openFile(answer.file.sha256);
  expect(Buffer.concat((await blob?.read().toArray()) ?? [])).toEqual(bytes);
});

test('a clip with a still gets the ladder that boards draw, and the still by its own name', async () => {
  const answer = await ingestResult(blobs, 'video', { bytes: mp4(), poster: await still() });
  if (!answer.ok) throw new Error(answer.message);
  expect(Object.keys(answer.file.variants)).toEqual(['32', '128', '512', '2048', 'poster']);
  expect(answer.file.variants.poster).toMatchObject({ mimeType: 'image/webp', widthPx: 160, heightPx: 90 });
});

test('a still that cannot be opened costs the ladder, not the clip', async () => {
  const answer = await ingestResult(blobs, 'video', { bytes: mp4(), poster: Buffer.from('no picture') });
  expect(answer).toMatchObject({ ok: true, file: { variants: {} } });
});

test('a clip cut off in the middle, and one of sound alone, are refused', async () => {
  const whole = mp4();
  expect(await ingestResult(blobs, 'video', { bytes: whole.subarray(0, 600) })).toMatchObject({ reason: 'damaged' });
  const file = join(directory, 'tone.mp4');
  const tone = ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac'];
  execFileSync('ffmpeg', ['-v', 'error', ...tone, '-y', file]);
  expect(await ingestResult(blobs, 'video', { bytes: readFileSync(file) })).toMatchObject({ ok: false });
});

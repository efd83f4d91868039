import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createFileBlobStore } from '../../platform/storage/file-blob-store.ts';
import { ingestUpload } from './ingest-upload.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-upload-'));
const blobs = createFileBlobStore(join(directory, 'blobs'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const svg = (content: string, root = 'width="200" height="100"') =>
  Buffer.from(
    `<?xml version="1.0"?><!-- a drawing --><svg xmlns="http://www.w3.org/2000/svg" ${root}>${content}</svg>`,
  );

async function pixelOf(sha256: string, x: number, y: number): Promise<readonly number[]> {
  const blob = await blobs.openFile(sha256);
  const bytes = Buffer.concat((await blob?.read().toArray()) ?? []);
  return [...(await sharp(bytes).ensureAlpha().extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer())];
}

test('an SVG becomes a sharp PNG of which nothing runs and nothing is fetched', async () => {
  const secret = join(directory, 'secret.png');
  await sharp({ create: { width: 100, height: 100, channels: 3, background: '#ff0000' } })
    .png()
    .toFile(secret);
  const answer = await ingestUpload(
    blobs,
    svg(`<script>alert(1)</script><rect width="100" height="100" fill="#00a060"/>
      <image href="file://${secret}" x="100" width="100" height="100"/><rect onload="x()" width="0" height="0"/>`),
  );
  if (!answer.ok) throw new Error(answer.message);
  expect(answer.file).toMatchObject({ kind: 'image', mimeType: 'image/png', widthPx: 2048, heightPx: 1024 });
  expect(await pixelOf(answer.file.sha256, 500, 500)).toEqual([0, 160, 96, 255]);
  expect(await pixelOf(answer.file.sha256, 1500, 500)).toEqual([0, 0, 0, 0]);
});

test.each([
  ['a broken SVG', svg('<rect'), 'damaged', /damaged or too intricate/],
  ['an SVG that names itself a million times', Buffer.from(laughs()), 'damaged', /damaged or too intricate/],
  ['an SVG of 100 MB', Buffer.concat([svg(''), Buffer.alloc(100_000_000, ' ')]), 'too-large', /more than 20 MB/],
  ['a telephone’s picture', heic(), 'wrong-type', /HEIC.*JPEG or PNG/],
  ['a web page', Buffer.from('<!DOCTYPE html><svg></svg>'), 'wrong-type', /web page/],
  ['a glTF in parts', Buffer.from('{"asset":{"version":"2.0"},"buffers":[{"uri":"a.bin"}]}'), 'wrong-type', /one GLB/],
  ['a document', Buffer.from('%PDF-1.7 ...'), 'wrong-type', /Only pictures/],
  ['words', Buffer.from('hello'), 'wrong-type', /Only pictures/],
  ['nothing', Buffer.alloc(0), 'empty', /empty/],
])('%s is refused with a sentence', async (_name, bytes, reason, message) => {
  const answer = await ingestUpload(blobs, bytes);
  expect(answer).toMatchObject({ ok: false, reason });
  expect(answer.ok ? '' : answer.message).toMatch(message);
});

test('a clip gets its first frame as a still; one without pictures is refused', async () => {
  const file = join(directory, 'card.mp4');
  const card = ['-f', 'lavfi', '-i', 'color=c=0x224466:size=160x90:rate=12:duration=1'];
  execFileSync('ffmpeg', ['-v', 'error', ...card, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-y', file]);
  const answer = await ingestUpload(blobs, readFileSync(file));
  if (!answer.ok) throw new Error(answer.message);
  expect(answer.file).toMatchObject({ kind: 'video', mimeType: 'video/mp4', widthPx: 160, heightPx: 90 });
  expect(Object.keys(answer.file.variants)).toContain('poster');
  const [red = 0, green = 0, blue = 0] = await pixelOf(answer.file.variants.poster?.sha256 ?? '', 80, 45);
  expect(Math.abs(red - 34) + Math.abs(green - 68) + Math.abs(blue - 102)).toBeLessThan(16);
  const tone = join(directory, 'tone.mp4');
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac', '-y', tone]);
  expect(await ingestUpload(blobs, readFileSync(tone))).toMatchObject({
    ok: false,
    message: 'The clip is damaged, or has no pictures that can be read.',
  });
});

/** Entities that grow tenfold each time they are named. */
function laughs(): string {
  const entities = Array.from({ length: 9 }, (_, level) => {
    const inner = level === 0 ? 'ha' : `&l${level - 1};`.repeat(10);
    return `<!ENTITY l${level} "${inner}">`;
  });
  return `<!DOCTYPE svg [${entities.join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&l8;</text></svg>`;
}

/** The head of a HEIC file; it is refused by that alone. */
function heic(): Buffer {
  const box = Buffer.alloc(24);
  box.writeUInt32BE(24, 0);
  box.write('ftypheic', 4, 'latin1');
  box.write('mif1heic', 16, 'latin1');
  return box;
}

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BoardExport, CanvasItems, Project } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { type GessoClient, signIn, signUp } from './testing/gesso-client.ts';
import { type GessoProcess, startGesso } from './testing/gesso-process.ts';

const EMAIL = 'ada@example.com';
const ITEMS = 10_000;
/** An export starts within seconds; a machine with ten jobs a core gets more. */
const PATIENTLY = { timeout: 120_000, interval: 50 };

let dataDirectory: string;
let gesso: GessoProcess;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-restart-'));
  gesso = await startGesso({ dataDirectory });
});

afterAll(async () => {
  await gesso?.interrupt();
  await rm(dataDirectory, { recursive: true, force: true });
});

test('a board of ten thousand items and an export in the midst of its writing survive a kill -9', async () => {
  const ada = await signUp(gesso.url, EMAIL);
  const form = new FormData();
  form.set('file', new File([await projectFile()], 'large.gesso.zip'));
  const imported = await ada.request('POST', '/api/projects/import', form);
  expect(imported.status).toBe(201);
  const { id } = (await imported.json()) as Project;
  const before = await read<CanvasItems>(ada, `/api/projects/${id}/items`);
  expect(before.items).toHaveLength(ITEMS);

  // Eight thousand pixels square: seconds of work, in the middle of which the power goes.
  const file = { format: 'png', scale: 40 };
  const asked = { choice: { what: 'selection', itemIds: ['i0'] }, files: [file] };
  const started = (await (await ada.request('POST', `/api/projects/${id}/exports`, asked)).json()) as BoardExport;
  const exports = join(dataDirectory, 'files', 'exports');
  const unfinished = async () => (await readdir(exports).catch(() => [])).filter((name) => name.includes('unfinished'));
  await expect.poll(unfinished, PATIENTLY).toEqual([`${started.id}.unfinished`]);
  await gesso.kill();

  gesso = await startGesso({ dataDirectory });
  const again = await signIn(gesso.url, EMAIL);
  expect(await read<CanvasItems>(again, `/api/projects/${id}/items`)).toEqual(before);
  const state = () => read<BoardExport>(again, `/api/exports/${started.id}`);
  await expect.poll(async () => (await state()).status, PATIENTLY).toBe('succeeded');
  const { file: written } = await state();
  const content = await (await again.request('GET', `/api/exports/${started.id}/content`)).arrayBuffer();
  expect(content.byteLength).toBe(written?.sizeBytes);
  // A PNG ends with the chunk that says so; half of one does not.
  expect(Buffer.from(content).subarray(-8, -4).toString('latin1')).toBe('IEND');
  expect(await readdir(exports)).toEqual([started.id]);
});

async function read<Answer>(client: GessoClient, path: string): Promise<Answer> {
  const answer = await client.request('GET', path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}

/** A project of notes in a grid, a word on each. */
async function projectFile(): Promise<Uint8Array<ArrayBuffer>> {
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const place = { x: (index % 100) * 240, y: Math.floor(index / 100) * 240, width: 200, height: 200, rotation: 0 };
    const order = `a${String(index).padStart(5, '0')}`;
    return [`i${index}`, { kind: 'note', status: 'ready', index: order, ...place, text: `Note ${index}` }];
  });
  const archive = new ZipFile();
  const manifest = { gessoProject: 1, name: 'Large', items, assets: [] };
  archive.addBuffer(Buffer.from(JSON.stringify(manifest)), 'project.json');
  archive.end();
  // Its types say no more than that it can be read; it is one of Node's own streams.
  return new Uint8Array(await buffer(archive.outputStream as Readable));
}

import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { ProblemError } from './problems.ts';
import { mediaTypeOf, tooLarge, wrongType } from './read-body.ts';

/** A multipart body is the file plus its boundaries and field names. */
const OVERHEAD_BYTES = 100_000;
/** A form of ours has one field; more are ignored. */
const LIMITS_OF_FIELDS = { files: 1, fields: 10, fieldSize: 10_000, parts: 20, headerPairs: 50 };
/** Nobody sends one file for longer; what is older was left by a server that was killed. */
const STALE_MS = 24 * 3_600_000;

export type ReceivedForm = {
  /** Fields by their names; a file lies on the disk and is read from there. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Removes the file. Whoever asked for the form calls it when the call is answered. */
  readonly discard: () => Promise<void>;
};

/**
 * Receives a multipart body with one file, which goes to the disk as it comes: a file of 2 GB takes no more memory than one
 * of 2 kB. Its size is counted meanwhile.
 *
 * @param options.directory - Made when it is not there.
 * @throws ProblemError `unsupported-media-type`, `payload-too-large`, or `invalid-request` for a broken body.
 */
export async function receiveForm(
  request: Request,
  { directory, mostBytes }: { readonly directory: string; readonly mostBytes: number },
): Promise<ReceivedForm> {
  if (mediaTypeOf(request) !== 'multipart/form-data') throw wrongType('multipart/form-data');
  const most = mostBytes + OVERHEAD_BYTES;
  if (Number(request.headers.get('content-length') ?? '0') > most) throw tooLarge(most);
  await openDirectory(directory);
  const path = join(directory, randomUUID());
  const discard = () => rm(path, { force: true });
  try {
    return { fields: await receive(request, path, most), discard };
  } catch (cause) {
    await discard();
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError({
      code: 'invalid-request',
      status: 400,
      detail: 'The multipart body is broken; send one field named file.',
      errors: [{ path: 'body', message: cause instanceof Error ? cause.message : 'is broken' }],
    });
  }
}

async function receive(request: Request, path: string, most: number): Promise<Readonly<Record<string, unknown>>> {
  const fields = new Map<string, unknown>();
  const busboy = new Busboy({
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    limits: LIMITS_OF_FIELDS,
  });
  let written: Promise<void> | undefined;
  const giveUp = new AbortController();
  busboy.on('field', (name, value) => void fields.set(name, value));
  busboy.on('file', (name, content, fileName, _encoding, type) => {
    written = pipeline(content, createWriteStream(path), { signal: giveUp.signal }).then(async () => {
      const file = await openAsBlob(path);
      fields.set(name, new File([file], readFileName(fileName), { type }));
    });
    // Looked at below; a body that breaks off breaks both.
    written.catch(() => undefined);
  });
  // Node's own web streams and the global ones are the same at run time; only their types differ.
  const body = Readable.fromWeb((request.body ?? new Blob([]).stream()) as Parameters<typeof Readable.fromWeb>[0]);
  try {
    await pipeline(body, (source: AsyncIterable<Uint8Array>) => countBytes(source, most), busboy);
    await written;
  } finally {
    giveUp.abort();
    await written?.catch(() => undefined);
  }
  return Object.fromEntries(fields);
}

/** Counted as it arrives: a body without a length is cut off at the bound, too. */
async function* countBytes(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge(most);
    yield chunk;
  }
}

/**
 * A name as it was before the browser wrote it into a header.
 *
 * @see HTML, "multipart/form-data encoding algorithm": quotes and line ends are escaped, nothing else.
 */
function readFileName(fileName: string | undefined): string {
  return (fileName ?? 'file').replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

const opened = new Set<string>();

/** Made at the first use, and cleared of what a killed server has left. */
async function openDirectory(directory: string): Promise<void> {
  if (opened.has(directory)) return;
  opened.add(directory);
  await mkdir(directory, { recursive: true });
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    // The machine's own clock, which file times are told by.
    if (Date.now() - mtimeMs > STALE_MS) await rm(path, { force: true });
  }
}

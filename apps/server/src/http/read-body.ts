import { LIMITS } from '@gesso/contract';
import { toRefusedFields } from './describe-issues.ts';
import { ProblemError } from './problems.ts';
import { findUnstorable } from './storable.rules.ts';

/**
 * Reads a JSON body.
 *
 * The size is checked while reading, before anything is parsed. An empty body is `undefined`, for the schema to refuse.
 *
 * @throws ProblemError `unsupported-media-type`, `payload-too-large`, or `invalid-request` for text that is no JSON or
 *   holds what cannot be kept.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = mediaTypeOf(request);
  if (type !== '' && type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type)) {
    throw wrongType('application/json');
  }
  const bytes = await readBytes(request, LIMITS.jsonBodyBytes);
  if (bytes.byteLength === 0) return undefined;
  if (type === '') throw wrongType('application/json');
  const body = parseJson(bytes);
  const unstorable = findUnstorable(body);
  if (unstorable === undefined) return body;
  // Named like a schema's complaint, so that a prompt is an invalid prompt here, too.
  throw toRefusedFields([unstorable]);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ProblemError({
      code: 'invalid-request',
      status: 400,
      detail: 'The body is not valid JSON; check its quotes, commas and encoding.',
      errors: [{ path: 'body', message: error instanceof Error ? error.message : 'is not JSON' }],
    });
  }
}

/** The type of a body without its parameters. */
export function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * Reads a body as it came.
 *
 * @param most - In bytes.
 * @throws ProblemError `payload-too-large`, as soon as there is more.
 */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? '0') > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Counted as it arrives: a body without a length is cut off at the bound, too.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** The body is of another type than the endpoint takes. */
export function wrongType(expected: string): ProblemError {
  return new ProblemError({
    code: 'unsupported-media-type',
    detail: `Send the body as ${expected} and say so in the Content-Type header.`,
  });
}

/** The body has more than `most` bytes. */
export function tooLarge(most: number): ProblemError {
  return new ProblemError({
    code: 'payload-too-large',
    detail: `The body may have at most ${Math.floor(most / 1_000_000)} MB.`,
    // What was not read cannot be followed by another request on the same connection.
    headers: { connection: 'close' },
  });
}

import { createHash } from 'node:crypto';
import { ProblemError } from './problems.ts';

/** Visible ASCII, as a header value can carry it; 255 is more than any UUID or hash needs. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Reads the `Idempotency-Key` header.
 *
 * @throws ProblemError `invalid-request` for one that cannot be stored.
 * @see draft-ietf-httpapi-idempotency-key-header
 */
export function readIdempotencyKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null || KEY.test(key)) return key ?? undefined;
  const message = 'must be 1 to 255 visible ASCII characters';
  throw new ProblemError({
    code: 'invalid-request',
    detail: `The header Idempotency-Key ${message}.`,
    errors: [{ path: 'Idempotency-Key', message }],
  });
}

/**
 * A fingerprint of what a call asks for. The order of an object's fields does not count, a file counts by its bytes.
 *
 * @returns 32 bytes of SHA-256.
 */
export async function hashPayload(payload: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const hash = createHash('sha256');
  await write(payload, (text) => hash.update(text));
  return hash.digest();
}

async function write(value: unknown, put: (part: string | Uint8Array) => void): Promise<void> {
  if (value instanceof Blob) {
    put(`blob ${value.size} `);
    for await (const chunk of value.stream()) put(chunk);
  } else if (Array.isArray(value)) {
    put(`[${value.length} `);
    for (const item of value) await write(item, put);
  } else if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    put(`{${fields.length} `);
    for (const [name, field] of fields.sort(([one], [other]) => (one < other ? -1 : 1))) {
      put(`${JSON.stringify(name)}:`);
      await write(field, put);
    }
  } else {
    put(`${JSON.stringify(value) ?? 'null'},`);
  }
}

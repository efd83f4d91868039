import { createHash, createPublicKey, verify } from 'node:crypto';
import type { CallbackVerdict, VendorCallback } from '@gesso/provider-kit';
import { z } from 'zod';

/** Older calls are somebody's copies. */
const MOST_SECONDS_OFF = 300;
/** The vendor lets its keys be kept for a day. */
export const KEYS_LIVE_MS = 24 * 3_600_000;
/** The vendor has one or two at a time; more would only keep us busy. */
const MOST_KEYS = 10;

const keysSchema = z.object({ keys: z.array(z.object({ x: z.string().min(1) })).max(MOST_KEYS) });

/** Of an Ed25519 key set: the public halves, base64url. Undefined for anything else. */
export function readKeys(body: unknown): readonly string[] | undefined {
  return keysSchema.safeParse(body).data?.keys.map(({ x }) => x);
}

/**
 * Whether one of the vendor's keys signed a call: request, user, moment and the hash of the body, a line each.
 *
 * @param keys - As `readKeys` gives them.
 * @see fal, webhooks, verification of the signature.
 */
export function judgeCallback({ headers, body, receivedAt }: VendorCallback, keys: readonly string[]): CallbackVerdict {
  const [requestId, userId, timestamp, signature] = ['request-id', 'user-id', 'timestamp', 'signature'].map(
    (name) => headers[`x-fal-webhook-${name}`] ?? '',
  );
  if (!requestId || !userId || !timestamp || !signature) return { kind: 'forged' };
  const secondsOff = Math.abs(receivedAt.getTime() / 1_000 - Number(timestamp));
  if (!(secondsOff <= MOST_SECONDS_OFF)) return { kind: 'forged' };
  const message = [requestId, userId, timestamp, createHash('sha256').update(body).digest('hex')].join('\n');
  const isGenuine = keys.some((key) => isSignedBy(key, Buffer.from(message), Buffer.from(signature, 'hex')));
  return { kind: isGenuine ? 'genuine' : 'forged' };
}

function isSignedBy(x: string, message: Buffer, signature: Buffer): boolean {
  try {
    return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
  } catch {
    // A key that is none signs nothing.
    return false;
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CallbackVerdict, VendorCallback } from '@gesso/provider-kit';
import { z } from 'zod';

/** Older calls are somebody's copies. */
const MOST_SECONDS_OFF = 300;
/** Nobody changes the secret but the vendor; a day without calls costs nothing, since predictions are asked after all the same. */
export const SECRET_LIVES_MS = 24 * 3_600_000;

const secretSchema = z.object({ key: z.string().regex(/^whsec_[A-Za-z0-9+/]+=*$/u) });

/** The account's signing secret, as `GET /webhooks/default/secret` answers it. Undefined for anything else. */
export function readSecret(body: unknown): string | undefined {
  return secretSchema.safeParse(body).data?.key;
}

/**
 * Whether a call was signed with the account's secret: id, moment and body, parted by full stops.
 *
 * @param secret - As `readSecret` gives it.
 * @see Replicate, verify webhooks.
 */
export function judgeCallback(
  { headers, body, receivedAt }: VendorCallback,
  secret: string | undefined,
): CallbackVerdict {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => headers[`webhook-${name}`] ?? '');
  if (secret === undefined || !id || !timestamp || !signatures) return { kind: 'forged' };
  const secondsOff = Math.abs(receivedAt.getTime() / 1_000 - Number(timestamp));
  if (!(secondsOff <= MOST_SECONDS_OFF)) return { kind: 'forged' };
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  const isGenuine = signatures.split(' ').some((each) => isSame(expected, each));
  return { kind: isGenuine ? 'genuine' : 'forged' };
}

/** `v1,` and base64. The vendor lists several while it changes its secret. */
function isSame(expected: Buffer, signature: string): boolean {
  if (!signature.startsWith('v1,')) return false;
  const given = Buffer.from(signature.slice('v1,'.length), 'base64');
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
}

import { createHmac } from 'node:crypto';

/** The vendor's own figure. A token is made for each request, so none has to be kept or renewed. */
const LIFE_SECONDS = 1_800;

/** Clocks differ: a token that is valid only from this very second would be refused by a server that is a little behind. */
const EARLIER_SECONDS = 5;

/** Both halves of the older kind of key. */
export type KlingKeyPair = { readonly accessKey: string; readonly secretKey: string };

/**
 * Signs the token that the vendor takes in the place of a plain API key: a JWT, HS256.
 *
 * @param at - Now; the token is valid for half an hour from here.
 * @returns What follows `Bearer ` in the header.
 * @see Kling, common information: `iss`, `exp` and `nbf` in seconds. RFC 7515 for the form.
 */
export function signKlingToken({ accessKey, secretKey }: KlingKeyPair, at: Date): string {
  const now = Math.floor(at.getTime() / 1000);
  const header = encode({ alg: 'HS256', typ: 'JWT' });
  const payload = encode({ iss: accessKey, exp: now + LIFE_SECONDS, nbf: now - EARLIER_SECONDS });
  const signature = createHmac('sha256', secretKey).update(`${header}.${payload}`).digest('base64url');
  return `${header}.${payload}.${signature}`;
}

function encode(part: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

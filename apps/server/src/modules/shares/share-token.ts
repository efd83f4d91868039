import { createHash } from 'node:crypto';

/** 256 bits: nobody guesses one, so that a plain hash keeps them as safe as a slow one would. */
export const SHARE_TOKEN_BYTES = 32;

/** As many last characters as tell links apart in a list and help nobody to guess the rest. */
const HINT_CHARACTERS = 4;

/** Writes random bytes as the secret part of a link. */
export function writeShareToken(bytes: Uint8Array): { readonly token: string; readonly hint: string } {
  const token = Buffer.from(bytes).toString('base64url');
  return { token, hint: token.slice(-HINT_CHARACTERS) };
}

/** What is kept of a secret part. */
export function hashShareToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

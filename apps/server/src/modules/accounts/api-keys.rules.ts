/** Says what the text is to people and to tools that search for leaked secrets. */
const PREFIX = 'gsk_';

/** Enough to tell one's keys apart, far too little to guess the rest. */
const HINT_CHARACTERS = 4;

/** 256 bits: beyond guessing, so that a plain hash protects it and a slow one is not needed. */
export const API_KEY_BYTES = 32;

const API_KEY = /^gsk_[A-Za-z0-9_-]{43}$/;

/**
 * Writes a key from random bytes.
 *
 * @param random - `API_KEY_BYTES` bytes from a cryptographic source.
 */
export function formatApiKey(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64url');
}

/** Whether a text can be a key at all; saves the question to the database. */
export function looksLikeApiKey(text: string): boolean {
  return API_KEY.test(text);
}

export function hintOf(key: string): string {
  return key.slice(-HINT_CHARACTERS);
}

/** When a key was last used is kept to the minute: a write for every request would double its cost. */
export function isWorthNoting(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= 60_000;
}

import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';

/**
 * Reads a secret from a file, making both at the first call.
 *
 * The file is readable by its owner only (0600). Two processes that start together agree on one secret: the file is
 * created exclusively and the loser reads the winner's.
 *
 * @returns 64 characters of hex, 256 random bits, when made here.
 * @throws ConfigError when the file is empty; the operator decides whether it can be deleted.
 */
export function readOrCreateSecret(path: string): string {
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret === '') throw new ConfigError(`${path} is empty; restore it, or delete it to sign everybody out.`);
  return secret;
}

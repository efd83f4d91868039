import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LicenceCertificate } from '@gesso/contract';

const FILE_NAME = 'licence-signing-key.pem';

/**
 * Reads the installation's Ed25519 key, or makes it at the first use.
 *
 * Two processes that start together end up with one key: the file appears whole or not at all, and the second reads
 * what the first wrote.
 */
export function readOrCreateSigningKey(directory: string): KeyObject {
  const path = join(directory, FILE_NAME);
  try {
    return createPrivateKey(readFileSync(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  mkdirSync(directory, { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  return createPrivateKey(readFileSync(path));
}

/** Adds the public key and the signature over everything else. */
export function signCertificate(
  key: KeyObject,
  statement: Omit<LicenceCertificate, 'publicKey' | 'signature'>,
): LicenceCertificate {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const signed = { ...statement, publicKey };
  return { ...signed, signature: sign(null, Buffer.from(toCanonicalJson(signed)), key).toString('base64') };
}

/** Whether a certificate is as it was signed. Whose key it is must be compared with the installation's own. */
export function isSignatureValid({ signature, ...signed }: LicenceCertificate): boolean {
  const key = createPublicKey({ key: Buffer.from(signed.publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(toCanonicalJson(signed)), key, Buffer.from(signature, 'base64'));
}

/**
 * JSON with sorted keys and no spaces, so that everybody who checks a signature signs the same bytes.
 *
 * @see RFC 8785 (JCS); the statements hold only text, booleans, null and whole numbers, where the two agree.
 */
export function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${toCanonicalJson(field)}`).join(',')}}`;
}

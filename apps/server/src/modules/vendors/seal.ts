import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Of GCM: 96 bits for the nonce, as its standard recommends, and the whole tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts short secrets that must lie in the database. */
export type Seal = {
  /**
   * @param name - What the secret is for. It is bound to it: the row of another name cannot be opened.
   */
  readonly close: (name: string, text: string) => Buffer;
  /** @returns undefined for what another secret closed, or somebody changed. */
  readonly open: (name: string, sealed: Buffer) => string | undefined;
};

/**
 * AES-256-GCM under a key that follows from the installation's secret and serves nothing else.
 *
 * @param secret - `GESSO_SECRET`. Who changes it has to enter the stored keys anew.
 * @see NIST SP 800-38D; RFC 5869 for the key.
 */
export function createSeal(secret: string, randomNonce = () => randomBytes(NONCE_BYTES)): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'gesso vendor settings', 32));
  return {
    close: (name, text) => {
      const nonce = randomNonce();
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: (name, sealed) => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
        decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const body = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        // It says no more than that it does not fit.
        return undefined;
      }
    },
  };
}

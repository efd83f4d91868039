import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { LicenceCertificate } from '@gesso/contract';
import type { Pool } from 'pg';
import type { Clock } from '../../platform/clock/clock.ts';
import { findAsset, findAssetByContent } from './assets.store.ts';
import type { StoredAsset } from './assets.ts';
import { readOrCreateSigningKey, signCertificate } from './signing-key.ts';

export type CertificatesOptions = {
  readonly database: { readonly pool: Pool };
  /** Keeps the signing key; every server of one installation shares it. */
  readonly dataDirectory: string;
  readonly clock: Clock;
};

export type Verdict = { readonly valid: boolean; readonly certificate?: LicenceCertificate };

/** By Ed25519; both in base64, the key as SPKI. */
export type Seal = { readonly publicKey: string; readonly signature: string };

export type Certificates = {
  /** States what an asset is and what may be done with it, signed. Undefined when the account has no such asset. */
  readonly issue: (owned: {
    readonly accountId: string;
    readonly assetId: string;
  }) => Promise<LicenceCertificate | undefined>;
  /** Whether this installation made exactly these bytes, and the certificate that goes with them. */
  readonly verifyFile: (bytes: Uint8Array) => Promise<Verdict>;
  /** Signs a text, so that this installation knows it again. */
  readonly seal: (text: string) => Seal;
  /** Whether this installation has signed exactly this text. */
  readonly isOwnSeal: (text: string, seal: Seal) => boolean;
};

/** Signed licence certificates, by Ed25519 over canonical JSON. */
export function createCertificates({ database, dataDirectory, clock }: CertificatesOptions): Certificates {
  let key: KeyObject | undefined;
  const ownKey = () => {
    key ??= readOrCreateSigningKey(dataDirectory);
    return key;
  };
  const certify = (asset: StoredAsset) =>
    signCertificate(ownKey(), {
      certificateVersion: 1,
      assetId: asset.id,
      sha256: asset.sha256,
      sizeBytes: asset.sizeBytes,
      mimeType: asset.mimeType,
      model: asset.model,
      vendorModel: asset.vendorModel,
      planAtCreation: asset.planAtCreation,
      licence: asset.licence,
      createdAt: asset.createdAt.toISOString(),
      issuedAt: clock.now().toISOString(),
    });
  return {
    issue: async (owned) => {
      const asset = await findAsset(database.pool, owned);
      return asset && certify(asset);
    },
    verifyFile: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const asset = await findAssetByContent(database.pool, sha256);
      return asset ? { valid: true, certificate: certify(asset) } : { valid: false };
    },
    seal: (text) => ({
      publicKey: createPublicKey(ownKey()).export({ type: 'spki', format: 'der' }).toString('base64'),
      signature: sign(null, sealed(text), ownKey()).toString('base64'),
    }),
    isOwnSeal: (text, { signature }) =>
      verify(null, sealed(text), createPublicKey(ownKey()), Buffer.from(signature, 'base64')),
  };
}

/** Never what a certificate signs, which is JSON: a seal is no certificate. */
function sealed(text: string): Buffer {
  return Buffer.from(`gesso seal\n${text}`);
}

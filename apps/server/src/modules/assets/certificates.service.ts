import { createHash, type KeyObject } from 'node:crypto';
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

export type Certificates = {
  /** States what an asset is and what may be done with it, signed. Undefined when the account has no such asset. */
  readonly issue: (owned: {
    readonly accountId: string;
    readonly assetId: string;
  }) => Promise<LicenceCertificate | undefined>;
  /** Whether this installation made exactly these bytes, and the certificate that goes with them. */
  readonly verifyFile: (bytes: Uint8Array) => Promise<Verdict>;
};

/** Signed licence certificates, by Ed25519 over canonical JSON. */
export function createCertificates({ database, dataDirectory, clock }: CertificatesOptions): Certificates {
  let key: KeyObject | undefined;
  const certify = (asset: StoredAsset) => {
    key ??= readOrCreateSigningKey(dataDirectory);
    return signCertificate(key, {
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
  };
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
  };
}

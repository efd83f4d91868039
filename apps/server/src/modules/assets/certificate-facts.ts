import type { LicenceCertificate } from '@gesso/contract';

/** One line of a certificate that people read. */
export type CertificateFact = {
  readonly name: string;
  readonly text: string;
};

/** All that a certificate states, in words, in the order in which it is read. */
export type CertificateFacts = {
  /** The right itself, as a heading. */
  readonly right: string;
  /** Why that is so. */
  readonly basis: string;
  /** Where the right ends, and for how long it stands. */
  readonly limits: string;
  readonly making: readonly CertificateFact[];
  readonly file: readonly CertificateFact[];
  readonly proof: readonly CertificateFact[];
  readonly checking: string;
};

/**
 * Puts a certificate into words, once for every form it is shown in. Keys, hashes and signatures are given whole.
 *
 * @returns Plain text, not escaped for anything.
 */
export function certificateFacts(certificate: LicenceCertificate): CertificateFacts {
  const { licence } = certificate;
  return {
    right: rightOf(certificate),
    basis: licence.basis,
    limits: limitsOf(certificate),
    making: [
      { name: 'Model', text: certificate.model ?? 'None: an uploaded file' },
      { name: 'Name at its vendor', text: certificate.vendorModel ?? '–' },
      {
        name: 'Licence of the model',
        text: licence.modelLicence ? nameLicence(licence.modelLicence) : '–',
      },
      { name: 'Plan when it was made', text: certificate.planAtCreation },
      { name: 'Made', text: certificate.createdAt },
    ],
    file: [
      { name: 'Type and size', text: `${certificate.mimeType}, ${certificate.sizeBytes} bytes` },
      { name: 'SHA-256', text: certificate.sha256 },
      { name: 'Asset', text: certificate.assetId },
    ],
    proof: [
      { name: 'Issued', text: certificate.issuedAt },
      { name: 'Public key (Ed25519)', text: certificate.publicKey },
      { name: 'Signature', text: certificate.signature },
    ],
    checking: checkingOf(certificate),
  };
}

/** Terms of an operator's own model need not have an address, or a name of their own. */
function nameLicence({ id, url }: NonNullable<LicenceCertificate['licence']['modelLicence']>): string {
  const name = id === 'unknown' ? 'Unknown' : id;
  return url === '' ? name : `${name} (${url})`;
}

function rightOf({ licence }: LicenceCertificate): string {
  if (licence.modelLicence === null) return 'Uploaded by its owner';
  return licence.commercialUse ? 'Commercial use allowed' : 'No commercial use';
}

function limitsOf({ licence }: LicenceCertificate): string {
  if (licence.modelLicence === null) return 'This certificate only records the file.';
  if (!licence.commercialUse) return 'A later change of plan does not change this file’s rights.';
  return (
    'It may be used and sold within that licence, the law and the terms; it may not be used to resell the model or to ' +
    'build a competing service. A later change of plan does not change this file’s rights.'
  );
}

function checkingOf({ licence }: LicenceCertificate): string {
  // An upload may be anybody's work, so the public check never says that it was made here.
  if (licence.modelLicence === null) {
    return 'Uploaded files are not confirmed by POST /api/licences/verify; only files that were made here are.';
  }
  return (
    'Send the file to POST /api/licences/verify of the installation that issued this certificate. No account is ' +
    'needed. The answer says whether exactly this file was made there, and what may be done with it.'
  );
}

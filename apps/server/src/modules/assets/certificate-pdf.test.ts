import { generateKeyPairSync } from 'node:crypto';
import type { LicenceCertificate } from '@gesso/contract';
import { expect, test } from 'vitest';
import { certificatePdf } from './certificate-pdf.ts';
import { isSignatureValid, signCertificate } from './signing-key.ts';
import { readPdf } from './testing/read-pdf.ts';

const { privateKey } = generateKeyPairSync('ed25519');

function certify(changes: Partial<LicenceCertificate> = {}): LicenceCertificate {
  return signCertificate(privateKey, {
    certificateVersion: 1,
    assetId: '0199f3a4-5b6c-7d8e-9f01-23456789abcd',
    sha256: '9f86d081884c7d65'.repeat(4),
    sizeBytes: 1_834_211,
    mimeType: 'image/png',
    model: 'gesso-image',
    vendorModel: 'gesso/image-1',
    planAtCreation: 'pro',
    licence: {
      commercialUse: true,
      basis: 'Made on the Pro plan with Gesso Image, whose licence allows commercial use.',
      modelLicence: { id: 'Apache-2.0', commercialUse: true, url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    createdAt: '2026-11-24T17:58:11.402Z',
    issuedAt: '2026-11-24T18:22:05.117Z',
    ...changes,
  });
}

test('every fact of the certificate stands on one page, keys and signature whole', async () => {
  const certificate = certify();
  const bytes = await certificatePdf(certificate);
  expect(Buffer.from(bytes.subarray(0, 8)).toString()).toBe('%PDF-1.7');
  const { pages, text } = readPdf(bytes);
  expect(pages).toBe(1);
  const { licence, model, vendorModel, planAtCreation, createdAt, issuedAt, assetId, sha256 } = certificate;
  const unwrapped = text.replaceAll('\n', '');
  for (const fact of [licence.basis, model, vendorModel, planAtCreation, createdAt, issuedAt, assetId, sha256]) {
    expect(unwrapped).toContain(fact);
  }
  for (const fact of ['image/png, 1834211 bytes', certificate.publicKey, certificate.signature, 'Apache-2.0']) {
    expect(unwrapped).toContain(fact);
  }
  expect(unwrapped).toContain('Commercial use allowed');
  expect(unwrapped).toContain('POST /api/licences/verify');
});

test('the attached certificate is the signed one, and its signature holds', async () => {
  const certificate = certify({ model: '模型' });
  const { attachments } = readPdf(await certificatePdf(certificate));
  const attached = attachments.map((text): LicenceCertificate => JSON.parse(text));
  expect(attached).toEqual([certificate]);
  expect(attached.map(isSignatureValid)).toEqual([true]);
});

test('one certificate gives the same bytes every time, dated when it was issued', async () => {
  const certificate = certify();
  const first = Buffer.from(await certificatePdf(certificate));
  expect(first.equals(await certificatePdf(certificate))).toBe(true);
  expect(first.toString('latin1')).toContain('/CreationDate (D:20261124182205Z)');
  const later = certify({ issuedAt: '2026-11-25T00:00:00.000Z' });
  expect(first.equals(await certificatePdf(later))).toBe(false);
});

test('every typeface is inside the file', async () => {
  const file = Buffer.from(await certificatePdf(certify())).toString('latin1');
  const named = [...file.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(['Inter-Regular', 'Inter-SemiBold', 'InstrumentSerif-Regular']));
  expect(file.match(/\/FontFile2 /g)).toHaveLength(3);
});

test('letters the typeface lacks become question marks', async () => {
  const { text } = readPdf(await certificatePdf(certify({ model: 'Zoë 模型 🎨 \u0000\ud800 مرحبا e\u0301' })));
  expect(text).toContain('Zoë ?? ? ?? ????? é\n');
});

test('names far too long end in an ellipsis, on the same page', async () => {
  const long = `W ${'W'.repeat(5_000)}`;
  const modelLicence = { id: long, commercialUse: true, url: long };
  const certificate = certify({
    mimeType: long,
    model: long,
    vendorModel: long,
    licence: { commercialUse: true, basis: long, modelLicence },
  });
  const { pages, text } = readPdf(await certificatePdf(certificate));
  expect(pages).toBe(1);
  expect(text.match(/W…\n/g)).toHaveLength(5);
  expect(text.replaceAll('\n', '')).toContain(certificate.signature);
});

test('an upload is said to be its owner’s, and not to be confirmed by the check', async () => {
  const licence = { commercialUse: false, basis: 'Uploaded by its owner.', modelLicence: null };
  const { text } = readPdf(await certificatePdf(certify({ model: null, vendorModel: null, licence })));
  expect(text).toContain('None: an uploaded file');
  expect(text).not.toContain('No commercial use');
  expect(text).toContain('Uploaded files are not confirmed');
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LicenceCertificate } from '@gesso/contract';
import { afterAll, expect, test } from 'vitest';
import { isSignatureValid, readOrCreateSigningKey, signCertificate, toCanonicalJson } from './signing-key.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-key-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const statement: Omit<LicenceCertificate, 'publicKey' | 'signature'> = {
  certificateVersion: 1,
  assetId: 'an-asset',
  sha256: 'abc',
  sizeBytes: 3,
  mimeType: 'image/png',
  model: null,
  vendorModel: null,
  planAtCreation: 'free',
  licence: { commercialUse: false, basis: 'A reason.', modelLicence: null },
  createdAt: '2026-01-01T00:00:00.000Z',
  issuedAt: '2026-01-01T00:00:00.000Z',
};

test('the key is made once and kept from other users', () => {
  const first = readOrCreateSigningKey(directory);
  expect(readOrCreateSigningKey(directory).equals(first)).toBe(true);
  expect(statSync(join(directory, 'licence-signing-key.pem')).mode & 0o077).toBe(0);
});

test('a signature holds for the statement it was made for and for no other', () => {
  const certificate = signCertificate(readOrCreateSigningKey(directory), statement);
  expect(isSignatureValid(certificate)).toBe(true);
  expect(isSignatureValid({ ...certificate, planAtCreation: 'pro' })).toBe(false);
  const freed = { ...certificate.licence, commercialUse: true };
  expect(isSignatureValid({ ...certificate, licence: freed })).toBe(false);
});

test('the signed text does not depend on the order of the fields', () => {
  expect(toCanonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
});

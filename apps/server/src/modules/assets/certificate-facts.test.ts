import type { LicenceCertificate } from '@gesso/contract';
import { expect, test } from 'vitest';
import { certificateFacts } from './certificate-facts.ts';

const certificate: LicenceCertificate = {
  certificateVersion: 1,
  assetId: '0199f3a4-5b6c-7d8e-9f01-23456789abcd',
  sha256: '9f86d081884c7d65'.repeat(4),
  sizeBytes: 1_834_211,
  mimeType: 'image/png',
  model: 'poster-flow',
  vendorModel: 'flow.json',
  planAtCreation: 'pro',
  licence: { commercialUse: false, basis: 'Nobody has read the terms.', modelLicence: null },
  createdAt: '2026-11-24T17:58:11.402Z',
  issuedAt: '2026-11-24T18:22:05.117Z',
  publicKey: 'key',
  signature: 'signature',
};

test.each([
  [{ id: 'MIT', url: 'https://mit.example', commercialUse: true }, 'MIT (https://mit.example)'],
  [{ id: 'House terms', url: '', commercialUse: true }, 'House terms'],
  [{ id: 'unknown', url: '', commercialUse: false }, 'Unknown'],
  [null, '–'],
])('the licence of a model is named with its address where it has one: %j', (modelLicence, expected) => {
  const { making } = certificateFacts({ ...certificate, licence: { ...certificate.licence, modelLicence } });
  expect(making.find(({ name }) => name === 'Licence of the model')?.text).toBe(expected);
});

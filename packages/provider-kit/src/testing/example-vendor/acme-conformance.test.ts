import { describe, test } from 'vitest';
import type { VendorTraits } from '../fake-vendor.ts';
import { vendorCases } from '../vendor-conformance.ts';
import { createAcmeProvider } from './acme-adapter.ts';
import { acmeCallback, startFakeAcme } from './fake-acme.ts';

const request = {
  attemptId: '0190aaaa-0000-7000-8000-000000000001',
  model: 'fake-image',
  prompt: 'a red mug',
  settings: { size: '64x64', count: 1 },
  count: 1,
  seed: 7,
  references: [],
  brand: null,
};
const severalOrders = { ...request, settings: { size: '64x64', count: 3 }, count: 3 };
const traits: VendorTraits = { answers: 'jobs', hasFiles: true, findsOrders: true, cancels: true, callbacks: 'signed' };
const shared = { startFake: () => startFakeAcme(), request, severalOrders, callback: acmeCallback };

describe('a vendor that finds orders by our ids', () => {
  test.each(vendorCases({ ...shared, create: createAcmeProvider, traits }))('$name', ({ run }) => run());
});

describe('a vendor that cannot be asked after an order', () => {
  const create: typeof createAcmeProvider = (access) => createAcmeProvider(access, { findsOrders: false });
  const cases = vendorCases({ ...shared, create, traits: { ...traits, findsOrders: false } });
  test.each(cases.filter(({ name }) => name.includes('lost')))('$name', ({ run }) => run());
});

import { createFakeProvider, FAKE_IMAGE_MODEL } from '@gesso/provider-kit/testing';
import { expect, test } from 'vitest';
import { blockedUntil, countsAgainstVendor, describeBlock } from './health.rules.ts';
import { availabilityOfRoutes, findRoutes } from './routing.rules.ts';
import { createSeal } from './seal.ts';

const at = new Date('2026-11-25T12:00:00Z');
const after = (ms: number) => new Date(at.getTime() + ms);

test.each([
  ['auth', 1, 900_000],
  ['insufficient-vendor-balance', 1, 900_000],
  ['vendor', 1, null],
  ['vendor', 2, null],
  ['vendor', 3, 30_000],
  ['unavailable', 4, 60_000],
  ['timeout', 99, 600_000],
])('after %s, the %ith failure in a row, a vendor is left alone for %s ms', (code, failures, pauseMs) => {
  expect(blockedUntil({ code, failures, at })).toEqual(pauseMs === null ? null : after(pauseMs));
});

test.each(['moderated', 'invalid-settings', 'rate-limited', 'concurrency', 'expired'])(
  '%s says nothing against the vendor',
  (code) => expect(countsAgainstVendor(code)).toBe(false),
);

const health = { vendor: 'fake', failures: 3, code: 'vendor', message: 'it failed', updatedAt: at };

test('a block says what would help, and ends by itself', () => {
  const block = { ...health, blockedUntil: after(90_000) };
  expect(describeBlock(block, at)).toContain('failed 3 times in a row; it is asked again in 2 minutes');
  expect(describeBlock({ ...block, code: 'auth' }, at)).toContain('a new one on the operator’s page helps');
  expect(describeBlock(block, after(90_000))).toBeUndefined();
});

test('ways are taken as the operator put them, else the own vendor first, and what is off or unwell is left out with a reason', () => {
  const licence = FAKE_IMAGE_MODEL.licence;
  const carries = [{ key: 'fake-image', vendorModel: 'other/fake', licence }];
  const providers = [{ ...createFakeProvider({ vendor: 'other' }), models: [], carries }, createFakeProvider()];
  const known = { routes: [], health: [], at };
  const find = (more: Partial<Parameters<typeof findRoutes>[2]>) =>
    findRoutes(FAKE_IMAGE_MODEL, providers, { ...known, ...more });
  const names = (routes: ReturnType<typeof find>) => routes.map(({ provider }) => provider.vendor);
  expect(names(find({}))).toEqual(['fake', 'other']);
  const wish = { model: 'fake-image', vendor: 'other', isOff: false };
  expect(names(find({ routes: [wish] }))).toEqual(['other', 'fake']);
  const unwell = find({ health: [{ ...health, blockedUntil: after(1) }] });
  expect(unwell.map(({ availability }) => availability.available)).toEqual([false, true]);
  expect(availabilityOfRoutes(unwell)).toEqual({ available: true });
  const none = find({ routes: [{ ...wish, isOff: true }], health: [{ ...health, blockedUntil: after(1) }] });
  expect(availabilityOfRoutes(none)).toMatchObject({ available: false, reason: expect.stringContaining(' Or: ') });
});

test('a way that makes nothing of words alone does not make a model available, and says what it needs', () => {
  const { licence } = FAKE_IMAGE_MODEL;
  const carries = [{ key: 'fake-image', vendorModel: 'other/fake', licence, needsReference: true }];
  const other = { ...createFakeProvider({ vendor: 'other' }), models: [], carries };
  const routes = findRoutes(FAKE_IMAGE_MODEL, [other], { routes: [], health: [], at });
  expect(routes[0]?.availability).toEqual({ available: true });
  expect(availabilityOfRoutes(routes)).toEqual({ available: false, reason: 'other makes it of a reference only.' });
});

test('a sealed key opens under its own name and secret alone, and never twice to the same bytes', () => {
  const seal = createSeal('a-secret-of-the-tests-0123456789');
  const sealed = seal.close('BFL_API_KEY', 'sk-of-bfl');
  expect(seal.open('BFL_API_KEY', sealed)).toBe('sk-of-bfl');
  expect(sealed.toString('latin1')).not.toContain('sk-of-bfl');
  expect(seal.close('BFL_API_KEY', 'sk-of-bfl')).not.toEqual(sealed);
  expect(seal.open('FAL_KEY', sealed)).toBeUndefined();
  expect(createSeal('another-secret-0123456789-abcdef').open('BFL_API_KEY', sealed)).toBeUndefined();
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  expect(seal.open('BFL_API_KEY', sealed)).toBeUndefined();
});

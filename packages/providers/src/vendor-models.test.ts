import type { VendorAccess } from '@gesso/provider-kit';
import { type ConformanceCase, modelCases, totalOf } from '@gesso/provider-kit/testing';
import { describe, expect, test, vi } from 'vitest';
import { createBflProvider } from './bfl/index.ts';
import { createGessoProvider } from './gesso/index.ts';
import { createKlingProvider } from './kling/index.ts';
import { createMinimaxProvider } from './minimax/index.ts';
import { createOpenaiProvider } from './openai/index.ts';
import { createRecraftProvider } from './recraft/index.ts';
import { createReplicateProvider } from './replicate/index.ts';
import { createRodinProvider } from './rodin/index.ts';
import { createRunwayProvider } from './runway/index.ts';
import { createTripoProvider } from './tripo/index.ts';

// Properties run a hundred times each: quick alone, slow on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 });

const accessTo = (variables: Readonly<Record<string, string>>): VendorAccess => ({
  read: (name) => variables[name],
  allowedHosts: new Set(),
});

const providers = [
  createGessoProvider({ warmAfterMs: null }),
  ...[createOpenaiProvider, createBflProvider, createRecraftProvider, createKlingProvider].map((create) =>
    create(accessTo({})),
  ),
  ...[createMinimaxProvider, createRunwayProvider, createTripoProvider, createRodinProvider].map((create) =>
    create(accessTo({})),
  ),
];
const models = providers.flatMap((provider) => provider.models);

function model(key: string) {
  const found = models.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`there is no model ${key}`);
  return found;
}

test.each([
  ['gpt-image', 'image', 8_000],
  ['flux-dev', 'image', 500],
  ['flux-pro', 'image', 5_000],
  ['recraft-v3', 'image', 16_000],
  ['kling-1.6-pro', 'video', 36_000],
  ['hailuo-01', 'video', 32_000],
  ['runway-gen4', 'video', 50_000],
  ['tripo', 'model3d', 46_000],
  ['rodin', 'model3d', 46_000],
  ['gesso-image', 'image', 1_000],
  ['gesso-video', 'video', 4_000],
  ['gesso-3d', 'model3d', 4_000],
  ['gesso-combine', 'video', 4_000],
])('%s makes %s for %i millicredits', (key, kind, millicredits) => {
  expect(model(key)).toMatchObject({ kind, defaultMillicredits: millicredits });
  expect(totalOf(model(key), {})).toBe(millicredits);
});

test('what a vendor’s model makes is safe to sell only where its terms were read, and when that was is told', () => {
  for (const { key, vendor, licence } of models.filter((each) => each.vendor !== 'gesso')) {
    const { commercialUse, readOn, terms } = licence;
    expect([key, vendor, commercialUse, terms]).toEqual([key, vendor, readOn !== null, expect.any(String)]);
    if (readOn !== null) expect(readOn).toMatch(/^2026-\d{2}-\d{2}$/u);
  }
});

test('there are thirteen models and each belongs to its provider', () => {
  expect(new Set(models.map(({ key }) => key)).size).toBe(14);
  for (const provider of providers) {
    for (const { vendor } of provider.models) expect(vendor).toBe(provider.vendor);
  }
});

describe('every row keeps the rules of pricing', () => {
  const cases: ConformanceCase[] = models.flatMap((row) => modelCases(row));
  test.each(cases)('$name', ({ run }) => run());
});

test.each([
  ['kling-1.6-pro', { mode: 'std' }, 20_000],
  ['kling-1.6-pro', { duration: '10' }, 72_000],
  ['kling-1.6-pro', { mode: 'std', duration: '10', count: 2 }, 80_000],
  ['gpt-image', { quality: 'high' }, 24_000],
  ['gpt-image', { quality: 'low' }, 4_000],
  ['gpt-image', { size: '2048x2048', complexity: 'high' }, 48_000],
  ['flux-dev', { steps: 50 }, 893],
  ['recraft-v3', { style: 'vector_illustration' }, 32_000],
  ['runway-gen4', { duration: 10 }, 100_000],
  ['rodin', { highPack: true }, 138_000],
  ['tripo', { texture: false, textureQuality: 'detailed' }, 34_500],
  ['gesso-image', { detail: 'draft' }, 500],
  ['gesso-image', { detail: 'fine', size: 'story' }, 3_000],
  ['gesso-image', { widthPx: 4096, heightPx: 4096 }, 16_000],
  ['gesso-image', { count: 4 }, 4_000],
])('%s with %j costs %i millicredits', (key, settings, millicredits) => {
  expect(totalOf(model(key), settings)).toBe(millicredits);
});

test.each([
  [createOpenaiProvider, 'OPENAI_API_KEY'],
  [createBflProvider, 'BFL_API_KEY'],
  [createRecraftProvider, 'RECRAFT_API_KEY'],
  [createKlingProvider, 'KLING_API_KEY or KLING_ACCESS_KEY + KLING_SECRET_KEY'],
  [createMinimaxProvider, 'MINIMAX_API_KEY'],
  [createRunwayProvider, 'RUNWAY_API_KEY'],
  [createTripoProvider, 'TRIPO_API_KEY'],
  [createRodinProvider, 'RODIN_API_KEY'],
  [createReplicateProvider, 'REPLICATE_API_TOKEN'],
])('%o without a key says which to add: %s', (create, variable) => {
  const availability = create(accessTo({})).availability();
  expect(availability.available || availability.reason).toContain(`Add ${variable} `);
});

import type { Asset, Model } from '@gesso/contract';
import { expect, test } from 'vitest';
import { placeBeside, workOf } from './works.rules.ts';

const model = (fields: Partial<Model>): Model => ({
  key: 'gesso-image',
  name: 'Gesso image',
  kind: 'image',
  vendor: 'gesso',
  vendorModel: 'gesso-image-1',
  available: true,
  unavailableReason: null,
  defaultMillicredits: 1000,
  promptRequired: true,
  references: { least: 0, most: 4, kinds: ['image'] },
  settingsSchema: {
    type: 'object',
    properties: { count: { type: 'integer', title: 'Results', minimum: 1, maximum: 8, default: 1 } },
    additionalProperties: false,
  },
  licence: { id: 'x', commercialUse: true, url: '' },
  ...fields,
});

// Only what the rules read; the rest of an asset does not matter here.
const asset = (fields: Partial<Asset>) =>
  ({ id: 'a', kind: 'image', prompt: 'a fox', model: 'gesso-image', parents: [], settings: {}, ...fields }) as Asset;

test('variations repeat the order four times without its seed, from the same references', () => {
  const made = asset({ settings: { seed: 7, size: 'square', count: 1 }, parents: ['p'] });
  expect(workOf('variations', made, [model({})])).toEqual({
    order: { model: 'gesso-image', prompt: 'a fox', settings: { size: 'square', count: 4 }, references: ['p'] },
  });
});

test.each([
  ['uploaded', asset({ model: null, prompt: null }), [model({})], /uploaded/],
  ['made by a model that left', asset({ model: 'gone' }), [model({})], /not offered/],
  ['made by one without a key', asset({}), [model({ available: false, unavailableReason: 'Add a key.' })], /Add a key/],
] as const)('what was %s says why it cannot be varied', (_name, made, models, why) => {
  expect(workOf('variations', made, models)).toEqual({ why: expect.stringMatching(why) });
});

test('pictures are enlarged, cut out, set in motion and made solid by the built-in engines; clips say why not', () => {
  const photo = asset({ model: null, prompt: null, widthPx: 900, heightPx: 1600 });
  expect(workOf('upscale', photo, [])).toMatchObject({ order: { model: 'gesso-edit', references: ['a'] } });
  expect(workOf('cutout', photo, [])).toMatchObject({ order: { settings: { color: 'transparent' } } });
  expect(workOf('clip', photo, [])).toMatchObject({ order: { model: 'gesso-video', settings: { size: '720x1280' } } });
  expect(workOf('model3d', photo, [])).toMatchObject({ order: { model: 'gesso-3d' } });
  expect(workOf('upscale', asset({ kind: 'video' }), [])).toEqual({ why: expect.stringMatching(/pictures only/) });
  expect(workOf('cutout', asset({ hasScene: true }), [])).toEqual({ why: expect.stringMatching(/layers/) });
});

test('what is made lies beside what it is made of', () => {
  const item = { id: 'i', kind: 'image', status: 'ready', index: '1', rotation: 0 } as const;
  expect(placeBeside({ ...item, x: 10, y: 20, width: 100, height: 50 })).toEqual({ x: 200, y: 45 });
});

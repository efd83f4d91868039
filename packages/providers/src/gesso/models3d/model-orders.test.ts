import { defaultSettings, parseSettings } from '@gesso/contract';
import { composeScene, readBrief } from '@gesso/procedural';
import type { GenerationRequest, Reference } from '@gesso/provider-kit';
import { expect, test } from 'vitest';
import { toModelOrders } from './model-orders.ts';
import { gesso3d } from './model3d.ts';

function toRequest(changes: Partial<GenerationRequest> = {}): GenerationRequest {
  const settings = defaultSettings(gesso3d.settingsSchema);
  return {
    attemptId: 'a',
    model: 'gesso-3d',
    prompt: 'fox',
    settings,
    count: 2,
    seed: 7,
    references: [],
    brand: null,
    ...changes,
  };
}

function toReference(changes: Partial<Reference>): Reference {
  return { mimeType: 'image/png', title: 'Fox', scene: null, read: async () => new Uint8Array([7]), ...changes };
}

test('each result is one order, and settings go into it as they were parsed', async () => {
  const parsed = parseSettings(gesso3d.settingsSchema, { shape: 'mug', material: 'gold', label: false, base: 'coin' });
  if (!parsed.ok) throw new Error('the schema refuses its own values');
  const orders = await toModelOrders(toRequest({ settings: parsed.settings }));
  expect(orders.map(({ variantIndex }) => variantIndex)).toEqual([0, 1]);
  expect(orders[0]).toEqual({
    kind: 'model',
    prompt: 'fox',
    seed: 7,
    variantIndex: 0,
    shape: 'mug',
    material: 'gold',
    base: 'coin',
    palette: 'auto',
    detail: 'standard',
    hasLabel: false,
    camera: 'auto',
  });
});

test('a design goes onto the model as its scene, a picture as its file, the design first', async () => {
  const scene = composeScene({ brief: readBrief('poster "A"'), seed: 1, widthPx: 64, heightPx: 64 });
  const design = toReference({ scene: { ...scene } });
  expect((await toModelOrders(toRequest({ references: [toReference({}), design] })))[0]?.labelScene).toEqual(scene);
  expect((await toModelOrders(toRequest({ references: [toReference({})] })))[0]?.labelFile).toEqual(
    new Uint8Array([7]),
  );
});

test.each<[string, Partial<GenerationRequest>]>([
  ['too many results', { count: 5 }],
  ['no result', { count: 0 }],
  ['half a seed', { seed: 0.5 }],
  ['a clip as a reference', { references: [toReference({ mimeType: 'video/mp4' })] }],
  ['a design that is none', { references: [toReference({ scene: { version: 99 } })] }],
  ['a picture of 41 MB', { references: [toReference({ read: async () => new Uint8Array(41 * 1024 * 1024) })] }],
])('%s is refused before anything starts', async (_, changes) => {
  await expect(toModelOrders(toRequest(changes))).rejects.toMatchObject({ code: 'invalid-settings', retryable: false });
});

import type { Asset, Model } from '@gesso/contract';
import { expect, test } from 'vitest';
import { deedSettings, maskModels, maskOrder, wordSettings } from './mask-orders.rules.ts';

// Only what the rules read; the rest of a model and an asset does not matter here.
const model = (key: string, properties: Record<string, unknown>, available = true) =>
  ({ key, available, settingsSchema: { type: 'object', properties, additionalProperties: false } }) as Model;
const builtIn = model('gesso-edit', { operation: {} });
const vendor = model('gpt-image', { lastIsMask: {}, size: { enum: ['1024x1024', '1024x1536', '1536x1024'] } });
const asset = { id: 'a', kind: 'image', widthPx: 1600, heightPx: 1000 } as Asset;

test('words are carried out by models that take a mask and can run, the built-in one first', () => {
  const models = [vendor, model('gesso-image', {}), model('other', { lastIsMask: {} }, false), builtIn];
  expect(maskModels(models).map(({ key }) => key)).toEqual(['gesso-edit', 'gpt-image']);
});

test('each model hears of the mask in its own settings, and a vendor draws at the size nearest to the picture', () => {
  expect(wordSettings(builtIn, asset)).toEqual({ operation: 'mask', inside: 'prompt' });
  expect(wordSettings(vendor, asset)).toEqual({ lastIsMask: true, size: '1536x1024' });
});

test('the painted part is taken out, kept, blurred or filled by the built-in model, with the mask behind the picture', () => {
  expect(deedSettings('remove', '#ff0000')).toEqual({ operation: 'mask', inside: 'color', color: 'transparent' });
  expect(deedSettings('fill', '#ff0000')).toMatchObject({ color: '#ff0000' });
  const order = { model: 'gesso-edit', prompt: 'Blur', settings: deedSettings('blur', ''), assetId: 'a', maskId: 'm' };
  expect(maskOrder(order)).toEqual({
    model: 'gesso-edit',
    prompt: 'Blur',
    settings: { operation: 'mask', inside: 'blur' },
    references: ['a', 'm'],
  });
});

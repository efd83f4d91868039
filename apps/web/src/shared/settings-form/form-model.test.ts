import type { SettingsSchema } from '@gesso/contract';
import { expect, test } from 'vitest';
import { settingsToSend, toFormModel } from './form-model.ts';

const schema: SettingsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    quality: {
      type: 'string',
      title: 'Quality',
      enum: ['std', 'pro'],
      'x-labels': ['Standard', 'Pro'],
      default: 'std',
    },
    size: {
      type: 'string',
      title: 'Size',
      enum: ['1024x1024', '1536x1024', '1024x1536', '1080x1920', '1920x1080'],
      default: '1024x1024',
    },
    count: { type: 'integer', title: 'Count', minimum: 1, maximum: 4, default: 1 },
    strength: { type: 'integer', title: 'Strength', minimum: 0, maximum: 100, default: 50, 'x-unit': '%' },
    seed: { type: 'integer', title: 'Seed', minimum: 0, maximum: 4_294_967_295, 'x-advanced': true },
    grain: { type: 'boolean', title: 'Grain', default: true, 'x-advanced': true },
    avoid: { type: 'string', title: 'Avoid', maxLength: 200, default: '', 'x-advanced': true },
  },
};

test('every setting gets the control that fits it, in the schema’s order', () => {
  const { main, advanced } = toFormModel(schema);
  expect(main.map(({ name, control }) => [name, control])).toEqual([
    ['quality', 'segmented'],
    ['size', 'select'],
    ['count', 'stepper'],
    ['strength', 'slider'],
  ]);
  expect(advanced.map(({ name, control }) => [name, control])).toEqual([
    ['seed', 'seed'],
    ['grain', 'switch'],
    ['avoid', 'text'],
  ]);
});

test('choices carry their words, or their values where there are none', () => {
  const [quality, size] = toFormModel(schema).main;
  expect(quality).toMatchObject({
    choices: [
      { value: 'std', label: 'Standard' },
      { value: 'pro', label: 'Pro' },
    ],
  });
  expect(size).toMatchObject({ choices: expect.arrayContaining([{ value: '1024x1024', label: '1024x1024' }]) });
});

test('a draft of another model leaks nothing into the request', () => {
  expect(settingsToSend(schema, { count: 2, mode: 'std', toString: 'x' })).toEqual({ count: 2 });
});

import type { SettingsSchema } from '@gesso/contract';
import { expect, test } from 'vitest';
import { describeSettings } from './describe-settings.ts';

const schema: SettingsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    mode: { type: 'string', title: 'Mode', enum: ['std', 'pro'], 'x-labels': ['Standard', 'Pro'], default: 'std' },
    seconds: { type: 'integer', title: 'Length', minimum: 1, maximum: 10, default: 5, 'x-unit': 's' },
    grain: { type: 'boolean', title: 'Grain', default: true },
    seed: { type: 'integer', title: 'Seed', minimum: 0, maximum: 9 },
  },
};

test('settings read in the schema’s words and order, without the seed and without what is empty', () => {
  expect(describeSettings({ old: 'x', empty: '', seed: 3, grain: false, seconds: 5, mode: 'pro' }, schema)).toEqual([
    { title: 'Mode', value: 'Pro' },
    { title: 'Length', value: '5 s' },
    { title: 'Grain', value: 'off' },
    { title: 'old', value: 'x' },
  ]);
});

test('settings of a model that left the catalogue are still told', () => {
  expect(describeSettings({ mode: 'pro' }, undefined)).toEqual([{ title: 'mode', value: 'pro' }]);
});

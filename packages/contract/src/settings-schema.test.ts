import { expect, test } from 'vitest';
import { defaultSettings, parseSettings, type SettingsSchema } from './settings-schema.ts';

const schema: SettingsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    size: { type: 'string', title: 'Size', enum: ['small', 'large'], default: 'small' },
    count: { type: 'integer', title: 'Count', minimum: 1, maximum: 4, default: 1 },
    seed: { type: 'integer', title: 'Seed', minimum: 0, maximum: 9 },
    grain: { type: 'boolean', title: 'Grain', default: true },
    accent: { type: 'string', title: 'Accent', maxLength: 7, pattern: '^(#[0-9a-f]{6})?$', default: '' },
  },
};

test('absent settings get their defaults and an optional one stays absent', () => {
  expect(parseSettings(schema, undefined)).toEqual({ ok: true, settings: defaultSettings(schema) });
  expect(defaultSettings(schema)).toEqual({ size: 'small', count: 1, grain: true, accent: '' });
});

test.each([
  [{ size: 'huge' }, 'settings.size', 'must be one of small, large'],
  [{ count: 5 }, 'settings.count', 'must be a whole number from 1 to 4'],
  [{ count: 1.5 }, 'settings.count', 'must be a whole number from 1 to 4'],
  [{ count: '2' }, 'settings.count', 'must be a whole number from 1 to 4'],
  [{ grain: 'yes' }, 'settings.grain', 'must be true or false'],
  [{ accent: 'red' }, 'settings.accent', 'has a form that is not accepted'],
  [{ sise: 'small' }, 'settings.sise', 'is not a setting of this model; it has size, count, seed, grain, accent'],
  [[], 'settings', 'must be an object of settings'],
])('%j is refused at %s', (input, path, message) => {
  expect(parseSettings(schema, input)).toEqual({ ok: false, errors: [{ path, message }] });
});

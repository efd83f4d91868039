import { expect, test } from 'vitest';
import { FIRST_PRICE_LIST } from './catalogue-data.ts';
import type { FoundModel } from './models.ts';
import type { PriceList } from './price-list.ts';
import { priceGeneration } from './pricing.rules.ts';
import { exampleProviders } from './testing/example-providers.ts';

const found = new Map(
  exampleProviders().flatMap((provider) =>
    provider.models.map((definition): [string, FoundModel] => [
      definition.key,
      { definition, provider, availability: provider.availability() },
    ]),
  ),
);

function priceList(models: Record<string, number> = {}): PriceList {
  const defaults = Object.fromEntries([...found].map(([key, model]) => [key, model.definition.defaultMillicredits]));
  return { version: '7', content: { ...FIRST_PRICE_LIST, models: { ...defaults, ...models } } };
}

const price = (model: string, settings: unknown, list = priceList()) =>
  priceGeneration({ priceList: list, model: found.get(model) ?? model, settings });

test('a generation is priced by the list, line by line, with its settings filled in', () => {
  expect(price('gpt-image', { count: 3 })).toMatchObject({
    ok: true,
    settings: { size: '64x64', count: 3 },
    count: 3,
    lines: [{ quantity: 3, unitMillicredits: 8_000, millicredits: 24_000 }],
    totalMillicredits: 24_000,
    priceListVersion: '7',
  });
});

test('the price list wins over the price in the model’s own row', () => {
  expect(price('gpt-image', {}, priceList({ 'gpt-image': 9_999 }))).toMatchObject({ totalMillicredits: 9_999 });
  expect(price('gpt-image', {}, priceList({ 'gpt-image': 0 }))).toMatchObject({ ok: true, totalMillicredits: 0 });
});

test('a model that is not in the catalogue is unknown', () => {
  expect(price('dall-e', {})).toEqual({ ok: false, reason: 'unknown-model', model: 'dall-e', path: 'model' });
});

test('a model without a price is refused, never guessed', () => {
  const { 'flux-dev': _, ...models } = priceList().content.models;
  const list: PriceList = { version: '8', content: { ...FIRST_PRICE_LIST, models } };
  expect(price('flux-dev', {}, list)).toEqual({ ok: false, reason: 'unknown-price', model: 'flux-dev', path: 'model' });
});

test.each([
  ['an unknown setting', { seconds: 5 }, 'settings.seconds'],
  ['a number as text', { count: '2' }, 'settings.count'],
  ['a count of none', { count: 0 }, 'settings.count'],
  ['too many', { count: 5 }, 'settings.count'],
  ['half a picture', { count: 1.5 }, 'settings.count'],
  ['a size that is not listed', { size: '1x1' }, 'settings.size'],
  ['no object at all', 'large', 'settings'],
])('%s is refused by the field', (_, settings, path) => {
  expect(price('gpt-image', settings)).toMatchObject({ ok: false, reason: 'invalid-settings', errors: [{ path }] });
});

test.each([
  ['a NUL', 'no\0people'],
  ['half a character', 'no \ud800'],
])('a text with %s is refused by the field', (_, text) => {
  const [model] = found.values();
  const properties = { without: { type: 'string', title: 'Leave out', maxLength: 50, default: '' } } as const;
  const definition = {
    ...model!.definition,
    settingsSchema: { type: 'object', properties, additionalProperties: false } as const,
    price: () => [],
  };
  const priced = priceGeneration({
    priceList: priceList(),
    model: { ...model!, definition },
    settings: { without: text },
  });
  expect(priced).toMatchObject({ ok: false, reason: 'invalid-settings', errors: [{ path: 'settings.without' }] });
});

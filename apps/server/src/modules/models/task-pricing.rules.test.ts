import type { Deliverable } from '@gesso/contract';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_PRICE_LIST } from './catalogue-data.ts';
import { priceTask } from './task-pricing.rules.ts';
import { exampleProviders } from './testing/example-providers.ts';

function price(deliverables: readonly Deliverable[], options: { briefWords?: number; hasKeys?: boolean } = {}) {
  const models = exampleProviders(options.hasKeys).flatMap((provider) =>
    provider.models.map((definition) => ({ definition, provider, availability: provider.availability() })),
  );
  const prices = Object.fromEntries(models.map(({ definition }) => [definition.key, definition.defaultMillicredits]));
  return priceTask({
    priceList: { version: '1', content: { ...FIRST_PRICE_LIST, models: prices } },
    deliverables,
    briefWords: options.briefWords ?? 0,
    findModel: (key) => models.find(({ definition }) => definition.key === key),
  });
}

const SIMPLE: readonly Deliverable[] = [{ kind: 'image', count: 4, model: 'gpt-image' }];
const COMPLEX: readonly Deliverable[] = [
  { kind: 'image', count: 5, model: 'gpt-image' },
  { kind: 'video', count: 5, model: 'kling-1.6-pro', settings: { mode: 'std' } },
  { kind: 'combine', count: 1 },
];

test('the two reference tasks cost exactly 100 and 250 credits', () => {
  expect(price(SIMPLE)).toMatchObject({ ok: true, totalMillicredits: 100_000 });
  expect(price(COMPLEX)).toMatchObject({ ok: true, totalMillicredits: 250_000 });
});

test('the complex task is itemised: planning, deliverables, pictures, clips, and the joining for nothing', () => {
  const priced = price(COMPLEX);
  expect(priced.ok && priced.lines.map((line) => [line.quantity, line.millicredits])).toEqual([
    [1, 44_000],
    [11, 66_000],
    [5, 40_000],
    [5, 100_000],
    [1, 0],
  ]);
});

test.each([
  [0, 0],
  [200, 0],
  [201, 1_000],
  [300, 1_000],
  [301, 2_000],
  [20_000, 198_000],
])('a brief of %i words adds %i millicredits', (briefWords, added) => {
  expect(price(SIMPLE, { briefWords })).toMatchObject({ totalMillicredits: 100_000 + added });
});

test('without a chosen model the agent takes what can run: the reference models with keys, the built-in ones without', () => {
  const deliverables: Deliverable[] = [{ kind: 'image', count: 4 }];
  expect(price(deliverables, { hasKeys: true })).toMatchObject({ totalMillicredits: 100_000, available: true });
  expect(price(deliverables)).toMatchObject({ totalMillicredits: 44_000 + 24_000 + 4_000, available: true });
  const clips: Deliverable[] = [{ kind: 'video', count: 1 }];
  expect(price(clips, { hasKeys: true })).toMatchObject({ totalMillicredits: 44_000 + 6_000 + 20_000 });
});

test('a chosen model keeps its own defaults: pro clips cost 36 credits', () => {
  const clips: Deliverable[] = [{ kind: 'video', count: 1, model: 'kling-1.6-pro' }];
  expect(price(clips)).toMatchObject({ totalMillicredits: 44_000 + 6_000 + 36_000 });
});

test('a model without a key is priced and said to be unavailable', () => {
  expect(price(SIMPLE)).toMatchObject({ ok: true, available: false });
});

test.each<[string, Deliverable, string, string]>([
  ['an unknown model', { kind: 'image', count: 1, model: 'dall-e' }, 'unknown-model', '.model'],
  ['a clip from an image model', { kind: 'video', count: 1, model: 'gpt-image' }, 'invalid-request', '.model'],
  ['a joining as a plain clip', { kind: 'video', count: 1, model: 'gesso-combine' }, 'invalid-request', '.model'],
  ['a joining by another model', { kind: 'combine', count: 1, model: 'hailuo-01' }, 'invalid-request', '.model'],
  ['a wrong setting', { kind: 'image', count: 1, settings: { size: 'huge' } }, 'invalid-settings', '.settings.size'],
  ['a second count', { kind: 'image', count: 2, settings: { count: 3 } }, 'invalid-settings', '.settings.count'],
])('%s is refused with the place in the request', (_, deliverable, reason, path) => {
  const priced = price([...SIMPLE, deliverable]);
  expect(priced).toMatchObject({ ok: false, reason });
  const place = `deliverables.1${path}`;
  expect(priced).toMatchObject('errors' in priced ? { errors: [{ path: place }] } : { path: place });
});

test('a task costs the agent’s work plus the deliverables priced one by one', () => {
  const kinds = fc.constantFrom('image', 'video', 'model3d', 'combine' as const);
  const deliverables = fc.array(fc.record({ kind: kinds, count: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 10,
  });
  const AGENT = FIRST_PRICE_LIST.agent;
  fc.assert(
    fc.property(deliverables, (task) => {
      const whole = price(task as Deliverable[], { hasKeys: true });
      const alone = task.map((one) => price([{ ...one, count: 1 } as Deliverable], { hasKeys: true }));
      const work = alone.map((one, index) => {
        if (!one.ok) throw new Error(one.reason);
        return (one.totalMillicredits - AGENT.baseMillicredits) * (task[index]?.count ?? 0);
      });
      const sum = work.reduce((total, each) => total + each, AGENT.baseMillicredits);
      expect(whole).toMatchObject({ ok: true, totalMillicredits: sum });
    }),
  );
});

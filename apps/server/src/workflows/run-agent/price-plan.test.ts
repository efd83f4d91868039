import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examplePricing } from '../../modules/models/testing/example-pricing.ts';
import type { PlanStep } from '../../modules/planning/index.ts';
import { findUnavailable, pricePlan } from './price-plan.ts';
import { examplePlan, exampleStep } from './testing/example-plan.ts';

const pricing = examplePricing();

function price(steps: readonly PlanStep[], briefWords = 0) {
  return pricePlan({ plan: examplePlan(steps), briefWords, ...pricing });
}

const PICTURES = exampleStep({ id: 's1', model: 'gpt-image', title: 'Four foxes', count: 4 });
const KEYFRAMES = exampleStep({ id: 's1', model: 'gpt-image', title: 'Keyframes', count: 5 });
const CLIPS = exampleStep({
  id: 's2',
  kind: 'video',
  title: 'Clips',
  model: 'kling-1.6-pro',
  settings: { mode: 'std' },
  inputs: ['s1'],
  count: 5,
});
const FILM = exampleStep({ id: 's3', kind: 'combine', title: 'Film', model: 'gesso-combine', inputs: ['s2'] });

describe('the price of a plan', () => {
  test('is exactly 100 and 250 credits for the two reference tasks', () => {
    expect(price([PICTURES])).toMatchObject({ ok: true, priced: { quotedMillicredits: 100_000n } });
    expect(price([KEYFRAMES, CLIPS, FILM])).toMatchObject({ ok: true, priced: { quotedMillicredits: 250_000n } });
  });

  test('has a line for the planning, one for the deliverables and the title of each step before its own', () => {
    const answer = price([KEYFRAMES, CLIPS, FILM]);
    expect(
      answer.ok && answer.priced.priceLines.map(({ label, quantity, millicredits }) => [label, quantity, millicredits]),
    ).toEqual([
      ['Agent: planning', 1, 44_000],
      ['Agent: each deliverable', 11, 66_000],
      ['Keyframes: Fake image', 5, 40_000],
      ['Clips: Kling 1.6', 5, 100_000],
      ['Film: joined', 1, 0],
    ]);
    expect(answer.ok && answer.priced.plan.steps.map((step) => step.millicredits)).toEqual([40_000, 100_000, 0]);
  });

  test('keeps settings as they were parsed, without the count', () => {
    const answer = price([CLIPS, exampleStep({ id: 's3', kind: 'video', model: 'kling-1.6-pro' })]);
    const settings = answer.ok && answer.priced.plan.steps.map((step) => step.settings);
    expect(settings).toEqual([{ mode: 'std' }, { mode: 'pro' }]);
  });

  test('counts a text as a deliverable that costs nothing beyond the agent’s work', () => {
    const text = exampleStep({ id: 's2', kind: 'text', model: null, prompt: 'Fly.', title: 'Caption' });
    const answer = price([PICTURES, text]);
    expect(answer).toMatchObject({ ok: true, priced: { quotedMillicredits: 106_000n } });
    expect(answer.ok && answer.priced.priceLines.at(-1)).toMatchObject({ label: 'Caption: text', millicredits: 0 });
  });

  test.each([
    [200, 0n],
    [201, 1_000n],
    [300, 1_000n],
    [301, 2_000n],
  ])('of %i words of brief is %i millicredits more', (words, more) => {
    expect(price([PICTURES], words)).toMatchObject({ ok: true, priced: { quotedMillicredits: 100_000n + more } });
  });

  test('is there for a model that cannot run, which is named', () => {
    expect(price([PICTURES])).toMatchObject({ ok: true });
    expect(findUnavailable([PICTURES, PICTURES, exampleStep({ id: 's2' })], pricing.findModel)).toEqual([
      { model: 'GPT image', reason: expect.any(String) },
    ]);
    expect(findUnavailable([exampleStep({ id: 's1', model: 'gone' })], pricing.findModel)).toHaveLength(1);
  });

  test.each<[string, Partial<PlanStep>, string, string]>([
    ['a model that is none', { model: 'dall-e' }, 'unknown-model', 'steps.s1.model'],
    ['no model', { model: null }, 'invalid-request', 'steps.s1.model'],
    [
      'a wrong setting',
      { model: 'kling-1.6-pro', settings: { mode: 'x' } },
      'invalid-settings',
      'steps.s1.settings.mode',
    ],
    ['an unknown setting', { settings: { glow: 1 } }, 'invalid-settings', 'steps.s1.settings.glow'],
    ['a count among the settings', { settings: { count: 2 } }, 'invalid-settings', 'steps.s1.settings.count'],
    ['a text with a model', { kind: 'text' }, 'invalid-request', 'steps.s1.model'],
    ['another model that joins', { kind: 'combine', model: 'kling-1.6-pro' }, 'invalid-request', 'steps.s1.model'],
    ['the joining model as a clip', { kind: 'video', model: 'gesso-combine' }, 'invalid-request', 'steps.s1.model'],
  ])('is refused for %s, and the step is named', (_, change, code, path) => {
    expect(price([exampleStep({ id: 's1', ...change })])).toMatchObject({ ok: false, code, errors: [{ path }] });
  });

  test('is refused where the list has none', () => {
    const { priceList } = pricing;
    const without = { ...priceList, content: { ...priceList.content, models: {} } };
    expect(pricePlan({ plan: examplePlan([PICTURES]), briefWords: 0, ...pricing, priceList: without })).toMatchObject({
      ok: false,
      code: 'unknown-price',
    });
  });

  test('is the sum of its lines, and each step’s own lines are its price, whatever the plan', () => {
    const kinds = fc.constantFrom<Partial<PlanStep>>(
      { kind: 'image', model: 'gesso-image' },
      { kind: 'image', model: 'flux-dev' },
      { kind: 'video', model: 'kling-1.6-pro', settings: { mode: 'std' } },
      { kind: 'video', model: 'runway-gen4' },
      { kind: 'model3d', model: 'tripo' },
      { kind: 'combine', model: 'gesso-combine' },
      { kind: 'text', model: null },
    );
    const steps = fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 4_000 }), (drawn, words) => {
        const plan = drawn.map(([kind, count], index) => exampleStep({ id: `s${index}`, ...kind, count }));
        const answer = price(plan, words);
        if (!answer.ok) throw new Error(answer.message);
        const { priceLines, quotedMillicredits, plan: stored } = answer.priced;
        const sum = (lines: typeof priceLines) => lines.reduce((total, line) => total + line.millicredits, 0);
        expect(BigInt(sum(priceLines))).toBe(quotedMillicredits);
        for (const line of priceLines) expect(line.millicredits).toBe(line.quantity * line.unitMillicredits);
        for (const step of stored.steps) {
          expect(sum(priceLines.filter(({ label }) => label.startsWith(`${step.title}: `)))).toBe(step.millicredits);
        }
      }),
    );
  });
});

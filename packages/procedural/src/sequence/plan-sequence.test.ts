import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentAt, planSequence } from './plan-sequence.ts';
import { TRANSITIONS } from './sequence.ts';

const durations = fc.array(fc.integer({ min: 40, max: 20_000 }), { minLength: 1, maxLength: 16 });
const transitions = fc.constantFrom(...TRANSITIONS.map(({ id }) => id));

test('cuts lie end to end, cross-fades overlap by the time they take', () => {
  expect(planSequence([2_000, 3_000], 'cut')).toMatchObject({ durationMs: 5_000 });
  expect(planSequence([2_000, 3_000, 4_000], 'fade')).toMatchObject({
    durationMs: 7_800,
    spans: [
      { startMs: 0, endMs: 2_000, arrivalMs: 0 },
      { startMs: 1_400, endMs: 4_400, arrivalMs: 600 },
      { startMs: 3_800, endMs: 7_800, arrivalMs: 600 },
    ],
  });
});

test('every shot is also seen alone, never before its beginning nor after its end', () => {
  fc.assert(
    fc.property(durations, transitions, (durationsMs, transition) => {
      const plan = planSequence(durationsMs, transition);
      const alone = new Set<number>();
      for (let time = 0; time < plan.durationMs; time += Math.max(1, plan.durationMs / 400)) {
        const { shot, atMs, arriving } = momentAt(plan, time);
        expect(atMs).toBeGreaterThanOrEqual(0);
        expect(atMs).toBeLessThanOrEqual(durationsMs[shot] ?? 0);
        if (arriving === undefined) alone.add(shot);
        else {
          expect(arriving.shot).toBe(shot + 1);
          expect(arriving.share).toBeGreaterThanOrEqual(0);
          expect(arriving.share).toBeLessThan(1);
        }
      }
      for (const [shot, { startMs, endMs, arrivalMs }] of plan.spans.entries()) {
        const until = endMs - (plan.spans[shot + 1]?.arrivalMs ?? 0);
        expect(momentAt(plan, (startMs + arrivalMs + until) / 2)).toMatchObject({ shot });
        expect(until).toBeGreaterThan(startMs + arrivalMs);
      }
    }),
  );
});

test('times outside the film show its first and its last moment', () => {
  const plan = planSequence([1_000, 1_000], 'fade');
  expect(momentAt(plan, -50)).toEqual({ shot: 0, atMs: 0 });
  expect(momentAt(plan, 99_999)).toMatchObject({ shot: 1 });
  expect(momentAt(planSequence([], 'cut'), 5)).toEqual({ shot: 0, atMs: 0 });
});

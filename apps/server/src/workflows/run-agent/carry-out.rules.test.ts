import { encloses, overlaps } from '@gesso/canvas-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunGeneration } from '../../modules/generation/index.ts';
import { newRun, type RunStep, type StoredRun } from '../../modules/runs/index.ts';
import { exampleOrder } from '../../modules/runs/testing/example-run.ts';
import { arrangeRun } from './arrange-run.rules.ts';
import { decideEnd, processingOf } from './finish-run.rules.ts';
import { decideMoves } from './next-moves.rules.ts';
import { priceOfPart, type RunPart, splitIntoParts } from './run-parts.ts';
import { deriveSteps } from './step-states.rules.ts';
import { exampleStep } from './testing/example-plan.ts';

const AT = new Date('2026-03-01T12:00:00.000Z');
const BOUNDS = { mostResults: 4, mostReferences: 2 };

const step = (more: Partial<RunStep> & Pick<RunStep, 'id'>): RunStep => ({
  ...exampleStep(more),
  millicredits: 1_000 * (more.count ?? 1),
  ...more,
});

function runOf(steps: readonly RunStep[], more: Partial<StoredRun> = {}): StoredRun {
  const results = steps.reduce((sum, { count }) => sum + count, 0);
  const priceLines = [
    { label: 'planning', quantity: 1, unitMillicredits: 44_000, millicredits: 44_000 },
    { label: 'each', quantity: results, unitMillicredits: 6_000, millicredits: 6_000 * results },
    { label: 'brief', quantity: 2, unitMillicredits: 1_000, millicredits: 2_000 },
  ];
  const made = steps.reduce((sum, { millicredits }) => sum + millicredits, 0);
  return {
    ...newRun(exampleOrder()),
    status: 'running',
    plan: { version: 1, rationale: '', steps },
    planVersion: 1,
    priceLines,
    quotedMillicredits: BigInt(46_000 + 6_000 * results + made),
    approvedAt: AT,
    ...more,
  };
}

type How = { readonly delivered: number; readonly status: RunGeneration['status'] };

/** What became of each part, as the store would tell. */
function generationsOf(run: StoredRun, howOf: (part: RunPart) => How): readonly RunGeneration[] {
  return splitIntoParts(run, () => BOUNDS).map((part) => {
    const { delivered, status } = howOf(part);
    const quoted = priceOfPart(part);
    const failure = status === 'failed' ? { code: 'moderated', message: 'It refused. Try again.' } : null;
    // Only what the rules look at; a whole row has thirty more fields.
    return {
      id: part.generationId,
      status,
      progress: 0.5,
      resultCount: part.count,
      referenceIds: [],
      failure,
      deliveredCount: delivered,
      chargedMillicredits: (quoted * BigInt(delivered)) / BigInt(part.count),
      finishedAt: status === 'queued' || status === 'running' ? null : AT,
    } as unknown as RunGeneration;
  });
}

describe('the parts of a plan', () => {
  const counts = (parts: readonly RunPart[]) => parts.map(({ step: { id }, count }) => `${id} ${count}`);

  test('are as large as a model makes them, and an edit has one for each thing', () => {
    const run = runOf([
      step({ id: 's1', count: 6 }),
      step({ id: 's2', kind: 'edit', inputs: ['s1'], count: 6 }),
      step({ id: 's3', kind: 'video', inputs: ['s2'], count: 6 }),
      step({ id: 's4', kind: 'combine', inputs: ['s3'], references: ['a'] }),
      step({ id: 's5', kind: 'text', model: null }),
    ]);
    const parts = splitIntoParts(run, () => BOUNDS);
    expect(counts(parts)).toEqual(['s1 4', 's1 2', ...Array(6).fill('s2 1'), ...Array(6).fill('s3 1'), 's4 1']);
    const [first, second, third] = parts;
    expect(third?.material).toEqual([{ from: 'result', generationId: first?.generationId, index: 0 }]);
    expect(parts[7]?.material).toEqual([{ from: 'result', generationId: second?.generationId, index: 1 }]);
    expect(parts.at(-1)?.material).toHaveLength(7);
  });

  test('share what all of it is made from where the model takes so much', () => {
    const run = runOf([step({ id: 's1', count: 2 }), step({ id: 's2', inputs: ['s1'], count: 5 })]);
    expect(splitIntoParts(run, () => BOUNDS).map(({ material }) => material.length)).toEqual([0, 2, 2]);
  });

  test('cost together what was quoted, whatever is split', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9_999),
        (count, most, unit) => {
          const run = runOf([step({ id: 's1', count, millicredits: unit * count })]);
          const parts = splitIntoParts(run, () => ({ ...BOUNDS, mostResults: most }));
          const sum = parts.reduce((total, part) => total + priceOfPart(part), 0n);
          expect(sum + processingOf(run)).toBe(run.quotedMillicredits);
          expect(parts.reduce((total, part) => total + part.count, 0)).toBe(count);
        },
      ),
    );
  });
});

describe('what comes next', () => {
  const run = runOf([step({ id: 's1', count: 2 }), step({ id: 's2', inputs: ['s1'], references: ['own'] })]);
  const parts = splitIntoParts(run, () => ({ ...BOUNDS, mostReferences: 3 }));
  const moves = (how: How, leastOf = 0) => {
    const generations = generationsOf(run, ({ step: { id } }) =>
      id === 's1' ? how : { delivered: 0, status: 'queued' },
    );
    const waiting = generations.map((each) =>
      each.id === parts[1]?.generationId ? { ...each, referenceIds: ['own'] } : each,
    );
    const resultsOf = () => ['r1', 'r2'].slice(0, how.delivered);
    return decideMoves(parts, { generations: waiting, resultsOf, leastOf: () => leastOf });
  };

  test('waits for what is being made, begins with what came of it, and cannot begin with nothing', () => {
    const generationId = parts[1]?.generationId;
    expect(moves({ delivered: 0, status: 'running' })).toEqual({ starts: [], dead: [] });
    const whole = { starts: [{ generationId, referenceIds: ['own', 'r1', 'r2'] }], dead: [] };
    expect(moves({ delivered: 2, status: 'succeeded' })).toEqual(whole);
    expect(moves({ delivered: 1, status: 'succeeded' }).starts).toMatchObject([{ referenceIds: ['own', 'r1'] }]);
    expect(moves({ delivered: 1, status: 'succeeded' }, 3)).toEqual({ starts: [], dead: [generationId] });
    expect(moves({ delivered: 0, status: 'failed' })).toEqual({ starts: [], dead: [generationId] });
  });
});

describe('the end of a run', () => {
  test('charges at most the quote, exactly that for everything and nothing for nothing', () => {
    const steps = fc.array(fc.record({ count: fc.integer({ min: 1, max: 9 }), isText: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    });
    const how = fc.array(fc.record({ share: fc.nat(4), isFailed: fc.boolean() }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(steps, how, fc.boolean(), (shapes, hows, isStopped) => {
        const run = runOf(
          shapes.map(({ count, isText }, index) =>
            isText
              ? step({ id: `s${index}`, kind: 'text', model: null, millicredits: 0 })
              : step({ id: `s${index}`, count }),
          ),
          { stopRequestedAt: isStopped ? AT : null },
        );
        const texts = (run.plan?.steps ?? []).filter(({ kind }) => kind === 'text').map(({ id }) => id);
        const told = { ...run, deliveredTexts: texts };
        let at = 0;
        const generations = generationsOf(told, ({ count }) => {
          const { share, isFailed } = hows[at++ % hows.length] as (typeof hows)[number];
          const delivered = Math.min(share, count);
          if (delivered > 0) return { delivered, status: 'succeeded' };
          return { delivered: 0, status: isFailed ? 'failed' : 'cancelled' };
        });
        const end = decideEnd(told, generations, AT);
        const delivered = generations.reduce((sum, each) => sum + each.deliveredCount, texts.length);
        const wanted = (run.plan?.steps ?? []).reduce((sum, { count }) => sum + count, 0);
        expect(end.chargedMillicredits).toBeLessThanOrEqual(run.quotedMillicredits);
        expect(end.processingMillicredits).toBeLessThanOrEqual(processingOf(run));
        expect(end.chargedMillicredits === run.quotedMillicredits).toBe(delivered === wanted);
        expect(end.chargedMillicredits === 0n).toBe(delivered === 0);
        expect(end.status === 'succeeded').toBe(delivered === wanted);
        expect(end.failure === null).toBe(end.status !== 'failed');
        expect(end.summary).not.toMatch(/undefined|NaN| {2}|\.\./u);
      }),
    );
  });

  test('is a stop where all of it was stopped piece by piece', () => {
    const run = runOf([step({ id: 's1' }), step({ id: 's2', inputs: ['s1'] })]);
    const stopped = generationsOf(run, () => ({ delivered: 0, status: 'cancelled' }));
    const inputFailed = { code: 'input-failed', message: 'A step failed.' } as const;
    const generations = stopped.map((each, index) =>
      index === 0 ? each : { ...each, status: 'failed' as const, failure: inputFailed },
    );
    expect(decideEnd(run, generations, AT)).toMatchObject({
      status: 'stopped',
      failure: null,
      chargedMillicredits: 0n,
    });
  });

  test('is said in a sentence or two', () => {
    const run = runOf([
      step({ id: 's1', count: 4, title: 'Posters' }),
      step({ id: 's2', kind: 'video', title: 'Teaser' }),
    ]);
    const generations = generationsOf(run, ({ step: { id } }) =>
      id === 's1' ? { delivered: 4, status: 'succeeded' } : { delivered: 0, status: 'failed' },
    );
    const end = decideEnd(run, generations, new Date(AT.getTime() + 12_000));
    expect(end.summary).toBe(
      '4 pictures in 12 s. 1 clip of “Teaser” failed: it refused. 1 credit came back. It cost 72 credits of the 81 credits quoted.',
    );
  });
});

describe('how a step goes', () => {
  const run = runOf([step({ id: 's1', count: 6 })]);
  const state = (how: (part: RunPart) => How) => deriveSteps(run, generationsOf(run, how)).get('s1');

  test.each<[string, How, How, string, number]>([
    ['waits', { delivered: 0, status: 'queued' }, { delivered: 0, status: 'queued' }, 'waiting', 0.5],
    ['runs', { delivered: 4, status: 'succeeded' }, { delivered: 0, status: 'queued' }, 'running', 5 / 6],
    ['is done', { delivered: 4, status: 'succeeded' }, { delivered: 2, status: 'succeeded' }, 'succeeded', 1],
    [
      'is partly done',
      { delivered: 4, status: 'succeeded' },
      { delivered: 0, status: 'failed' },
      'partly-succeeded',
      1,
    ],
    ['has failed', { delivered: 0, status: 'failed' }, { delivered: 0, status: 'cancelled' }, 'failed', 1],
    ['was stopped', { delivered: 0, status: 'cancelled' }, { delivered: 0, status: 'cancelled' }, 'stopped', 1],
  ])('%s', (_, first, second, status, progress) => {
    const found = state(({ number }) => (number === 0 ? first : second));
    expect(found).toMatchObject({ status });
    expect(found?.progress).toBeCloseTo(progress, 5);
    expect(found?.generationIds).toHaveLength(2);
  });

  test('is only planned before its approval', () => {
    expect(deriveSteps({ ...run, approvedAt: null }, []).get('s1')).toMatchObject({ status: 'planned', progress: 0 });
  });
});

describe('the arrangement of a run', () => {
  test('reads from what is made first to what is made of it, and nothing lies on anything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(7)), { minLength: 1, maxLength: 12 }),
        (shapes) => {
          const steps = shapes.map(([count, pick], index) =>
            step({ id: `s${index}`, count, inputs: pick < index && pick % 2 === 0 ? [`s${pick}`] : [] }),
          );
          const { places, width, height } = arrangeRun(steps, ({ count }) => ({
            width: 100 + count * 50,
            height: 80 + count,
          }));
          expect(places).toHaveLength(steps.length);
          const boxes = places.flatMap(({ frame, results }) => {
            for (const box of results) expect(encloses(frame, box)).toBe(true);
            return [frame];
          });
          for (const box of boxes) {
            expect(encloses({ x: 0, y: 0, width, height }, box)).toBe(true);
            expect(boxes.filter((other) => other !== box && overlaps(box, other))).toEqual([]);
          }
          for (const { step: own, frame } of places) {
            const above = places.filter(({ step: { id } }) => own.inputs.includes(id));
            for (const place of above) expect(place.frame.y + place.frame.height).toBeLessThan(frame.y);
          }
        },
      ),
    );
  });
});

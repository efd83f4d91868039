import { expect, test } from 'vitest';
import { sampleRun } from '../testing/samples.ts';
import { newerRun } from './newer-run.ts';

const run = sampleRun([], { planVersion: 2, status: 'running' });

test('the answer is shown, unless it was overtaken', () => {
  const later = { ...run, chargedMillicredits: 1000 };
  expect(newerRun(undefined, run)).toBe(run);
  expect(newerRun(run, later)).toBe(later);
  expect(newerRun(run, { ...run, planVersion: 1 })).toBe(run);
  const ended = { ...run, status: 'stopped' as const };
  expect(newerRun(ended, run)).toBe(ended);
});

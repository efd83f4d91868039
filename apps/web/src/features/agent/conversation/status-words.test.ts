import { expect, test } from 'vitest';
import { sampleRun, sampleStep } from '../testing/samples.ts';
import { describeEnd, describeStatus } from './status-words.ts';
import { formatElapsed } from './use-elapsed.ts';

test.each([
  ['planning', 'Planning'],
  ['asking', 'Waiting for your answer'],
  ['awaiting-approval', 'Waiting for your approval'],
  ['stopped', undefined],
] as const)('a run that is %s says so', (status, words) => {
  expect(describeStatus(sampleRun([], { status }))).toBe(words);
});

test('work is told by the step in hand and its place among all', () => {
  const steps = [
    sampleStep({ id: 's1', status: 'failed' }),
    sampleStep({ id: 's2', title: 'Story', status: 'running' }),
    sampleStep({ id: 's3', status: 'waiting' }),
  ];
  expect(describeStatus(sampleRun(steps, { status: 'running' }))).toBe('Working on 2 of 3: Story');
});

test.each([
  [-500, '0:00'],
  [7000, '0:07'],
  [125_900, '2:05'],
])('%d ms have been going on as %s', (milliseconds, words) => {
  expect(formatElapsed(milliseconds)).toBe(words);
});

test('an end is told once with what it cost, and what goes on has none', () => {
  expect(describeEnd(sampleRun([], { status: 'running' }))).toBeUndefined();
  const stopped = sampleRun([sampleStep()], { status: 'stopped', chargedMillicredits: 0 });
  expect(describeEnd(stopped)).toEqual({ message: 'Stopped. Nothing was charged.', tone: 'done' });
  const partly = sampleRun([sampleStep()], { status: 'partly-succeeded', chargedMillicredits: 50_000 });
  expect(describeEnd(partly)?.message).toMatch(/some of it did not work. 50 of 58 credits/);
});

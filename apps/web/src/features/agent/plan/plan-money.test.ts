import { expect, test } from 'vitest';
import { SAMPLE_AGENT_PRICE as AGENT, sampleAsset, sampleRun, sampleStep } from '../testing/samples.ts';
import { returnIfStopped, splitPrice } from './plan-money.ts';

const poster = sampleStep({ id: 's1', millicredits: 1000 });
const story = sampleStep({ id: 's2', millicredits: 1000 });
const teaser = sampleStep({ id: 's3', kind: 'video', millicredits: 20_000 });

test('the plan of the look costs 84, of which 62 are the agent’s', () => {
  expect(splitPrice(sampleRun([poster, story, teaser]), AGENT)).toEqual({
    totalMillicredits: 84_000,
    agentMillicredits: 62_000,
    deliverables: 3,
    lengthMillicredits: 0,
  });
});

test('what a long brief costs more is told apart', () => {
  const run = sampleRun([poster]);
  const long = { ...run, quote: { ...run.quote, totalMillicredits: run.quote.totalMillicredits + 3000 } };
  expect(splitPrice(long, AGENT).lengthMillicredits).toBe(3000);
});

test('before anything is delivered, everything comes back', () => {
  const running = [{ ...poster, status: 'running' as const }, story, teaser];
  expect(returnIfStopped(sampleRun(running, { status: 'running' }), AGENT)).toBe(84_000);
});

test('after one of three pictures its price, the base and one share stay', () => {
  const running = [{ ...poster, status: 'succeeded' as const }, { ...story, status: 'running' as const }, teaser];
  const run = sampleRun(running, { status: 'running', assets: [sampleAsset()] });
  expect(returnIfStopped(run, AGENT)).toBe(84_000 - 44_000 - 6000 - 1000);
});

test('results of a step that is not through count at its price for each', () => {
  const four = sampleStep({ count: 4, millicredits: 32_000, status: 'running' });
  const run = sampleRun([four], { status: 'running', assets: [sampleAsset(), sampleAsset({ id: 'a2' })] });
  expect(run.quote.totalMillicredits).toBe(100_000);
  expect(returnIfStopped(run, AGENT)).toBe(100_000 - 44_000 - 12_000 - 16_000);
});

test('a text that is done is a deliverable without a file', () => {
  const text = sampleStep({ id: 's1', kind: 'text', model: null, millicredits: 0, status: 'succeeded' });
  expect(returnIfStopped(sampleRun([text, teaser], { status: 'running' }), AGENT)).toBe(76_000 - 50_000);
});

test('where two steps could have made a result, it counts as the dearer one', () => {
  const running = [
    { ...poster, status: 'running' as const },
    { ...teaser, status: 'running' as const },
  ];
  const run = sampleRun(running, { status: 'running', assets: [sampleAsset()] });
  expect(returnIfStopped(run, AGENT)).toBe(run.quote.totalMillicredits - 50_000 - 20_000);
});

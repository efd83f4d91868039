import type { GenerationRequest } from '@gesso/provider-kit';
import { expect, test } from 'vitest';
import { type Job, JobBook, type JobOutcome } from './job-book.ts';

function toJob(outcome: JobOutcome): Job {
  const request: GenerationRequest = {
    attemptId: 'any',
    model: 'gesso-image',
    prompt: '',
    settings: {},
    count: 1,
    seed: 0,
    references: [],
    brand: null,
  };
  return { request, controller: new AbortController(), ended: Promise.resolve(), works: [], progress: [0], outcome };
}

const succeeded = (sizeBytes: number): JobOutcome => ({ state: 'succeeded', results: [], sizeBytes });

function fill(book: JobBook, outcomes: Readonly<Record<string, JobOutcome>>) {
  for (const [id, outcome] of Object.entries(outcomes)) {
    const job = toJob(outcome);
    book.add(id, job);
    if (outcome.state !== 'running') book.keepWithinBounds(id, job);
  }
  return Object.keys(outcomes).filter((id) => book.find(id) !== undefined);
}

test('results that fit together stay, and beyond the bound the oldest go first', () => {
  expect(fill(new JobBook(100), { a: succeeded(40), b: succeeded(60) })).toEqual(['a', 'b']);
  expect(fill(new JobBook(100), { a: succeeded(40), b: succeeded(60), c: succeeded(1) })).toEqual(['b', 'c']);
  expect(fill(new JobBook(100), { a: succeeded(40), b: succeeded(60), c: succeeded(41) })).toEqual(['c']);
});

test('one job larger than the bound is kept until it is fetched', () => {
  const book = new JobBook(100);
  expect(fill(book, { a: succeeded(10), b: succeeded(1_000) })).toEqual(['b']);
  book.forget('b');
  expect(book.find('b')).toBeUndefined();
});

test('a running job is never dropped', () => {
  expect(fill(new JobBook(1), { a: { state: 'running' }, b: succeeded(5), c: succeeded(5) })).toEqual(['a', 'c']);
});

test('ended jobs without results are remembered up to a thousand', () => {
  const book = new JobBook();
  const outcomes = Object.fromEntries(
    Array.from({ length: 1_005 }, (_, index): [string, JobOutcome] => [`job ${index}`, { state: 'cancelled' }]),
  );
  const kept = fill(book, outcomes);
  expect(kept).toHaveLength(1_000);
  expect(kept[0]).toBe('job 5');
});

test('a job that was replaced under its attempt is not brought back by its end', () => {
  const book = new JobBook();
  const [first, second] = [toJob(succeeded(1)), toJob({ state: 'running' })];
  book.add('a', first);
  book.add('a', second);
  book.keepWithinBounds('a', first);
  expect(book.find('a')).toBe(second);
});

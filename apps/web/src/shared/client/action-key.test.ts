import { expect, test } from 'vitest';
import { ActionKeys } from './action-key.ts';
import { ProblemError, UnreachableError } from './problem-error.ts';

const counting = () => {
  let next = 0;
  return new ActionKeys(() => `key-${++next}`);
};
const refusal = (status: number) => new ProblemError({ code: 'internal', status, detail: 'No.' });

test('a retry after a lost answer sends the same key', () => {
  const keys = counting();
  const first = keys.keyFor({ prompt: 'fox' });
  keys.settle(new UnreachableError(new TypeError()));
  expect(keys.keyFor({ prompt: 'fox' })).toBe(first);
});

test('a retry after the server broke sends the same key', () => {
  const keys = counting();
  const first = keys.keyFor('x');
  keys.settle(refusal(500));
  expect(keys.keyFor('x')).toBe(first);
});

test('another request is another action', () => {
  const keys = counting();
  const first = keys.keyFor({ prompt: 'fox' });
  keys.settle(new UnreachableError(new TypeError()));
  expect(keys.keyFor({ prompt: 'owl' })).not.toBe(first);
});

test('after an answer the same request is a new action, so that running twice on purpose makes two', () => {
  const keys = counting();
  const first = keys.keyFor('x');
  keys.settle();
  const second = keys.keyFor('x');
  keys.settle(refusal(402));
  expect(new Set([first, second, keys.keyFor('x')]).size).toBe(3);
});

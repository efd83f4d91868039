import { expect, test } from 'vitest';
import { matchNames, openMention } from './open-mention.ts';

const ada = { id: '1', name: 'Ada Lovelace' };
const bo = { id: '2', name: 'Bo' };

test.each([
  ['@', { start: 0, words: '' }],
  ['look @ad', { start: 5, words: 'ad' }],
  ['look @Ada Lov', { start: 5, words: 'Ada Lov' }],
  ['mail@example', null],
  ['nobody', null],
])('what is typed behind an @ is found in %j', (text, expected) => {
  expect(openMention(text, text.length)).toEqual(expected);
});

test('names are found by the beginning of any of their names', () => {
  expect(matchNames([ada, bo], 'lov')).toEqual([ada]);
  expect(matchNames([ada, bo], '')).toEqual([ada, bo]);
  expect(matchNames([ada, bo], 'x')).toEqual([]);
});

test('a whole name and a space name nobody else, and a first name may go on', () => {
  const people = [
    { id: 'b', name: 'Bea' },
    { id: 'k', name: 'Bea King' },
  ];
  expect(matchNames(people, 'Bea').map(({ id }) => id)).toEqual(['b', 'k']);
  expect(matchNames(people, 'Bea ').map(({ id }) => id)).toEqual(['k']);
});

import { expect, test } from 'vitest';
import { matchPeople, mentionedIn, openMention } from './mentions.ts';

const ada = { accountId: '1', name: 'Ada Lovelace' };
const bo = { accountId: '2', name: 'Bo' };

test.each([
  ['@', { start: 0, words: '' }],
  ['look @ad', { start: 5, words: 'ad' }],
  ['look @Ada Lov', { start: 5, words: 'Ada Lov' }],
  ['mail@example', null],
  ['nobody', null],
])('what is typed behind an @ is found in %j', (text, expected) => {
  expect(openMention(text, text.length)).toEqual(expected);
});

test('people are found by the beginning of any of their names', () => {
  expect(matchPeople([ada, bo], 'lov')).toEqual([ada]);
  expect(matchPeople([ada, bo], '')).toEqual([ada, bo]);
  expect(matchPeople([ada, bo], 'x')).toEqual([]);
});

test('a text mentions whom it names with an @, and nobody else', () => {
  expect(mentionedIn('@Ada Lovelace, larger? Bo agrees.', [ada, bo])).toEqual(['1']);
});

test('a whole name and a space name nobody else, and a first name may go on', () => {
  const people = [
    { accountId: 'b', name: 'Bea' },
    { accountId: 'k', name: 'Bea King' },
  ];
  expect(matchPeople(people, 'Bea').map(({ accountId }) => accountId)).toEqual(['b', 'k']);
  expect(matchPeople(people, 'Bea ').map(({ accountId }) => accountId)).toEqual(['k']);
});

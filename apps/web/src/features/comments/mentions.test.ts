import { expect, test } from 'vitest';
import { mentionedIn } from './mentions.ts';

test('a text mentions whom it names with an @, and nobody else', () => {
  const people = [
    { id: '1', name: 'Ada Lovelace' },
    { id: '2', name: 'Bo' },
  ];
  expect(mentionedIn('@Ada Lovelace, larger? Bo agrees.', people)).toEqual(['1']);
});

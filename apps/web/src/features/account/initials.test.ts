import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['Ada Kern', 'AK'],
  ['Ada', 'A'],
  ['ada maria kern', 'AK'],
  ['Ägir Öst', 'ÄÖ'],
  ['', 'S'],
])('%j has the initials %s', (name, initials) => {
  expect(initialsOf(name, 'someone@example.com')).toBe(initials);
});

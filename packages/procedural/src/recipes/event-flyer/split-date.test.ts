import { describe, expect, it } from 'vitest';
import { splitDate } from './split-date.ts';

describe('the day of a date', () => {
  it.each([
    ['12 June, 8 pm', '', '12', 'June, 8 pm'],
    ['Friday 4 July', 'Friday', '4', 'July'],
    ['Sat, 31 October 2026', 'Sat,', '31', 'October 2026'],
    ['June 12', 'June', '12', ''],
    ['4th July', '', '4th', 'July'],
  ])('of “%s” stands apart', (text, before, day, after) => {
    expect(splitDate(text)).toEqual({ before, day, after });
  });

  it.each([
    '2026-05-01',
    '12.06.2026',
    '8 pm',
    'June 12, 8 pm',
    '3 March – 9 May',
    '1 to 5 May',
    'every Friday',
    '77 days',
    '5',
    '',
  ])('is not sought in “%s”', (text) => {
    expect(splitDate(text)).toBeUndefined();
  });
});

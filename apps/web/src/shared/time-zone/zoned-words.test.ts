import { expect, test } from 'vitest';
import { longDay, shortDay, zonedWords } from './zoned-words.ts';

test.each([
  ['UTC', '24 Dec 2026, 09:00', '24 December 2026, 09:00'],
  ['Europe/Berlin', '24 Dec 2026, 10:00', '24 December 2026, 10:00'],
  ['Pacific/Kiritimati', '24 Dec 2026, 23:00', '24 December 2026, 23:00'],
  ['Pacific/Pago_Pago', '23 Dec 2026, 22:00', '23 December 2026, 22:00'],
])('in %s an instant reads %s', (zone, moment, due) => {
  expect(zonedWords(zone).moment('2026-12-24T09:00:00.000Z')).toBe(moment);
  expect(zonedWords(zone).due('2026-12-24T09:00:00.000Z')).toBe(due);
});

test('a day reads the same wherever one looks', () => {
  expect([shortDay('2026-03-29'), longDay('2026-03-29')]).toEqual(['29 Mar', '29 March 2026']);
});

import { expect, test } from 'vitest';
import { addDays, countDays, dayOf, isDay, startOfDay } from './zoned-days.ts';

const HOUR_MS = 3_600_000;

test.each([
  ['UTC', '2026-03-29', '2026-03-29T00:00:00.000Z', 24],
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', 23],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
  ['Asia/Tokyo', '2026-03-29', '2026-03-28T15:00:00.000Z', 24],
  ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00.000Z', 24],
  ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z', 24],
  ['Pacific/Pago_Pago', '2026-01-01', '2026-01-01T11:00:00.000Z', 24],
  ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z', 24.5],
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', 23],
] as const)('in %s the day %s begins at %s and has %d hours', (zone, day, start, hours) => {
  const begins = startOfDay(day, zone);
  expect(begins.toISOString()).toBe(start);
  expect((startOfDay(addDays(day, 1), zone).getTime() - begins.getTime()) / HOUR_MS).toBe(hours);
});

test.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Africa/Cairo', 'America/St_Johns'])(
  'in %s every day of a year is its own from its first millisecond to its last',
  (zone) => {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      const start = startOfDay(day, zone);
      expect(dayOf(start, zone)).toBe(day);
      expect(dayOf(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1));
    }
  },
);

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '', 'today', 20260101, undefined])('%j is no day', (text) =>
  expect(isDay(text)).toBe(false),
);

test('days are counted over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect(countDays('2026-02-27', '2026-03-02')).toBe(3);
});

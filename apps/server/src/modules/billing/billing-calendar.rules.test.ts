import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundary, monthAt, periodOfMonth } from './billing-calendar.rules.ts';

/** The days that 25 boundaries fall on, from 2027 into the leap year 2028, as a calendar on the wall shows them. */
const DAYS: readonly (readonly [anchor: string, days: string])[] = [
  ['2027-01-01', '01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01'],
  ['2027-01-28', '28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28'],
  ['2027-01-29', '29 28 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29 29'],
  ['2027-01-30', '30 28 30 30 30 30 30 30 30 30 30 30 30 29 30 30 30 30 30 30 30 30 30 30 30'],
  ['2027-01-31', '31 28 31 30 31 30 31 31 30 31 30 31 31 29 31 30 31 30 31 31 30 31 30 31 31'],
  ['2028-02-29', '29 29 29 29 29 29 29 29 29 29 29 29 28 29 29 29 29 29 29 29 29 29 29 29 28'],
  ['2027-02-28', '28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28'],
  ['2027-04-30', '30 30 30 30 30 30 30 30 30 30 29 30 30 30 30 30 30 30 30 30 30 30 28 30 30'],
];

const TIMES_OF_DAY = ['00:00:00.000', '02:30:00.000', '12:00:00.001', '23:59:59.999'];

/** Each anchor at each time of day, with the boundary that must come after so many months. */
const CASES = DAYS.flatMap(([anchor, days]) =>
  TIMES_OF_DAY.flatMap((time) =>
    days.split(' ').map((day, months) => {
      const month = Number(anchor.slice(5, 7)) - 1 + months;
      const year = Number(anchor.slice(0, 4)) + Math.floor(month / 12);
      const expected = `${year}-${String((month % 12) + 1).padStart(2, '0')}-${day}T${time}Z`;
      return { anchorAt: new Date(`${anchor}T${time}Z`), months, expected };
    }),
  ),
);

test('every boundary of every anchor falls on its day of the calendar, at the anchor’s time of day', () => {
  const found = CASES.map(({ anchorAt, months }) => boundary(anchorAt, months).toISOString());
  expect(found).toEqual(CASES.map(({ expected }) => expected));
  expect(CASES).toHaveLength(8 * 4 * 25);
});

test('a year from 29 February ends on 28 February, and in the next leap year on the 29th again', () => {
  const anchorAt = new Date('2024-02-29T08:00:00.000Z');
  const years = [0, 12, 24, 36, 48].map((months) => boundary(anchorAt, months).toISOString().slice(0, 10));
  expect(years).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
});

test('a century that is no leap year has no 29 February, and 2400 has one', () => {
  expect(boundary(new Date('2096-02-29T00:00:00.000Z'), 48).toISOString()).toBe('2100-02-28T00:00:00.000Z');
  expect(boundary(new Date('2396-02-29T00:00:00.000Z'), 48).toISOString()).toBe('2400-02-29T00:00:00.000Z');
});

test('periods are half-open: at a boundary the month after it has begun, a millisecond before it has not', () => {
  for (const { anchorAt, months } of CASES) {
    const at = boundary(anchorAt, months);
    expect(monthAt(anchorAt, at)).toBe(months);
    expect(monthAt(anchorAt, new Date(at.getTime() - 1))).toBe(months - 1);
  }
});

test('the end of a month is the start of the next', () => {
  const anchorAt = new Date('2026-01-31T10:00:00.000Z');
  expect(periodOfMonth(anchorAt, 1)).toEqual({
    startsAt: new Date('2026-02-28T10:00:00.000Z'),
    endsAt: new Date('2026-03-31T10:00:00.000Z'),
  });
  expect(periodOfMonth(anchorAt, 2).startsAt).toEqual(periodOfMonth(anchorAt, 1).endsAt);
});

const anchors = fc
  .date({ min: new Date('2020-01-01T00:00:00.000Z'), max: new Date('2060-01-01T00:00:00.000Z'), noInvalidDate: true })
  .filter((date) => Number.isInteger(date.getTime()));
const counts = fc.integer({ min: 0, max: 600 });

test('boundaries only grow, keep the time of day, and lie in the month they were counted to', () => {
  const property = fc.property(anchors, counts, (anchorAt, months) => {
    const [here, next] = [boundary(anchorAt, months), boundary(anchorAt, months + 1)];
    expect(next.getTime()).toBeGreaterThan(here.getTime());
    expect(here.toISOString().slice(11)).toBe(anchorAt.toISOString().slice(11));
    const monthsOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
    expect(monthsOf(here) - monthsOf(anchorAt)).toBe(months);
    expect(here.getUTCDate()).toBeLessThanOrEqual(anchorAt.getUTCDate());
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('boundaries are counted from the anchor: a short month on the way never shortens a later one', () => {
  const property = fc.property(anchors, counts, (anchorAt, months) => {
    const day = boundary(anchorAt, months).getUTCDate();
    const isLastOfMonth = new Date(boundary(anchorAt, months).getTime() + 24 * 3_600_000).getUTCDate() === 1;
    expect(day === anchorAt.getUTCDate() || (isLastOfMonth && day < anchorAt.getUTCDate())).toBe(true);
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('any instant lies in the month it is said to lie in', () => {
  const property = fc.property(anchors, anchors, (anchorAt, at) => {
    const month = monthAt(anchorAt, at);
    const { startsAt, endsAt } = periodOfMonth(anchorAt, month);
    expect(startsAt <= at && at < endsAt).toBe(true);
  });
  fc.assert(property, { numRuns: 2_000 });
});

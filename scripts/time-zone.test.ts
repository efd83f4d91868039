import { expect, test } from 'vitest';

/** Minutes that a clock on the wall is behind UTC, in a northern winter and summer. */
const OFFSETS: Readonly<Record<string, readonly [number, number]>> = {
  UTC: [0, 0],
  'America/New_York': [300, 240],
  'Asia/Tokyo': [-540, -540],
};

// Run by hand there may be no TZ; `npm test` always sets it.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const asked = process.env.TZ ?? timeZone;

test('the time zone that the tests are asked to run in is the one they run in', () => {
  expect(timeZone).toBe(asked);
  const offsets = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((at) => new Date(at).getTimezoneOffset());
  if (asked in OFFSETS) expect(offsets).toEqual(OFFSETS[asked]);
});

import { expect, test } from 'vitest';
import { endTogether, pauseBeforeNextLook } from './poll-pace.rules.ts';

const asked = { isElsewhere: true, isWakeable: false };
const calling = { isElsewhere: true, isWakeable: true };
const here = { isElsewhere: false, isWakeable: false };

test.each([
  ['a picture is asked after as often as its vendor wants', 1_000, 6_000, asked, 1_000],
  ['a clip seldomer the longer it takes', 2_000, 60_000, asked, 7_500],
  ['never later than a third of a minute', 2_000, 600_000, asked, 20_000],
  ['where the vendor calls back, as a safety net', 2_000, 60_000, calling, 15_000],
  ['which is never wider than three quarters of a minute', 2_000, 600_000, calling, 45_000],
  ['a vendor that wants longer pauses gets them', 30_000, 60_000, asked, 30_000],
  ['what takes longer than a quarter of an hour is asked after once a minute', 2_000, 900_000, asked, 60_000],
  ['nobody is asked without a pause', 0, 0, asked, 5],
  ['an engine of this machine is asked as often as it wants', 50, 600_000, here, 50],
])('%s', (_, asksMs, waitedMs, place, pauseMs) => {
  expect(pauseBeforeNextLook(asksMs, waitedMs, place)).toBe(pauseMs);
});

test('long pauses end together, and none is cut short', () => {
  expect([endTogether(5_000, 120), endTogether(5_000, 490), endTogether(4_700, 300)]).toEqual([5_380, 5_010, 4_700]);
  expect(endTogether(50, 120)).toBe(50);
});

import { expect, test } from 'vitest';
import { pauseBeforeNextLook } from './poll-pace.rules.ts';

test.each([
  ['a picture is asked after as often as its vendor wants', 1_000, 6_000, true, 1_000],
  ['a clip seldomer the longer it takes', 2_000, 60_000, true, 5_000],
  ['never later than a quarter of a minute', 2_000, 600_000, true, 15_000],
  ['a vendor that wants longer pauses gets them', 30_000, 60_000, true, 30_000],
  ['what takes longer than a quarter of an hour is asked after once a minute', 2_000, 900_000, true, 60_000],
  ['nobody is asked without a pause', 0, 0, true, 5],
  ['an engine of this machine is asked as often as it wants', 50, 600_000, false, 50],
])('%s', (_, asksMs, waitedMs, isElsewhere, pauseMs) => {
  expect(pauseBeforeNextLook(asksMs, waitedMs, isElsewhere)).toBe(pauseMs);
});

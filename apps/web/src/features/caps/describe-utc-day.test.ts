import { expect, test } from 'vitest';
import { describeUtcDay } from './describe-utc-day.ts';

const RULE = 'The day runs from midnight to midnight UTC';

test.each([
  ['UTC', '2026-11-24T10:00:00Z', `${RULE}.`],
  ['Europe/Berlin', '2026-11-24T10:00:00Z', `${RULE}; today’s ends at 01:00 Europe/Berlin time.`],
  ['Europe/Berlin', '2026-07-24T10:00:00Z', `${RULE}; today’s ends at 02:00 Europe/Berlin time.`],
  // The clocks change within the UTC day: its end counts, not now.
  ['America/New_York', '2026-11-01T03:00:00Z', `${RULE}; today’s ends at 19:00 America/New_York time.`],
  ['Asia/Kathmandu', '2026-11-24T23:59:59Z', `${RULE}; today’s ends at 05:45 Asia/Kathmandu time.`],
])('in %s at %s: %s', (zone, now, sentence) => expect(describeUtcDay(zone, new Date(now))).toBe(sentence));

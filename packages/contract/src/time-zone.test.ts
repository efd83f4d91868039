import { expect, test } from 'vitest';
import { isTimeZone } from './time-zone.ts';

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Kathmandu'])(
  '%s is a zone',
  (zone) => expect(isTimeZone(zone)).toBe(true),
);

test.each(['', 'Mars/Olympus', '+02:00', '-05', 'Europe/Berlin; DROP', 'Europe/', ' UTC'])('%j is none', (text) =>
  expect(isTimeZone(text)).toBe(false),
);

import { expect, test } from 'vitest';
import { DAYS_KEPT, MOST_OF_A_DAY, versionsToDrop } from './pruning.rules.ts';

const NOW = new Date('2026-06-30T12:00:00.000Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const version = (id: string, agoMs: number, name: string | null = null) => ({
  id,
  name,
  kind: name === null ? ('automatic' as const) : ('named' as const),
  createdAt: new Date(NOW.getTime() - agoMs),
});

test('versions with a name stay, however old', () => {
  expect(versionsToDrop([version('mine', 900 * DAY_MS, 'Final')], NOW)).toEqual([]);
});

test('of the last day the newest stay, and of each day before its last one, for a month', () => {
  const busy = Array.from({ length: 100 }, (_, index) => version(`today-${index}`, (index + 1) * MINUTE_MS));
  const past = Array.from({ length: 40 }, (_, day) => [
    version(`late-${day}`, (day + 1.5) * DAY_MS + MINUTE_MS),
    version(`early-${day}`, (day + 1.5) * DAY_MS + 2 * MINUTE_MS),
  ]).flat();
  const dropped = new Set(versionsToDrop([...past, ...busy], NOW));
  const kept = [...busy, ...past].filter(({ id }) => !dropped.has(id)).map(({ id }) => id);
  expect(kept.slice(0, MOST_OF_A_DAY)).toEqual(busy.slice(0, MOST_OF_A_DAY).map(({ id }) => id));
  expect(kept.slice(MOST_OF_A_DAY)).toEqual(Array.from({ length: DAYS_KEPT - 2 + 1 }, (_, day) => `late-${day}`));
});

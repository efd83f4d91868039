import type { BoardVersion } from './board-versions.ts';

const HOUR_MS = 3_600_000;

/** Half an hour between two, around the clock; who needs a finer step back has the undo. */
export const MOST_OF_A_DAY = 48;

/** A month: longer ago people look for a version that they named. */
export const DAYS_KEPT = 30;

type Kept = Pick<BoardVersion, 'id' | 'kind' | 'createdAt' | 'name'>;

/**
 * Says which versions of one board are let go: of those without a name the newest of the last day stay, and the last one
 * of each day (UTC) of a month. With a hundred named ones a board thus keeps at most 178, of 0.3 MB each at 10,000 items.
 */
export function versionsToDrop(versions: readonly Kept[], now: Date): readonly string[] {
  const unnamed = versions
    .filter(({ name }) => name === null)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const ageOf = ({ createdAt }: Kept) => now.getTime() - createdAt.getTime();
  const kept = new Set(unnamed.filter((version) => ageOf(version) < 24 * HOUR_MS).slice(0, MOST_OF_A_DAY));
  const days = new Set<string>();
  for (const version of unnamed) {
    const day = version.createdAt.toISOString().slice(0, 10);
    if (ageOf(version) >= DAYS_KEPT * 24 * HOUR_MS || days.has(day)) continue;
    days.add(day);
    kept.add(version);
  }
  return unnamed.filter((version) => !kept.has(version)).map(({ id }) => id);
}

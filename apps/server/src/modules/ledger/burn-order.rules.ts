import type { BookGrant } from './book.ts';

type BurnKey = Pick<BookGrant, 'id' | 'priority' | 'expiresAt' | 'createdAt'>;

/**
 * Which of two grants burns first: lower priority, sooner end with never last, older, lower id.
 *
 * What lapses burns before what stays, and among what stays gifts burn before money. The same key as OpenMeter's
 * (`openmeter/credit/README.md`).
 */
export function compareBurnOrder(first: BurnKey, second: BurnKey): number {
  return (
    first.priority - second.priority ||
    compareEnds(first.expiresAt, second.expiresAt) ||
    first.createdAt.getTime() - second.createdAt.getTime() ||
    compareIds(first.id, second.id)
  );
}

/** Whether a grant is no longer there at an instant. Periods are half-open: at its end a grant has ended. */
export function hasEnded(grant: Pick<BookGrant, 'expiresAt' | 'voidedAt'>, at: Date): boolean {
  if (grant.voidedAt !== null) return true;
  return grant.expiresAt !== null && grant.expiresAt.getTime() <= at.getTime();
}

function compareEnds(first: Date | null, second: Date | null): number {
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  return first.getTime() - second.getTime();
}

/** By code unit: the same on every machine, whatever its language. */
export function compareIds(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

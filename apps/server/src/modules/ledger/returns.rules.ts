import { type AtFault, type EntryKind, isMadeGood, LIMITS } from '@gesso/contract';
import type { Book, BookHold, Place, Slice } from './book.ts';
import { hasEnded } from './burn-order.rules.ts';
import { addGrant, GRANT_PRIORITIES } from './grants.rules.ts';
import { grantOf, move } from './movements.rules.ts';

type Return = {
  readonly hold: BookHold;
  /** In the order of going back. */
  readonly slices: readonly Slice[];
  readonly kind: Extract<EntryKind, 'release' | 'refund'>;
  readonly from: Extract<Place, 'held' | 'spent'>;
  readonly at: Date;
  readonly reason: string;
};

/**
 * Gives slices back to the grants they came from. A slice whose grant has ended is lost at once, as a second entry at
 * the same instant: topping the balance up instead would make credits outlive their grant.
 *
 * @returns The sum of what lapsed. What went back to a voided grant is void and not lapsed: nobody made that good.
 */
export function returnSlices(book: Book, { hold, slices, kind, from, at, reason }: Return): bigint {
  let lapsed = 0n;
  for (const { grantId, amountMillicredits } of slices) {
    const grant = grantOf(book, grantId);
    const movement = { at, hold, grantId, amountMillicredits };
    move(book, { ...movement, kind, from, to: 'spendable', reason });
    if (!hasEnded(grant, at)) continue;
    if (grant.voidedAt !== null) {
      move(book, { ...movement, kind: 'void', from: 'spendable', to: 'voided', reason: 'grant-voided' });
    } else {
      move(book, { ...movement, kind: 'lapse', from: 'spendable', to: 'lapsed', reason: 'grant-ended' });
      lapsed += amountMillicredits;
    }
  }
  return lapsed;
}

/**
 * Replaces what lapsed by a visible grant, where it was not the creator who stopped the work. Once per job.
 *
 * @param grantId - The id it gets if it is made.
 * @returns The id, or null when nothing was made.
 */
export function makeGood(
  book: Book,
  options: {
    readonly hold: BookHold;
    readonly lapsedMillicredits: bigint;
    readonly atFault: AtFault;
    readonly reason: string;
    readonly grantId: string;
    readonly at: Date;
  },
): string | null {
  const { hold, lapsedMillicredits, atFault, at } = options;
  const jobId = jobOf(hold);
  if (lapsedMillicredits === 0n || !isMadeGood(atFault) || book.madeGoodJobs.has(jobId)) return null;
  book.madeGoodJobs.add(jobId);
  addGrant(book, {
    id: options.grantId,
    kind: 'make-good',
    priority: GRANT_PRIORITIES['make-good'],
    amountMillicredits: lapsedMillicredits,
    effectiveAt: at,
    expiresAt: new Date(at.getTime() + LIMITS.makeGoodLifeMs),
    reason: `make-good: ${options.reason}`,
    jobId,
    createdAt: at,
  });
  return options.grantId;
}

/** What the creator thinks of as one job: the generation, else the run, else the hold by itself. */
function jobOf(hold: Pick<BookHold, 'id' | 'generationId' | 'runId'>): string {
  return hold.generationId ?? hold.runId ?? hold.id;
}

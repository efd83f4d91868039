import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type CaptureHold, type HoldCredits, toCaptureOperation, toHoldOperation } from './hold-operations.ts';
import { createKeptBooks } from './kept-books.ts';
import { HoldRepeatedError, LedgerClosedError } from './ledger.errors.ts';
import type { CaptureAnswer, HoldAnswer } from './ledger.ts';
import { createLedgerQueue, type Waiting } from './ledger-queue.ts';
import { type AnyAnswer, type LedgerOperation, runBatch } from './operate.ts';
import { isHoldThere } from './save-books.store.ts';

/**
 * Batches on their way at a time, where they are full: while PostgreSQL works on one, the next is decided. On 2 cores a
 * third gained nothing.
 */
const MOST_BATCHES = 2;

/** What goes together at most. Twice as many gained nothing on a quiet machine and hold the locks twice as long. */
const MOST_TOGETHER = 500;

/** What may wait: a few seconds of work. Who comes later is told so at once instead of waiting longer. */
const MOST_WAITING = 40_000;

export type LedgerDesk = {
  /** As `holdCredits`, in a transaction that it shares with others. */
  readonly hold: (hold: HoldCredits) => Promise<HoldAnswer>;
  /** As `captureHold`, in a transaction that it shares with others. */
  readonly capture: (capture: CaptureHold & { readonly accountId: string }) => Promise<CaptureAnswer>;
  /** Takes nothing more and waits until all that came before is answered. Calling again waits as well. */
  readonly close: () => Promise<void>;
};

/**
 * Opens a desk at which operations of the ledger that arrive together are done together.
 *
 * What arrives while a batch is on its way waits and goes with the next one; there is no timer. Each caller gets its own
 * answer, after the commit. A refused or mistaken operation never fails its neighbours, and where a whole batch fails its
 * operations are done again one by one, so that only the guilty one fails. Operations of one account are done in the order
 * of their arrival.
 *
 * @throws LedgerBusyError from an operation when too many wait already; LedgerClosedError after `close`. Both are safe to
 *   repeat elsewhere or later.
 */
export function createLedgerDesk(options: {
  readonly database: { readonly pool: Pool };
  readonly mostBatches?: number;
  readonly mostTogether?: number;
  readonly mostWaiting?: number;
}): LedgerDesk {
  const { database, mostTogether = MOST_TOGETHER, mostWaiting = MOST_WAITING } = options;
  const { mostBatches = MOST_BATCHES } = options;
  const kept = createKeptBooks();
  const attempt = async (operations: readonly Waiting['operation'][], assumesNewHolds: boolean) => {
    try {
      const { outcomes, books } = await inTransaction(database, (connection) =>
        runBatch(connection, operations, { kept, assumesNewHolds }),
      );
      for (const book of books) kept.put(book);
      return outcomes;
    } catch (error) {
      // They say what would have been.
      kept.forget(operations.flatMap(({ accountId }) => accountId ?? []));
      throw error;
    }
  };
  const runTogether = async (operations: readonly Waiting['operation'][]) => {
    try {
      return await attempt(operations, true);
    } catch (error) {
      if (!(error instanceof HoldRepeatedError || isHoldThere(error))) throw error;
      return attempt(operations, false);
    }
  };
  const isReachable = () =>
    database.pool.query('SELECT').then(
      () => true,
      () => false,
    );
  const queue = createLedgerQueue({ runTogether, isReachable, mostTogether, mostWaiting, mostBatches });
  let isClosed = false;
  const run = <Answer extends AnyAnswer>(accountId: string, operation: LedgerOperation<Answer>) => {
    if (isClosed) throw new LedgerClosedError();
    return queue.run(accountId, operation);
  };
  return {
    hold: async (hold) => run(hold.accountId, toHoldOperation(hold)),
    capture: async (capture) => run(capture.accountId, toCaptureOperation(capture)),
    close: async () => {
      isClosed = true;
      await queue.whenEmpty();
    },
  };
}

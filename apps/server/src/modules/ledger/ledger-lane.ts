import { setImmediate as nextTurn } from 'node:timers/promises';
import { LedgerBusyError } from './ledger.errors.ts';
import type { AnyAnswer, LedgerOperation, Outcome } from './operate.ts';

export type Waiting = {
  readonly operation: LedgerOperation<AnyAnswer>;
  readonly settle: (outcome: Outcome<AnyAnswer>) => void;
};

export type LedgerLane = {
  readonly run: <Answer extends AnyAnswer>(operation: LedgerOperation<Answer>) => Promise<Answer>;
  readonly whenEmpty: () => Promise<void>;
};

type LaneOptions = {
  /** Does operations in one transaction and answers in their order. Throws when none of it was done. */
  readonly runTogether: (operations: readonly Waiting['operation'][]) => Promise<readonly Outcome<AnyAnswer>[]>;
  /** Whether the database answers at all, asked after a failure. */
  readonly isReachable: () => Promise<boolean>;
  readonly mostTogether: number;
  readonly mostWaiting: number;
};

/** A queue of operations with one batch in flight: first come, first served. */
export function createLane(options: LaneOptions): LedgerLane {
  const { mostTogether, mostWaiting } = options;
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;

  const work = async () => {
    while (waiting.length > 0) {
      // Whoever was just answered asks again before this turn ends, and goes with this batch.
      await nextTurn();
      const batch = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      await settleBatch(batch, options);
    }
    working = undefined;
  };

  return {
    run: (operation) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= mostWaiting) return reject(new LedgerBusyError());
        waiting.push({
          operation,
          // The outcome at an operation's place is its own, hence of its type.
          settle: (outcome) => (outcome.answered ? resolve(outcome.answer as never) : reject(outcome.error)),
        });
        working ??= work();
      }),
    whenEmpty: async () => working,
  };
}

/**
 * Does a batch, and after a failure each of its operations by itself: neighbours of the guilty one are not guilty. What
 * had been committed before the failure came gets its first answer.
 */
async function settleBatch(batch: readonly Waiting[], options: LaneOptions): Promise<void> {
  try {
    const outcomes = await options.runTogether(batch.map(({ operation }) => operation));
    for (const [index, outcome] of outcomes.entries()) batch[index]?.settle(outcome);
  } catch (error) {
    if (batch.length === 1) return refuseAll(batch, error);
    await settleEach(batch, options);
  }
}

async function settleEach(batch: readonly Waiting[], { runTogether, isReachable }: LaneOptions): Promise<void> {
  for (const [index, one] of batch.entries()) {
    try {
      const [outcome] = await runTogether([one.operation]);
      if (outcome) one.settle(outcome);
    } catch (error) {
      // A database that cannot be reached is nobody's fault, and asking it for each of the others would take minutes.
      if (!(await isReachable())) return refuseAll(batch.slice(index), error);
      refuseAll([one], error);
    }
  }
}

function refuseAll(batch: readonly Waiting[], cause: unknown): void {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  for (const one of batch) one.settle({ answered: false, error });
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { LedgerBusyError } from './ledger.errors.ts';
import type { AnyAnswer, LedgerOperation, Outcome } from './operate.ts';

export type Waiting = {
  readonly accountId: string;
  readonly operation: LedgerOperation<AnyAnswer>;
  readonly settle: (outcome: Outcome<AnyAnswer>) => void;
};

export type LedgerQueue = {
  /** @param accountId - Whose operations are done in the order of their arrival. */
  readonly run: <Answer extends AnyAnswer>(accountId: string, operation: LedgerOperation<Answer>) => Promise<Answer>;
  readonly whenEmpty: () => Promise<void>;
};

type QueueOptions = {
  /** Does operations in one transaction and answers in their order. Throws when none of it was done. */
  readonly runTogether: (operations: readonly Waiting['operation'][]) => Promise<readonly Outcome<AnyAnswer>[]>;
  /** Whether the database answers at all, asked after a failure. */
  readonly isReachable: () => Promise<boolean>;
  readonly mostTogether: number;
  readonly mostWaiting: number;
  /** Batches on their way at a time. */
  readonly mostBatches: number;
};

/**
 * A queue of operations that go in batches: first come, first served.
 *
 * A second batch leaves beside the first only when it is full: a few callers are served sooner by one batch that takes
 * all of them than by two that wait for each other's processor time. No account is in two batches at a time, so that its
 * operations keep their order.
 */
export function createLedgerQueue(options: QueueOptions): LedgerQueue {
  const { mostTogether, mostWaiting, mostBatches } = options;
  let waiting: Waiting[] = [];
  /** How many of those who wait could leave now. */
  let ready = 0;
  const away = new Set<string>();
  const batches = new Set<Promise<void>>();

  const take = (): readonly Waiting[] => {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const one of waiting) {
      const list = batch.length < mostTogether && !away.has(one.accountId) ? batch : rest;
      list.push(one);
    }
    for (const { accountId } of batch) away.add(accountId);
    waiting = rest;
    ready = countReady();
    return batch;
  };
  const countReady = () => waiting.reduce((count, { accountId }) => (away.has(accountId) ? count : count + 1), 0);

  const send = async () => {
    // Whoever was just answered asks again before this turn ends, and goes with this batch.
    await nextTurn();
    // Who came in this turn may be of accounts that have left meanwhile.
    if (away.size > 0 && ready < mostTogether) return;
    const batch = take();
    await settleBatch(batch, options);
    for (const { accountId } of batch) away.delete(accountId);
    ready = countReady();
  };
  const mayLeave = () => ready >= (batches.size === 0 ? 1 : mostTogether) && batches.size < mostBatches;
  const sendWhatMayLeave = () => {
    if (!mayLeave()) return;
    const batch = send().then(() => {
      batches.delete(batch);
      sendWhatMayLeave();
    });
    batches.add(batch);
  };

  return {
    run: (accountId, operation) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= mostWaiting) return reject(new LedgerBusyError());
        waiting.push({
          accountId,
          operation,
          // The outcome at an operation's place is its own, hence of its type.
          settle: (outcome) => (outcome.answered ? resolve(outcome.answer as never) : reject(outcome.error)),
        });
        if (!away.has(accountId)) ready += 1;
        sendWhatMayLeave();
      }),
    whenEmpty: async () => {
      while (batches.size > 0) await Promise.all(batches);
    },
  };
}

/**
 * Does a batch, and after a failure each of its operations by itself: neighbours of the guilty one are not guilty. What
 * had been committed before the failure came gets its first answer.
 */
async function settleBatch(batch: readonly Waiting[], options: QueueOptions): Promise<void> {
  try {
    const outcomes = await options.runTogether(batch.map(({ operation }) => operation));
    for (const [index, outcome] of outcomes.entries()) batch[index]?.settle(outcome);
  } catch (error) {
    if (batch.length === 1) return refuseAll(batch, error);
    await settleEach(batch, options);
  }
}

async function settleEach(batch: readonly Waiting[], { runTogether, isReachable }: QueueOptions): Promise<void> {
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

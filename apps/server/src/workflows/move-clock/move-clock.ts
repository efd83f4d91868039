import type { ClockMove, TestClock } from '../../platform/clock/test-clock.store.ts';
import type { SettleLedger } from '../settle-ledger/index.ts';

/** Moves the test clock, from the time it is to the time it shall be; answers when everything due by then is done. */
export type MoveClock = (decide: (now: Date) => Date) => Promise<ClockMove>;

/**
 * Lets time pass in a test.
 *
 * One jump is enough for the ledger: it does an account's due moments in order and dates each at its own instant, and
 * accounts do not depend on one another.
 */
export function createMoveClock(options: {
  readonly clock: Pick<TestClock, 'move'>;
  readonly ledger: Pick<SettleLedger, 'all'>;
}): MoveClock {
  const { clock, ledger } = options;
  return async (decide) => {
    const moved = await clock.move(decide);
    if (moved.ok) await ledger.all();
    return moved;
  };
}

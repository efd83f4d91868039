import type { Pool } from 'pg';
import { findNextLedgerMoment } from '../../modules/ledger/index.ts';
import type { ClockMove, TestClock } from '../../platform/clock/test-clock.store.ts';
import type { SettleLedger } from '../settle-ledger/index.ts';

/** Moves the test clock, from the time it is to the time it shall be; answers when everything due on the way is done. */
export type MoveClock = (decide: (now: Date) => Date) => Promise<ClockMove>;

/** Two years of monthly grants of a thousand accounts that all began at another instant; more is a loop. */
const MOST_STOPS = 50_000;

/** Something stays due however often it is done. */
export class ClockStuckError extends Error {
  readonly code = 'clock-stuck';
  readonly retryable = false;
  override readonly name = 'ClockStuckError';
}

/**
 * Lets time pass in a test: stops wherever something is due, does it at its own time, and goes on.
 *
 * @throws ClockStuckError when what is due at an instant does not get done; the clock stays at that instant.
 */
export function createMoveClock(options: {
  readonly database: { readonly pool: Pool };
  readonly clock: TestClock;
  readonly ledger: SettleLedger;
}): MoveClock {
  const { database, clock, ledger } = options;
  return async (decide) => {
    const start = clock.now();
    const target = decide(start);
    if (target < start) return { ok: false, now: start };
    let lastStop: number | undefined;
    for (let stops = 0; ; stops += 1) {
      const due = await findNextLedgerMoment(database.pool);
      if (due === null || due > target) break;
      // What is due can bring more that is due at the same instant; settling does that in one go.
      if (due.getTime() === lastStop || stops === MOST_STOPS) {
        throw new ClockStuckError(`What is due at ${due.toISOString()} does not get done; the log says why.`);
      }
      lastStop = due.getTime();
      await clock.move((now) => (due > now ? due : now));
      await ledger.all();
    }
    return clock.move((now) => (target > now ? target : now));
  };
}

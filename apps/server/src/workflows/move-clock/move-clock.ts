import type { Pool } from 'pg';
import { findNextSettlement } from '../../modules/ledger/index.ts';
import type { ClockMove, TestClock } from '../../platform/clock/test-clock.store.ts';
import type { CallLocks } from '../../platform/idempotency/call-locks.store.ts';
import type { BillingStories } from '../manage-subscription/index.ts';
import type { SettleLedger } from '../settle-ledger/index.ts';
import { keepHolds } from './keep-holds.ts';

/** Moves the test clock, from the time it is to the time it shall be; answers when everything due by then is done. */
export type MoveClock = (decide: (now: Date) => Date) => Promise<ClockMove>;

export type MoveClockOptions = {
  readonly database: { readonly pool: Pool };
  readonly clock: Pick<TestClock, 'now' | 'move'>;
  readonly locks: CallLocks;
  readonly ledger: Pick<SettleLedger, 'all'>;
  readonly billing: Pick<BillingStories, 'nextDueAt' | 'doDue' | 'recover'>;
};

/** Each stop is later than the one before; a year of a thousand busy accounts has fewer. */
const MOST_STOPS = 100_000;

const LOCK = 'move the test clock';

/**
 * Lets time pass in a test, as it would have passed: the clock stops at every instant at which something is due, and what
 * is due is done there, in order. One jump would renew a year late and charge twelve months at one instant.
 *
 * Two moves at once happen one after the other. A move that was cut off has stopped somewhere on its way; the next one
 * goes on from there.
 */
export function createMoveClock(options: MoveClockOptions): MoveClock {
  const { clock, locks, ledger, billing } = options;
  const doDue = async () => {
    await ledger.all();
    await billing.doDue();
    // Somebody may have a payment under way, whose account was passed over: wait for it, and do what is due after it.
    await billing.recover();
    await billing.doDue();
  };
  return (decide) =>
    locks.withLock(LOCK, async () => {
      // Another process may have moved it: the stored time counts, not the one remembered here.
      const { now: start } = await clock.move((now) => now);
      const target = decide(start);
      if (target < start) return { ok: false, now: start };
      await billing.recover();
      await doDue();
      for (let stops = 0; ; stops += 1) {
        if (stops === MOST_STOPS) throw new Error(`The clock has stopped ${MOST_STOPS} times on its way.`);
        const next = await findNextStop(options, target);
        if (next === undefined) break;
        await clock.move(() => next);
        await doDue();
      }
      const moved = await clock.move(() => target);
      await doDue();
      return moved;
    });
}

/** The next instant at which something is due, when whoever works has kept the holds of its work until then. */
async function findNextStop(options: MoveClockOptions, target: Date): Promise<Date | undefined> {
  const { database, clock } = options;
  let next = await findNextDue(options, target);
  while (await keepHolds(database, { at: clock.now(), until: next ?? target })) {
    next = await findNextDue(options, target);
  }
  return next;
}

async function findNextDue({ database, clock, billing }: MoveClockOptions, until: Date): Promise<Date | undefined> {
  const [first, second] = await Promise.all([
    findNextSettlement(database.pool, { after: clock.now(), until }),
    billing.nextDueAt(until),
  ]);
  if (first === undefined || second === undefined) return first ?? second;
  return new Date(Math.min(first.getTime(), second.getTime()));
}

import type { PoolClient } from 'pg';
import { inTransaction } from '../../database/transaction.ts';
import type { GatewayEvent } from '../payment-gateway.ts';
import { declineCharge, lockCharge, type StoredCharge, succeedCharge, takeBack } from './sandbox.store.ts';
import { findEvent, tellOnce } from './sandbox-events.store.ts';
import { makeRef, type SandboxOptions } from './sandbox-options.ts';

/** What can be made to happen from outside. */
export type SandboxEventKind = 'dispute' | 'refund' | 'late-success';

export type SandboxAnswer =
  | { readonly ok: true; readonly event: GatewayEvent }
  | {
      readonly ok: false;
      /** `not-waiting`: ended before, otherwise. `nothing-left`: never charged, or all of it has gone back. */
      readonly reason: 'unknown' | 'not-waiting' | 'nothing-left';
    };

/** Confirms or fails a charge that waits. A charge that was given up stays given up. */
export async function authenticate(
  options: SandboxOptions,
  id: string,
  outcome: 'succeed' | 'fail',
): Promise<SandboxAnswer> {
  const kind = outcome === 'succeed' ? 'charge-succeeded' : 'charge-failed';
  return inTransaction(options, async (connection) => {
    const charge = await lockCharge(connection, { authenticationId: id });
    if (charge === undefined) return { ok: false, reason: 'unknown' };
    if (charge.state !== 'waiting') {
      const event = await findEvent(connection, { chargeRef: charge.ref, kind });
      return event === undefined ? { ok: false, reason: 'not-waiting' } : { ok: true, event };
    }
    await (outcome === 'succeed'
      ? succeedCharge(connection, charge.ref)
      : declineCharge(connection, charge.ref, 'authentication-failed'));
    return tell(options, connection, charge, kind, charge.cents);
  });
}

/** Lets a bank, or somebody at the gateway's dashboard, act on a charge. */
export async function simulate(
  options: SandboxOptions,
  kind: SandboxEventKind,
  chargeRef: string,
): Promise<SandboxAnswer> {
  return inTransaction(options, async (connection) => {
    const charge = await lockCharge(connection, { ref: chargeRef });
    if (charge === undefined) return { ok: false, reason: 'unknown' };
    if (kind !== 'late-success') return takeAllBack(options, connection, charge, kind);
    await succeedCharge(connection, chargeRef);
    return tell(options, connection, charge, 'charge-succeeded', charge.cents);
  });
}

async function takeAllBack(
  options: SandboxOptions,
  connection: PoolClient,
  charge: StoredCharge,
  how: 'dispute' | 'refund',
): Promise<SandboxAnswer> {
  const kind = how === 'dispute' ? 'charge-disputed' : 'charge-refunded';
  const told = await findEvent(connection, { chargeRef: charge.ref, kind });
  if (told !== undefined) return { ok: true, event: told };
  if (charge.state !== 'succeeded' || charge.remainingCents === 0) return { ok: false, reason: 'nothing-left' };
  await takeBack(connection, charge.ref, how === 'dispute' ? 'disputed' : 'outside', charge.remainingCents);
  return tell(options, connection, charge, kind, charge.remainingCents);
}

async function tell(
  options: SandboxOptions,
  connection: PoolClient,
  { ref: chargeRef }: StoredCharge,
  kind: 'charge-succeeded' | 'charge-failed' | 'charge-refunded' | 'charge-disputed',
  cents: number,
): Promise<SandboxAnswer> {
  const id = makeRef('evt', options);
  return {
    ok: true,
    event: await tellOnce(connection, { id, kind, chargeRef, cents, occurredAt: options.clock.now() }),
  };
}

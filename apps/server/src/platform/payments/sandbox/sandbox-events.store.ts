import assert from 'node:assert/strict';
import type { Pool, PoolClient } from 'pg';
import type { GatewayEvent } from '../payment-gateway.ts';
import { describeDecline, isDeclineReason } from './test-cards.rules.ts';

/** What the sandbox tells by itself. */
type SandboxEventKind = 'charge-succeeded' | 'charge-failed' | 'charge-refunded' | 'charge-disputed';

type EventRow = {
  readonly id: string;
  readonly kind: SandboxEventKind;
  readonly charge_ref: string;
  readonly cents: bigint;
  readonly occurred_at: Date;
  readonly payment_id: string;
  readonly decline_reason: string | null;
};

const SELECT_EVENT = `SELECT event.id, event.kind, event.charge_ref, event.cents, event.occurred_at, charge.payment_id,
    charge.decline_reason
  FROM sandbox_events AS event JOIN sandbox_charges AS charge ON charge.ref = event.charge_ref`;

/** Writes an event down, or finds the one of this kind that the charge has already. */
export async function tellOnce(
  connection: PoolClient,
  event: {
    readonly id: string;
    readonly kind: SandboxEventKind;
    readonly chargeRef: string;
    readonly cents: number;
    readonly occurredAt: Date;
  },
): Promise<GatewayEvent> {
  await connection.query(
    `INSERT INTO sandbox_events (id, kind, charge_ref, cents, occurred_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (charge_ref, kind) DO NOTHING`,
    [event.id, event.kind, event.chargeRef, event.cents, event.occurredAt],
  );
  const told = await findEvent(connection, event);
  assert(told, 'an event is there after it was inserted');
  return told;
}

export async function findEvent(
  connection: Pool | PoolClient,
  event: { readonly chargeRef: string; readonly kind: SandboxEventKind },
): Promise<GatewayEvent | undefined> {
  const { rows } = await connection.query<EventRow>(`${SELECT_EVENT} WHERE event.charge_ref = $1 AND event.kind = $2`, [
    event.chargeRef,
    event.kind,
  ]);
  return rows[0] && toEvent(rows[0]);
}

export async function readEvent(pool: Pool, id: string): Promise<GatewayEvent | undefined> {
  const { rows } = await pool.query<EventRow>(`${SELECT_EVENT} WHERE event.id = $1`, [id]);
  return rows[0] && toEvent(rows[0]);
}

function toEvent(row: EventRow): GatewayEvent {
  const told = { id: row.id, occurredAt: row.occurred_at, chargeRef: row.charge_ref };
  const cents = Number(row.cents);
  switch (row.kind) {
    case 'charge-succeeded':
      return { ...told, kind: row.kind, paymentId: row.payment_id, cents };
    case 'charge-failed':
      return { ...told, kind: row.kind, paymentId: row.payment_id, message: describeFailure(row.decline_reason) };
    case 'charge-refunded':
      return { ...told, kind: row.kind, refundedCents: cents };
    case 'charge-disputed':
      return { ...told, kind: row.kind, cents };
  }
}

// A charge that succeeded late has no reason any more, but its failure is still told as one.
function describeFailure(reason: string | null): string {
  return describeDecline(isDeclineReason(reason) ? reason : 'authentication-failed');
}

import assert from 'node:assert/strict';
import type { PoolClient } from 'pg';
import { inTransaction } from '../../database/transaction.ts';
import { type ChargeAnswer, type ChargeRequest, GatewayRefusedError } from '../payment-gateway.ts';
import {
  countCharge,
  declineCharge,
  findChargeByPayment,
  insertCharge,
  lockCard,
  lockCharge,
  type StoredCard,
  type StoredCharge,
} from './sandbox.store.ts';
import { makeRef, type SandboxOptions } from './sandbox-options.ts';
import { decideCharge, describeDecline } from './test-cards.rules.ts';

/**
 * Charges a card once for a payment, also when asked by many at the same time: they wait for the card, and whoever comes
 * later finds the first one's charge.
 *
 * @throws GatewayRefusedError when the payment was asked before with another sum or card, or the card is not there.
 */
export async function chargeOnce(options: SandboxOptions, request: ChargeRequest): Promise<ChargeAnswer> {
  return inTransaction(options, async (connection) => {
    const card = await lockCard(connection, request.cardRef);
    const first = await findChargeByPayment(connection, request.paymentId);
    if (first !== undefined) return answerFor(refuseAnother(first, request));
    const usable = refuseUnusable(card, request);
    const charge = await insertDecided(options, connection, usable, request);
    if (charge !== undefined) return answerFor(charge);
    // Under another card the same payment came first; it is seen now that the insert has waited for it.
    const other = await findChargeByPayment(connection, request.paymentId);
    assert(other, 'what the insert met is there');
    return answerFor(refuseAnother(other, request));
  });
}

/** Gives up a charge that waits; true when it can never succeed now. */
export async function cancelCharge(options: SandboxOptions, chargeRef: string): Promise<boolean> {
  return inTransaction(options, async (connection) => {
    const charge = await lockCharge(connection, { ref: chargeRef });
    if (charge === undefined) throw new GatewayRefusedError(`The sandbox knows no charge ${chargeRef}.`);
    if (charge.state === 'waiting') await declineCharge(connection, chargeRef, 'abandoned');
    return charge.state !== 'succeeded';
  });
}

/** The answer follows from what is stored, so the second one is the first. */
export function answerFor(charge: StoredCharge): ChargeAnswer {
  const { ref: chargeRef } = charge;
  switch (charge.state) {
    case 'succeeded':
      return { kind: 'succeeded', chargeRef, arrivedCents: charge.cents };
    case 'waiting': {
      assert(charge.authenticationId, 'a charge that waits has what it is confirmed by');
      const { authenticationId } = charge;
      const confirmUrl = `/sandbox/authenticate/${authenticationId}`;
      return { kind: 'authentication-required', chargeRef, authenticationId, confirmUrl };
    }
    case 'declined': {
      assert(charge.declineReason, 'a declined charge has its reason');
      const message = describeDecline(charge.declineReason);
      return { kind: 'declined', chargeRef, reason: charge.declineReason, message };
    }
  }
}

async function insertDecided(
  options: SandboxOptions,
  connection: PoolClient,
  card: StoredCard,
  { paymentId, customerRef, cents, description, isOffSession }: ChargeRequest,
): Promise<StoredCharge | undefined> {
  const decision = decideCharge(card.token, { earlierCharges: card.chargeCount, isOffSession });
  const charge = {
    ref: makeRef('ch', options),
    paymentId,
    customerRef,
    cardRef: card.ref,
    cents,
    state: decision.state,
    authenticationId: decision.state === 'waiting' ? makeRef('auth', options) : null,
    declineReason: decision.state === 'declined' ? decision.reason : null,
  };
  const isNew = await insertCharge(connection, { ...charge, description, createdAt: options.clock.now() });
  if (!isNew) return undefined;
  await countCharge(connection, card.ref);
  return { ...charge, remainingCents: cents };
}

function refuseUnusable(card: StoredCard | undefined, { customerRef, cardRef }: ChargeRequest): StoredCard {
  if (card?.customerRef !== customerRef) {
    throw new GatewayRefusedError(`The sandbox knows no card ${cardRef} of customer ${customerRef}.`);
  }
  if (card.isForgotten) throw new GatewayRefusedError(`The card ${cardRef} was let go and cannot be charged.`);
  return card;
}

function refuseAnother(first: StoredCharge, request: ChargeRequest): StoredCharge {
  const isSame =
    first.cents === request.cents && first.cardRef === request.cardRef && first.customerRef === request.customerRef;
  if (isSame) return first;
  throw new GatewayRefusedError(`The payment ${request.paymentId} was asked for before with another sum or card.`);
}

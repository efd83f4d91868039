import type { PoolClient } from 'pg';
import { inTransaction } from '../../database/transaction.ts';
import { GatewayRefusedError, type RefundAnswer, type RefundRequest } from '../payment-gateway.ts';
import { lockCharge, readCardToken, type StoredCharge, takeBack } from './sandbox.store.ts';
import { makeRef, type SandboxOptions } from './sandbox-options.ts';
import { findRefund, saveRefund } from './sandbox-refunds.store.ts';
import { doesRefundFail } from './test-cards.rules.ts';

/**
 * Gives money back once for a refund. A try that failed moved nothing and may be made again under the same id.
 *
 * @throws GatewayRefusedError when the refund was asked before with another sum or charge, or the charge is not there.
 */
export async function refundOnce(options: SandboxOptions, request: RefundRequest): Promise<RefundAnswer> {
  return inTransaction(options, async (connection) => {
    const charge = await lockCharge(connection, { ref: request.chargeRef });
    if (charge === undefined) throw new GatewayRefusedError(`The sandbox knows no charge ${request.chargeRef}.`);
    const before = await findRefund(connection, request.refundId);
    if (before !== undefined && (before.cents !== request.cents || before.chargeRef !== charge.ref)) {
      throw new GatewayRefusedError(`The refund ${request.refundId} was asked for before with another sum or charge.`);
    }
    if (before?.state === 'succeeded') return { kind: 'succeeded', refundRef: before.ref };
    const excess = describeExcess(charge, request);
    if (excess !== undefined) return { kind: 'failed', message: excess };
    const refund = { ref: before?.ref ?? makeRef('re', options), tryCount: (before?.tryCount ?? 0) + 1 };
    return tryRefund(options, connection, charge, { ...request, ...refund });
  });
}

async function tryRefund(
  options: SandboxOptions,
  connection: PoolClient,
  charge: StoredCharge,
  refund: RefundRequest & { readonly ref: string; readonly tryCount: number },
): Promise<RefundAnswer> {
  const fails = doesRefundFail(await readCardToken(connection, charge.cardRef), refund.tryCount);
  const state = fails ? 'failed' : 'succeeded';
  await saveRefund(connection, { ...refund, state, createdAt: options.clock.now() });
  if (fails) return { kind: 'failed', message: 'The bank did not take the money back just now.' };
  await takeBack(connection, charge.ref, 'refunded', refund.cents);
  return { kind: 'succeeded', refundRef: refund.ref };
}

function describeExcess(charge: StoredCharge, { cents }: RefundRequest): string | undefined {
  if (charge.state !== 'succeeded') return 'Nothing was charged that could be given back.';
  if (cents > charge.remainingCents) return 'More would be given back than is left of the charge.';
  return undefined;
}

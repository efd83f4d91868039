import type { PoolClient } from 'pg';
import { insertInvoice } from '../../modules/billing/index.ts';
import { grantCredits } from '../../modules/ledger/index.ts';
import type { BillingContext } from './context.ts';
import type { TopUpIntent } from './intents.ts';
import { paymentReceived } from './mails.ts';
import type { Applied, Settling } from './settling.ts';

/** Gives the credits that were bought. The order counts when it was made: who has left meanwhile still gets them. */
export async function applyTopUp(
  context: BillingContext,
  connection: PoolClient,
  { account, payment, intent, at }: Settling & { readonly intent: TopUpIntent },
): Promise<Applied> {
  const amountMillicredits = BigInt(intent.millicredits);
  const { grant } = await grantCredits(connection, {
    operationId: `topup:${payment.id}`,
    accountId: account.id,
    kind: 'topup',
    amountMillicredits,
    reason: 'top-up',
    at,
  });
  const what = `Top-up: ${formatCredits(amountMillicredits)} credits`;
  const invoiceId = context.newId();
  const number = await insertInvoice(connection, {
    id: invoiceId,
    accountId: account.id,
    kind: 'topup',
    cents: payment.cents,
    termId: null,
    grantId: grant.id,
    lines: [{ label: what, cents: payment.cents }],
    buyer: { name: account.name, email: account.email },
    card: payment.card,
    state: 'paid',
    at,
  });
  const received = { account, invoiceId, number, cents: payment.cents, what, refundCents: 0, at };
  await context.sendMail(connection, paymentReceived(received));
  return { outcome: 'applied', invoiceId };
}

/** Whole credits with separators, the rest as a fraction: `1,000`, `0.5`. */
export function formatCredits(millicredits: bigint): string {
  const whole = (millicredits / 1_000n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = millicredits % 1_000n;
  return rest === 0n ? whole : `${whole}.${rest.toString().padStart(3, '0').replace(/0+$/, '')}`;
}

import { findInvoiceOfTerm, loadBillingState } from '../../modules/billing/index.ts';
import type { SavedCard } from '../../platform/payments/payment-gateway.ts';
import type { BillingContext } from './context.ts';
import { type TakenPayment, takePayment } from './take-payment.ts';

/**
 * Charges what an account owes with another card, at once.
 *
 * @returns `done` when nothing is owed.
 */
export function payOwedWith(
  context: BillingContext,
  paying: {
    readonly accountId: string;
    readonly operationId: string | null;
    readonly token?: string;
    readonly card?: SavedCard;
  },
): Promise<TakenPayment<'nothing-owed'>> {
  const { accountId } = paying;
  return takePayment<'nothing-owed'>(context, {
    ...paying,
    decide: async (connection) => {
      const { subscription } = await loadBillingState(connection, accountId);
      const invoice = subscription && (await findInvoiceOfTerm(connection, subscription.term.id));
      if (invoice?.state !== 'open') return { ok: true, kind: 'done', value: 'nothing-owed' };
      const { id: invoiceId, cents, lines } = invoice;
      const description = lines.map(({ label }) => label).join('; ');
      const intent = { version: 1, kind: 'owed', invoiceId } as const;
      return { ok: true, kind: 'pay', order: { intent, cents, invoiceId, attempt: null, description } };
    },
  });
}

import type { Invoice as InvoiceAnswer, TopUp } from '@gesso/contract';
import type { Invoice } from '../workflows/manage-subscription/billing-stories.ts';

export function presentInvoice(invoice: Invoice): InvoiceAnswer {
  return {
    id: invoice.id,
    number: invoice.number,
    kind: invoice.kind,
    cents: invoice.cents,
    refundedCents: invoice.refundedCents,
    refundPendingCents: invoice.refundPendingCents,
    status: invoice.status,
    at: invoice.at.toISOString(),
  };
}

export function presentTopUp(topUp: {
  readonly id: string;
  readonly millicredits: bigint;
  readonly invoiceId: string;
}): TopUp {
  return { id: topUp.id, millicredits: Number(topUp.millicredits), invoiceId: topUp.invoiceId };
}

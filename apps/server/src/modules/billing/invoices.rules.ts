import type { InvoiceStatus } from '@gesso/contract';

/** How an invoice stands, as everyone sees it. Money on its way back has not arrived and changes nothing yet. */
export function statusOfInvoice(invoice: {
  readonly state: 'open' | 'paid' | 'void';
  readonly cents: number;
  readonly refundedCents: number;
}): InvoiceStatus {
  const { state, cents, refundedCents } = invoice;
  if (state !== 'paid' || refundedCents === 0) return state;
  return refundedCents >= cents ? 'refunded' : 'partly-refunded';
}

/** The number as it is printed: `GS-000001`. */
export function formatInvoiceNumber(number: bigint): string {
  return `GS-${number.toString().padStart(6, '0')}`;
}

import type { InvoiceDocument } from '../manage-subscription/billing-stories.ts';

/** Who sells: the operator of this installation. */
export type Seller = { readonly name: string; readonly supportEmail: string | null };

type Fact = { readonly name: string; readonly text: string };

/** A line with an amount at its end. */
export type AmountLine = { readonly label: string; readonly note: string | null; readonly amount: string };

/** All that an invoice says, in words, in the order in which it is read. */
export type InvoiceFacts = {
  readonly title: 'Invoice' | 'Receipt';
  readonly number: string;
  readonly state: { readonly text: string; readonly tone: 'good' | 'due' | 'quiet' };
  readonly dates: readonly Fact[];
  readonly seller: readonly string[];
  readonly buyer: readonly string[];
  readonly lines: readonly AmountLine[];
  readonly total: AmountLine;
  /** Empty where no money went back. */
  readonly refunds: readonly AmountLine[];
  /** What is left of the payment after all that went back or is on its way; null where none did. */
  readonly kept: AmountLine | null;
  readonly foot: string;
};

/**
 * Puts an invoice into words. A paid one is its own receipt; one that was given up stays an invoice and says so.
 *
 * @returns Plain text; times in UTC, money in US dollars.
 */
export function invoiceFacts(invoice: InvoiceDocument, seller: Seller): InvoiceFacts {
  const { paidAt, voidedAt, paymentMethod, buyer } = invoice;
  return {
    title: paidAt === null ? 'Invoice' : 'Receipt',
    number: invoice.number,
    state: stateOf(invoice),
    dates: [
      { name: 'Number', text: invoice.number },
      { name: 'Issued', text: formatInstant(invoice.at) },
      ...(paidAt === null ? [] : [{ name: 'Paid', text: formatInstant(paidAt) }]),
      ...(voidedAt === null ? [] : [{ name: 'Void since', text: formatInstant(voidedAt) }]),
      ...(paymentMethod === null ? [] : [{ name: 'Card', text: formatCard(paymentMethod) }]),
    ],
    seller: [seller.name, ...(seller.supportEmail === null ? [] : [seller.supportEmail])],
    buyer: [buyer.name, buyer.email],
    lines: invoice.lines.map(({ label, cents }) => ({ label, note: null, amount: formatCents(cents) })),
    total: { label: totalOf(invoice), note: null, amount: formatCents(invoice.cents) },
    refunds: invoice.refunds.map(({ cents, at, isPending, reason }) => ({
      label: isPending ? 'Refund on its way' : 'Refund',
      note: `${formatInstant(at)}. ${reason}`,
      amount: formatCents(-cents),
    })),
    kept: keptOf(invoice),
    foot: footOf(seller),
  };
}

function stateOf({ status, paidAt, refundPendingCents }: InvoiceDocument): InvoiceFacts['state'] {
  switch (status) {
    case 'paid':
      return { text: refundPendingCents > 0 ? 'Paid, refund on its way' : 'Paid', tone: 'good' };
    case 'open':
      return { text: 'To be paid', tone: 'due' };
    case 'void':
      return { text: 'Void: nothing is owed', tone: 'quiet' };
    case 'refunded':
      return { text: 'Refunded', tone: 'quiet' };
    case 'partly-refunded':
      return { text: paidAt === null ? 'Partly refunded' : 'Paid, partly refunded', tone: 'good' };
  }
}

function totalOf({ paidAt, status }: InvoiceDocument): string {
  if (paidAt !== null) return 'Total paid';
  return status === 'void' ? 'Total, no longer owed' : 'Total due';
}

function keptOf({ refunds, cents }: InvoiceDocument): AmountLine | null {
  if (refunds.length === 0) return null;
  const back = refunds.reduce((sum, refund) => sum + refund.cents, 0);
  return { label: 'After refunds', note: null, amount: formatCents(cents - back) };
}

function footOf({ name, supportEmail }: Seller): string {
  const questions = supportEmail === null ? '' : ` Questions? Write to ${supportEmail}.`;
  return `Sold by ${name}. Amounts are in US dollars, times in UTC.${questions}`;
}

const INSTANT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

function formatInstant(instant: Date): string {
  return `${INSTANT.format(instant).replace(' at ', ', ')} UTC`;
}

function formatCents(cents: number): string {
  return DOLLARS.format(cents / 100).replace('-', '−');
}

function formatCard({ brand, last4 }: { readonly brand: string; readonly last4: string }): string {
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} •••• ${last4}`;
}

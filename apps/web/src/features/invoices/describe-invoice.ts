import type { Invoice, InvoiceKind } from '@gesso/contract';
import { formatPrice } from '../../shared/format/amounts.ts';

/** What an invoice was for. */
export const INVOICE_WORDS: Readonly<Record<InvoiceKind, string>> = {
  start: 'First payment of a plan',
  renewal: 'Renewal',
  upgrade: 'Upgrade',
  change: 'Switch of plan',
  topup: 'Top-up',
};

export type InvoiceState = { readonly word: string; readonly tone: 'done' | 'open' | 'quiet' };

/** Where an invoice stands, in words; money on its way back is said apart from money that has arrived. */
export function stateOf(invoice: Invoice): InvoiceState {
  const state = settledState(invoice);
  if (invoice.refundPendingCents === 0) return state;
  const onItsWay = `${formatPrice(invoice.refundPendingCents)} on its way back`;
  const isPlain = invoice.status === 'paid' || invoice.refundedCents === 0;
  return { word: isPlain ? `Paid, ${onItsWay}` : `${state.word}, ${onItsWay}`, tone: 'open' };
}

/** Whether its file is a receipt of money that arrived, or the invoice of money that did not. */
export function fileNameOf({ number, status }: Invoice): string {
  const isReceipt = status !== 'open' && status !== 'void';
  return `${isReceipt ? 'receipt' : 'invoice'}-${number}.pdf`;
}

function settledState({ status, refundedCents }: Invoice): InvoiceState {
  switch (status) {
    case 'paid':
      return { word: 'Paid', tone: 'done' };
    case 'open':
      return { word: 'Owed', tone: 'open' };
    case 'void':
      return { word: 'Void, nothing is owed', tone: 'quiet' };
    case 'refunded':
      return { word: 'Refunded', tone: 'quiet' };
    case 'partly-refunded':
      return { word: `Paid, ${formatPrice(refundedCents)} refunded`, tone: 'done' };
  }
}

export type MoneyBackEvent =
  /** Somebody gave money back at the gateway, outside of Gesso. The total of the charge so far, our own refunds included. */
  | { readonly kind: 'refund'; readonly totalCents: number }
  /** The bank took the payment back. It counts as all of it, whatever sum is disputed. */
  | { readonly kind: 'dispute' };

export type MoneyBack = {
  /** What this event adds to the invoice's refunds; 0 for one that says nothing new. */
  readonly newCents: number;
  /** The whole payment is gone: what it paid for is taken back. */
  readonly takesAll: boolean;
};

/**
 * What it means for an invoice that money went back without Gesso having sent it.
 *
 * Safe to ask twice and in any order, since totals only grow.
 *
 * @param options.arrivedCents - What the payment brought.
 * @param options.refundedCents - What is recorded as gone or going back, our own refunds that are under way included.
 */
export function decideMoneyBack(options: {
  readonly arrivedCents: number;
  readonly refundedCents: number;
  readonly event: MoneyBackEvent;
}): MoneyBack {
  const { arrivedCents, refundedCents, event } = options;
  const goneCents = event.kind === 'dispute' ? arrivedCents : Math.min(event.totalCents, arrivedCents);
  const newCents = Math.max(0, goneCents - refundedCents);
  return { newCents, takesAll: newCents > 0 && refundedCents + newCents >= arrivedCents };
}

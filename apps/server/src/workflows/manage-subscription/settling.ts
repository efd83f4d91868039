import type { Account } from '../../modules/accounts/index.ts';
import type { Payment } from '../../modules/billing/index.ts';
import type { ChargeAnswer } from '../../platform/payments/payment-gateway.ts';

/** What money did that has arrived. */
export type Applied =
  | { readonly outcome: 'applied'; readonly invoiceId: string }
  /** It bought nothing; `invoiceId` names the void invoice it was for. */
  | { readonly outcome: 'given-back'; readonly invoiceId: string | null; readonly reason: string };

/** What became of a payment: the gateway's words, or that it never heard of it. */
export type PaymentAnswer = ChargeAnswer | { readonly kind: 'unknown' };

/** A payment under its account's lock. */
export type Settling = { readonly account: Account; readonly payment: Payment; readonly at: Date };

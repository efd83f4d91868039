import Stripe from 'stripe';
import { GatewayRefusedError, GatewayUnavailableError } from '../payment-gateway.ts';

const { errors } = Stripe;

/** Conflicts that pass: the object or the idempotency key is in use by a call that is still running. */
const PASSING_CODES = ['lock_timeout', 'idempotency_key_in_use', 'rate_limit'];

/** Invalid requests that say something about the payment and not about the request. */
const REFUND_FAILURES = [
  'charge_already_refunded',
  'charge_disputed',
  'charge_not_refundable',
  'refund_disputed_payment',
  'balance_insufficient',
  'insufficient_funds',
  'amount_too_large',
];

/**
 * Runs a call and puts its failure into our words, except what is an answer: a card's error passes as it is.
 *
 * Stripe's error objects are never kept as `cause` where they came from an answer: they carry whole payments with their
 * client secrets, and causes end in logs.
 *
 * @throws GatewayUnavailableError when Stripe cannot be reached, is busy or broken.
 * @throws GatewayRefusedError for a wrong key and every request that Stripe does not accept.
 */
export async function callStripe<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof errors.StripeError ? translate(error) : error;
  }
}

export function isCardError(error: unknown): error is InstanceType<typeof errors.StripeCardError> {
  return error instanceof errors.StripeCardError;
}

/** Carries what Stripe answered to a request that it did not carry out, as far as a caller may act on it. */
export class StripeRequestError extends GatewayRefusedError {
  override readonly name = 'StripeRequestError';
  readonly stripeCode: string | undefined;
  readonly stripeMessage: string;
  /** True when Stripe repeated an older answer for the same idempotency key, and did not look at the request again. */
  readonly isReplay: boolean;

  constructor(error: InstanceType<typeof errors.StripeError>) {
    super(describe(error));
    this.stripeCode = error.code;
    this.stripeMessage = error.message;
    this.isReplay = error.headers?.['idempotent-replayed'] === 'true';
  }

  /** True when the money cannot go back as things stand, for a reason outside of the request. */
  get isRefundFailure(): boolean {
    return this.stripeCode !== undefined && REFUND_FAILURES.includes(this.stripeCode);
  }
}

function translate(error: InstanceType<typeof errors.StripeError>): Error {
  if (error instanceof errors.StripeCardError) return error;
  if (error instanceof errors.StripeConnectionError) {
    return new GatewayUnavailableError('Stripe did not answer.', { cause: error });
  }
  if (isPassing(error)) return new GatewayUnavailableError(`Stripe cannot answer just now${findRequest(error)}.`);
  // Their message repeats a part of the key.
  if (error instanceof errors.StripeAuthenticationError) {
    return new GatewayRefusedError(`Stripe does not accept STRIPE_SECRET_KEY${findRequest(error)}.`);
  }
  if (error instanceof errors.StripePermissionError) {
    return new GatewayRefusedError(`STRIPE_SECRET_KEY lacks a permission that Gesso needs${findRequest(error)}.`);
  }
  return new StripeRequestError(error);
}

function isPassing(error: InstanceType<typeof errors.StripeError>): boolean {
  return (
    error instanceof errors.StripeAPIError ||
    error instanceof errors.StripeRateLimitError ||
    (error.statusCode ?? 0) >= 500 ||
    (error.code !== undefined && PASSING_CODES.includes(error.code))
  );
}

function describe(error: InstanceType<typeof errors.StripeError>): string {
  return `Stripe refused a request: ${error.message}${findRequest(error)}`;
}

/** What the operator finds in Stripe's dashboard. */
function findRequest({ requestId }: InstanceType<typeof errors.StripeError>): string {
  return requestId === undefined ? '' : ` (request ${requestId})`;
}

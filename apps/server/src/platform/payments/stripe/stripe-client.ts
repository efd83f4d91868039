import Stripe from 'stripe';

/**
 * The shapes of requests and answers that this adapter is written for. It is the SDK's own version, so its types are true;
 * an upgrade of the SDK does not compile until somebody has read what changed.
 */
export const STRIPE_API_VERSION = '2026-10-28.endive';

/**
 * How long one try may take. Stripe answers a charge in 1-5 s, some banks need 15; whoever waits longer has left, and the
 * charge is looked up afterwards.
 */
const TIMEOUT_MS = 25_000;

/**
 * Tries after the first one, by the SDK itself: after a broken connection, a conflict, or an error on Stripe's side that
 * Stripe says can be tried again. It is safe because the SDK sends every try of a call under the same idempotency key, so
 * a charge whose answer got lost is answered and not made again. Two more bridge a hiccup; a longer outage is for the
 * caller, who looks up what became of it.
 */
const NETWORK_RETRIES = 2;

export type StripeConnection = {
  readonly secretKey: string;
  /** Undefined for Stripe's own address. */
  readonly baseUrl: string | undefined;
};

/** Opens the official client with everything that matters written out. */
export function createStripeClient({ secretKey, baseUrl }: StripeConnection): Stripe {
  return new Stripe(secretKey, {
    apiVersion: STRIPE_API_VERSION,
    maxNetworkRetries: NETWORK_RETRIES,
    timeout: TIMEOUT_MS,
    // Latencies of this installation are nobody else's business.
    telemetry: false,
    appInfo: { name: 'Gesso' },
    ...(baseUrl === undefined ? {} : toHost(new URL(baseUrl))),
  });
}

function toHost({ hostname, port, protocol }: URL) {
  const isPlain = protocol === 'http:';
  return {
    host: hostname,
    port: port === '' ? (isPlain ? 80 : 443) : Number(port),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  };
}

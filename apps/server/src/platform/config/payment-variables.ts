import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { httpUrl, optionalText } from './variable-schemas.ts';

/** Who moves the money. */
export type PaymentSettings =
  | { readonly kind: 'sandbox' }
  | {
      readonly kind: 'stripe';
      /** Never logged. */
      readonly secretKey: string;
      /** Never logged. */
      readonly webhookSecret: string;
      /** Undefined for Stripe's own address. */
      readonly baseUrl: string | undefined;
    };

export const paymentVariables = {
  STRIPE_SECRET_KEY: optionalText.refine(
    (text) => text === undefined || /^(sk|rk)_/.test(text),
    'must be a secret key of Stripe such as sk_live_…',
  ),
  STRIPE_WEBHOOK_SECRET: optionalText.refine(
    (text) => text === undefined || text.startsWith('whsec_'),
    'must be the signing secret of the webhook such as whsec_…',
  ),
  STRIPE_BASE_URL: httpUrl,
};

type PaymentVariables = {
  readonly [Name in keyof typeof paymentVariables]?: z.infer<(typeof paymentVariables)[Name]>;
};

/**
 * Stripe where its key is set, else the sandbox.
 *
 * @throws ConfigError when the key is there and the webhook's secret is not: no event could be believed then, and
 *   confirmed payments would never arrive.
 */
export function pickPayments(values: PaymentVariables): PaymentSettings {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_BASE_URL: baseUrl } = values;
  if (secretKey === undefined) return { kind: 'sandbox' };
  if (webhookSecret === undefined) {
    throw new ConfigError('STRIPE_WEBHOOK_SECRET must be set together with STRIPE_SECRET_KEY.');
  }
  return { kind: 'stripe', secretKey, webhookSecret, baseUrl };
}

/** A webhook's secret alone takes no money, although somebody meant to. */
export function warnAboutPayments(values: PaymentVariables): readonly string[] {
  return values.STRIPE_SECRET_KEY === undefined && values.STRIPE_WEBHOOK_SECRET !== undefined
    ? ['STRIPE_WEBHOOK_SECRET is set and STRIPE_SECRET_KEY is not: the sandbox is used, and no real money is taken.']
    : [];
}

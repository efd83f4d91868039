import type Stripe from 'stripe';
import { z } from 'zod';
import { badRequest } from './stripe-fault.ts';

/**
 * A form's fields, each named and typed as the official SDK's types have it: a field that Stripe does not know, or of
 * another type, does not compile here.
 */
function requestOf<Params>() {
  return <
    const Shape extends { readonly [Name in keyof Shape]: Name extends keyof Params ? z.ZodType<Params[Name]> : never },
  >(
    shape: Shape,
  ) => z.strictObject(shape);
}

// Everything in a form is text.
const integer = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const text = z.string().min(1).max(5000);
const metadata = z.record(z.string().max(40), z.string().max(500));
const url = z.url();

export const createCustomerRequest = requestOf<Stripe.CustomerCreateParams>()({
  email: text.max(512),
  name: text.max(256),
  metadata,
});

export const createIntentRequest = requestOf<Stripe.PaymentIntentCreateParams>()({
  // Half a dollar is the least that Stripe charges.
  amount: integer.refine((cents) => cents >= 50),
  currency: z.literal('usd'),
  customer: text,
  payment_method: text,
  allowed_payment_method_types: z.tuple([z.literal('card')]),
  description: text.max(1000),
  metadata,
  confirm: flag,
  return_url: url,
  off_session: flag.optional(),
  error_on_requires_action: flag.optional(),
});

export const cancelIntentRequest = requestOf<Stripe.PaymentIntentCancelParams>()({
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
});

export const createSetupRequest = requestOf<Stripe.SetupIntentCreateParams>()({
  customer: text,
  payment_method: text,
  automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']) }),
  usage: z.enum(['off_session', 'on_session']),
  confirm: flag,
  expand: z.array(z.literal('payment_method')),
});

export const createSessionRequest = requestOf<Stripe.Checkout.SessionCreateParams>()({
  mode: z.literal('setup'),
  customer: text,
  allowed_payment_method_types: z.tuple([z.literal('card')]),
  success_url: url,
  cancel_url: url,
});

export const createRefundRequest = requestOf<Stripe.RefundCreateParams>()({
  payment_intent: text,
  amount: integer.refine((cents) => cents >= 1),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata,
});

const page = {
  limit: integer.refine((count) => count >= 1 && count <= 100).optional(),
  starting_after: text.optional(),
};

export const listIntentsRequest = requestOf<Stripe.PaymentIntentListParams>()({ customer: text, ...page });
export const listRefundsRequest = requestOf<Stripe.RefundListParams>()({ payment_intent: text, ...page });
export const retrieveSetupRequest = requestOf<Stripe.SetupIntentRetrieveParams>()({
  expand: z.array(z.literal('payment_method')).optional(),
});
export const emptyRequest = z.strictObject({});

/** Reads a form as strictly as Stripe: nothing unknown, nothing of another type. */
export function parseRequest<Output>(schema: z.ZodType<Output>, form: URLSearchParams): Output {
  const parsed = schema.safeParse(nest(form));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const param = issue.keys.join(', ');
    throw badRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  throw badRequest(`Invalid ${issue?.path.join('.')}: ${issue?.message}`, { param: issue?.path.join('.') });
}

type Nested = { [name: string]: string | string[] | Nested };

/** `a[b]=1` is an object, `a[0]=1` a list, as in Stripe's forms. One level is all that our requests have. */
function nest(form: URLSearchParams): Nested {
  const nested: Nested = {};
  for (const [path, value] of form) {
    const [, name = path, inner] = /^([^[]+)(?:\[([^\]]*)\])?$/.exec(path) ?? [];
    if (inner === undefined) nested[name] = value;
    else nested[name] = addInner(nested[name], inner, value);
  }
  return nested;
}

function addInner(before: Nested[string] | undefined, inner: string, value: string): string[] | Nested {
  if (/^\d*$/.test(inner)) return [...(Array.isArray(before) ? before : []), value];
  return { ...(typeof before === 'object' && !Array.isArray(before) ? before : {}), [inner]: value };
}

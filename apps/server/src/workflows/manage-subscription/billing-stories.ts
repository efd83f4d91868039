import type {
  ErrorCode,
  FieldError,
  Interval,
  InvoiceKind,
  InvoiceStatus,
  PlanKey,
  SandboxEventKind,
  Subscription,
  SubscriptionPreview,
} from '@gesso/contract';
import type { WebhookDelivery } from '../../platform/payments/payment-gateway.ts';

/** Why a story was not done; nothing has changed then. */
export type BillingRefusal = {
  readonly ok: false;
  readonly code: ErrorCode;
  /** One sentence: what happened and what to do. */
  readonly message: string;
  readonly errors?: readonly FieldError[];
  /** With `authentication-required`. */
  readonly authentication?: { readonly id: string; readonly confirmUrl: string };
};

type Answer<Value> = Promise<({ readonly ok: true } & Value) | BillingRefusal>;

export type Choice = { readonly plan: PlanKey; readonly interval: Interval };

export type Invoice = {
  readonly id: string;
  readonly accountId: string;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly cents: number;
  readonly refundedCents: number;
  readonly refundPendingCents: number;
  readonly status: InvoiceStatus;
  readonly at: Date;
};

/** Everything that an invoice's page or file shows. Fixed when the invoice was written. */
export type InvoiceDocument = Invoice & {
  readonly buyer: { readonly name: string; readonly email: string };
  readonly lines: readonly { readonly label: string; readonly cents: number }[];
  readonly paidAt: Date | null;
  readonly voidedAt: Date | null;
  readonly refunds: readonly {
    readonly cents: number;
    readonly at: Date;
    readonly isPending: boolean;
    readonly reason: string;
  }[];
  readonly paymentMethod: { readonly brand: string; readonly last4: string } | null;
};

/** Where a page of invoices, newest first, goes on. */
export type AfterInvoice = { readonly createdAt: Date; readonly id: string };

/** What people and gateways do with plans and money. Every id of an account is the owner's; another's is `not-found`. */
export type BillingStories = {
  readonly readSubscription: (accountId: string) => Promise<Subscription>;
  readonly preview: (asked: {
    readonly accountId: string;
    readonly choice: Choice;
  }) => Answer<{ readonly preview: SubscriptionPreview }>;
  readonly change: (asked: {
    /** Asked again under the same id it is not done again. */
    readonly operationId: string;
    readonly accountId: string;
    readonly choice: Choice;
    readonly previewId?: string | undefined;
    readonly token?: string | undefined;
  }) => Answer<{
    readonly subscription: Subscription;
    readonly invoiceId: string | null;
    readonly refundCents: number;
  }>;
  readonly cancel: (accountId: string) => Answer<{ readonly subscription: Subscription }>;
  readonly resume: (accountId: string) => Answer<{ readonly subscription: Subscription }>;
  readonly dropPendingChange: (accountId: string) => Answer<{ readonly subscription: Subscription }>;
  /** In grace the owed invoice is charged at once, and the card is kept only if that succeeds. */
  readonly setPaymentMethod: (asked: {
    readonly operationId: string;
    readonly accountId: string;
    readonly token: string;
  }) => Answer<{ readonly subscription: Subscription }>;
  readonly startCardEntry: (accountId: string) => Answer<{ readonly url: string }>;
  readonly topUp: (asked: {
    readonly operationId: string;
    readonly accountId: string;
    readonly cents: number;
    readonly token?: string | undefined;
  }) => Answer<{ readonly id: string; readonly millicredits: bigint; readonly invoiceId: string }>;
  /** Ends the confirmation of a payment in the sandbox. */
  readonly authenticate: (asked: {
    readonly accountId: string;
    readonly id: string;
    readonly outcome: 'succeed' | 'fail';
  }) => Answer<{ readonly applied: boolean; readonly subscription: Subscription; readonly invoiceId: string | null }>;
  /** @param page.limit - One more than shown tells whether there is a next page. */
  readonly listInvoices: (page: {
    readonly accountId: string;
    readonly limit: number;
    readonly after?: AfterInvoice;
  }) => Promise<readonly Invoice[]>;
  readonly readInvoice: (asked: {
    readonly accountId: string;
    readonly id: string;
  }) => Promise<InvoiceDocument | undefined>;
  /** @throws WebhookRejectedError for what no gateway has signed. */
  readonly receiveWebhook: (gateway: string, delivery: WebhookDelivery) => Answer<object>;
  /** Lets the sandbox say what a real gateway would. */
  readonly simulate: (event: { readonly kind: SandboxEventKind; readonly invoiceId: string }) => Answer<object>;
  /** The first instant at which something of billing is due, up to and including a time; undefined when nothing is. */
  readonly nextDueAt: (until: Date) => Promise<Date | undefined>;
  /** Does everything of billing that is due by now: renewals, attempts, ends, refunds. Safe in many processes at once. */
  readonly doDue: () => Promise<void>;
  /** Looks up what was asked of a gateway and never answered, as after a crash, and finishes it. */
  readonly recover: () => Promise<void>;
};

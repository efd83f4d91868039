/** A card saved at the gateway, as far as anybody may see it. */
export type SavedCard = {
  /** The gateway's name for it. */
  readonly ref: string;
  readonly brand: string;
  readonly last4: string;
};

/** A person as the gateway knows them. Made once for each account. */
export type GatewayCustomer = { readonly ref: string };

export type SaveCardAnswer =
  | { readonly kind: 'saved'; readonly card: SavedCard }
  /** The token is unknown, used up or belongs to somebody else; or the bank said no. The sentence is for the customer. */
  | { readonly kind: 'refused'; readonly message: string };

export type ChargeRequest = {
  /** Ours, one per attempt. The same id asked again is the same charge and gets the same answer. */
  readonly paymentId: string;
  readonly customerRef: string;
  readonly cardRef: string;
  /** US cents, 1 or more. */
  readonly cents: number;
  /** One line for the customer's bank statement and the gateway's dashboard. */
  readonly description: string;
  /** True when nobody sits before the screen: a bank that wants confirmation then counts as a decline. */
  readonly isOffSession: boolean;
  /** Where a confirmation page of the gateway leads back to; absolute. */
  readonly returnUrl: string;
};

export type ChargeAnswer =
  | { readonly kind: 'succeeded'; readonly chargeRef: string; readonly arrivedCents: number }
  /** Final for this attempt. The sentence is for the customer. */
  | { readonly kind: 'declined'; readonly chargeRef: string | null; readonly reason: string; readonly message: string }
  /** Nothing is charged before the customer has confirmed at `confirmUrl`. */
  | {
      readonly kind: 'authentication-required';
      readonly chargeRef: string;
      /** What the customer's client confirms by; the id of the problem document. */
      readonly authenticationId: string;
      readonly confirmUrl: string;
    };

/** What the gateway knows of an attempt whose answer was lost. `unknown`: it never arrived there. */
export type FoundCharge = ChargeAnswer | { readonly kind: 'pending' } | { readonly kind: 'unknown' };

export type RefundRequest = {
  /** Ours, one per refund. Tried again under the same id it is still one refund. */
  readonly refundId: string;
  readonly chargeRef: string;
  readonly cents: number;
};

export type RefundAnswer =
  | { readonly kind: 'succeeded'; readonly refundRef: string }
  /** Accepted; the outcome arrives as an event. */
  | { readonly kind: 'pending'; readonly refundRef: string }
  | { readonly kind: 'failed'; readonly message: string };

/** What a gateway tells by itself. Each may come twice, late, and in any order. */
export type GatewayEvent = {
  /** The gateway's own; unique for it. */
  readonly id: string;
  readonly occurredAt: Date;
} & (
  | {
      readonly kind: 'charge-succeeded';
      readonly chargeRef: string;
      readonly paymentId: string | null;
      readonly cents: number;
    }
  | {
      readonly kind: 'charge-failed';
      readonly chargeRef: string;
      readonly paymentId: string | null;
      readonly message: string;
    }
  | { readonly kind: 'refund-succeeded'; readonly refundRef: string; readonly refundId: string | null }
  | {
      readonly kind: 'refund-failed';
      readonly refundRef: string;
      readonly refundId: string | null;
      readonly message: string;
    }
  /**
   * Somebody gave money back outside of Gesso: in the dashboard, or the sandbox's events. The total of what was given
   * back so, refunds that Gesso asked for not counted.
   */
  | { readonly kind: 'charge-refunded'; readonly chargeRef: string; readonly refundedCents: number }
  /** The bank took the money back. */
  | { readonly kind: 'charge-disputed'; readonly chargeRef: string; readonly cents: number }
  /** A card was entered on a page of the gateway. */
  | { readonly kind: 'card-saved'; readonly customerRef: string; readonly card: SavedCard }
);

export type WebhookDelivery = { readonly headers: Headers; readonly body: Uint8Array };

/**
 * A company that moves money, or the embedded one that plays it.
 *
 * No method is ever called inside a database transaction. Every call that moves something carries an id of ours, under
 * which the gateway does it once.
 */
export type PaymentGateway = {
  /** `sandbox`, `stripe`: the name in `/api/webhooks/{gateway}` and on stored rows. */
  readonly name: string;
  /** True where a card is entered on a page of the gateway and not handed over as a token. */
  readonly hostedEntry: boolean;
  /**
   * @throws GatewayUnavailableError in every method, when no answer came; what was asked may have happened or not.
   * @throws GatewayRefusedError in every method, when the gateway will not talk to us at all.
   */
  readonly createCustomer: (customer: {
    readonly accountId: string;
    readonly email: string;
    readonly name: string;
  }) => Promise<GatewayCustomer>;
  /** Keeps a card for later charges. Charges nothing. */
  readonly saveCard: (card: { readonly customerRef: string; readonly token: string }) => Promise<SaveCardAnswer>;
  /** Lets go of a saved card: it cannot be charged any more. Charges made with it can still be given back. */
  readonly forgetCard: (cardRef: string) => Promise<void>;
  /** A page on which a card can be entered; a `card-saved` event follows. Undefined where there is none. */
  readonly startCardEntry:
    | ((entry: { readonly customerRef: string; readonly returnUrl: string }) => Promise<{ readonly url: string }>)
    | undefined;
  readonly charge: (request: ChargeRequest) => Promise<ChargeAnswer>;
  /** Asks what became of an attempt. */
  readonly findCharge: (attempt: { readonly paymentId: string; readonly customerRef: string }) => Promise<FoundCharge>;
  /** Gives up a charge that waits for confirmation, so that it can never succeed. True when it is given up for sure. */
  readonly cancelCharge: (chargeRef: string) => Promise<boolean>;
  readonly refund: (request: RefundRequest) => Promise<RefundAnswer>;
  /**
   * Reads what was delivered to the webhook.
   *
   * @throws WebhookRejectedError when the signature does not fit or the body is none of the gateway's.
   */
  readonly readWebhook: (delivery: WebhookDelivery) => Promise<readonly GatewayEvent[]>;
};

/** No answer came, or one that says "later". What was asked may have happened: look it up, never ask blindly again. */
export class GatewayUnavailableError extends Error {
  readonly code = 'gateway-unavailable';
  readonly retryable = true;

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'GatewayUnavailableError';
  }
}

/**
 * The gateway answered, and the answer is neither a customer's nor a card's fault: a wrong key, an id reused for another
 * sum, a request it does not understand. Nothing was moved. The message is for the operator's log and holds no secret.
 */
export class GatewayRefusedError extends Error {
  readonly code = 'gateway-refused';
  readonly retryable = false;

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'GatewayRefusedError';
  }
}

/** A delivery that no gateway of ours has signed. */
export class WebhookRejectedError extends Error {
  readonly code = 'webhook-rejected';
  readonly retryable = false;

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'WebhookRejectedError';
  }
}

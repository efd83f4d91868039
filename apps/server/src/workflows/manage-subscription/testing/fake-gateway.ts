import assert from 'node:assert/strict';
import {
  type ChargeAnswer,
  type ChargeRequest,
  type FoundCharge,
  GatewayUnavailableError,
  type PaymentGateway,
  type RefundRequest,
} from '../../../platform/payments/payment-gateway.ts';

type Charge = {
  readonly ref: string;
  readonly request: ChargeRequest;
  state: 'succeeded' | 'declined' | 'waiting' | 'cancelled';
};

/** How the coming call of `charge` goes wrong. */
export type Trouble =
  /** No answer, and nothing has arrived there. */
  | 'lost-before'
  /** No answer, although the charge was made. */
  | 'lost-after'
  /** The process is killed before the gateway hears of it, or after it has charged. */
  | 'killed-before'
  | 'killed-after';

export type FakeGateway = PaymentGateway & {
  /** Cards decide by their token; each can be changed later. */
  readonly cards: Map<string, { readonly customerRef: string; token: string; isForgotten: boolean; charges: number }>;
  readonly charges: Map<string, Charge>;
  readonly refunds: Map<string, RefundRequest & { tries: number; isDone: boolean }>;
  /** One for each coming charge, first come first served. */
  readonly troubles: Trouble[];
  /** Charges wait for it, so that a test can act while one is under way. */
  waitFor: Promise<void> | undefined;
  /** How many charges have reached it. */
  readonly asked: string[];
  /** What it holds of an account's money. */
  readonly keptCents: () => number;
  /** As the bank's page would; the charge's reference. */
  readonly confirm: (authenticationId: string, outcome: 'succeed' | 'fail') => string;
};

/** A process that is gone: nothing after this line runs. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * A gateway in memory that keeps its promises to the letter and fails as it is told. It checks what it is asked: known
 * customer, card of that customer, one sum for each id, no more back than came.
 */
export function createFakeGateway(): FakeGateway {
  const customers = new Map<string, string>();
  const cards: FakeGateway['cards'] = new Map();
  const charges: FakeGateway['charges'] = new Map();
  const refunds: FakeGateway['refunds'] = new Map();
  const asked: string[] = [];
  const troubles: Trouble[] = [];

  const chargeOnce = (request: ChargeRequest): ChargeAnswer => {
    const known = charges.get(request.paymentId);
    if (known !== undefined) {
      assert.equal(known.request.cents, request.cents, 'one id is one sum');
      return answer(known);
    }
    const card = cards.get(request.cardRef);
    assert(card && !card.isForgotten, 'the card is saved');
    assert.equal(card.customerRef, request.customerRef, 'the card is its customer’s');
    assert(Number.isSafeInteger(request.cents) && request.cents > 0, 'a charge is of a cent or more');
    const state = decide(card.token, { earlier: card.charges, isOffSession: request.isOffSession });
    card.charges += 1;
    const charge = { ref: `ch_${charges.size + 1}`, request, state };
    charges.set(request.paymentId, charge);
    return answer(charge);
  };
  const findByRef = (ref: string) => {
    const charge = [...charges.values()].find((candidate) => candidate.ref === ref);
    assert(charge, `there is a charge ${ref}`);
    return charge;
  };
  const backCents = (ref: string) =>
    [...refunds.values()].reduce(
      (sum, { chargeRef, cents, isDone }) => sum + (chargeRef === ref && isDone ? cents : 0),
      0,
    );

  const fake: FakeGateway = {
    name: 'fake',
    hostedEntry: false,
    startCardEntry: undefined,
    cards,
    charges,
    refunds,
    asked,
    troubles,
    waitFor: undefined,
    createCustomer: async ({ accountId }) => {
      customers.set(`cus_${accountId}`, accountId);
      return { ref: `cus_${accountId}` };
    },
    saveCard: async ({ customerRef, token }) => {
      assert(customers.has(customerRef), 'the customer is known');
      if (!token.startsWith('tok_')) return { kind: 'refused', message: 'This is no card.' };
      const ref = `card_${cards.size + 1}`;
      cards.set(ref, { customerRef, token, isForgotten: false, charges: 0 });
      return { kind: 'saved', card: { ref, brand: 'visa', last4: token.slice(-4) } };
    },
    forgetCard: async (ref) => {
      const card = cards.get(ref);
      assert(card, 'the card was saved');
      card.isForgotten = true;
    },
    charge: async (request) => {
      asked.push(request.paymentId);
      const trouble = troubles.shift();
      await fake.waitFor;
      if (trouble === 'lost-before') throw new GatewayUnavailableError('no answer');
      if (trouble === 'killed-before') throw new Killed('before the charge');
      const given = chargeOnce(request);
      if (trouble === 'lost-after') throw new GatewayUnavailableError('no answer');
      if (trouble === 'killed-after') throw new Killed('after the charge');
      return given;
    },
    findCharge: async ({ paymentId }): Promise<FoundCharge> => {
      const charge = charges.get(paymentId);
      return charge === undefined ? { kind: 'unknown' } : answer(charge);
    },
    cancelCharge: async (ref) => {
      const charge = findByRef(ref);
      if (charge.state === 'waiting') charge.state = 'cancelled';
      return charge.state === 'cancelled';
    },
    refund: async (request) => {
      const charge = findByRef(request.chargeRef);
      const refund = refunds.get(request.refundId) ?? { ...request, tries: 0, isDone: false };
      refunds.set(request.refundId, refund);
      assert.equal(refund.cents, request.cents, 'one id is one sum');
      if (refund.isDone) return { kind: 'succeeded', refundRef: `re_${request.refundId}` };
      assert.equal(charge.state, 'succeeded', 'only what was charged goes back');
      assert(backCents(charge.ref) + request.cents <= charge.request.cents, 'no more goes back than came');
      refund.tries += 1;
      const isSlow = cards.get(charge.request.cardRef)?.token === 'tok_refund_fails';
      if (isSlow && refund.tries <= 2) return { kind: 'failed', message: 'The bank does not take it now.' };
      refund.isDone = true;
      return { kind: 'succeeded', refundRef: `re_${request.refundId}` };
    },
    readWebhook: async ({ body }) => JSON.parse(new TextDecoder().decode(body), reviveDates),
    keptCents: () =>
      [...charges.values()].reduce(
        (sum, { ref, state, request }) => sum + (state === 'succeeded' ? request.cents - backCents(ref) : 0),
        0,
      ),
    confirm: (authenticationId, outcome) => {
      const charge = findByRef(authenticationId.replace('auth_', ''));
      if (charge.state === 'waiting') charge.state = outcome === 'succeed' ? 'succeeded' : 'declined';
      return charge.ref;
    },
  };
  return fake;
}

function decide(
  token: string,
  { earlier, isOffSession }: { readonly earlier: number; readonly isOffSession: boolean },
): Charge['state'] {
  if (token === 'tok_decline') return 'declined';
  if (token === 'tok_authenticate') return isOffSession ? 'declined' : 'waiting';
  if (token === 'tok_renewal_fails') return earlier === 0 ? 'succeeded' : 'declined';
  return 'succeeded';
}

function answer({ ref, request, state }: Charge): ChargeAnswer {
  switch (state) {
    case 'succeeded':
      return { kind: 'succeeded', chargeRef: ref, arrivedCents: request.cents };
    case 'waiting': {
      const authenticationId = `auth_${ref}`;
      return { kind: 'authentication-required', chargeRef: ref, authenticationId, confirmUrl: 'http://bank.test/' };
    }
    case 'declined':
    case 'cancelled':
      return { kind: 'declined', chargeRef: ref, reason: 'card-declined', message: 'The bank declined the card.' };
  }
}

function reviveDates(key: string, value: unknown): unknown {
  return key === 'occurredAt' && typeof value === 'string' ? new Date(value) : value;
}

/** How a card of the sandbox behaves, now and at each later charge. */
type CardBehaviour = {
  /** Null where a charge succeeds. `confirm` waits for the customer, or declines when nobody sits there. */
  readonly decline: (charge: { readonly earlierCharges: number }) => DeclineReason | 'confirm' | null;
  /** How many tries of each refund fail before one succeeds. */
  readonly failingRefundTries: number;
};

export type DeclineReason =
  | 'card-declined'
  | 'insufficient-funds'
  | 'authentication-required'
  | 'authentication-failed'
  | 'abandoned';

/** A card that can be typed in, as the interface shows it. */
export type TestCard = {
  readonly token: string;
  readonly name: string;
  /** One sentence. */
  readonly does: string;
  readonly brand: string;
  readonly last4: string;
};

export type ChargeDecision =
  | { readonly state: 'succeeded' }
  | { readonly state: 'waiting' }
  | { readonly state: 'declined'; readonly reason: DeclineReason };

const DECLINE_MESSAGES: Readonly<Record<DeclineReason, string>> = {
  'card-declined': 'The bank declined the card. Use another card, or ask the bank.',
  'insufficient-funds': 'There is not enough money on the card. Use another card.',
  'authentication-required': 'The bank wants this payment to be confirmed by you. Pay again and confirm it.',
  'authentication-failed': 'The payment was not confirmed. Try again, or use another card.',
  abandoned: 'The payment was given up before it was confirmed.',
};

// The last four digits are those of well-known test cards, so that nobody takes them for real ones.
const CARDS: readonly (TestCard & CardBehaviour)[] = [
  {
    token: 'tok_success',
    name: 'Card that works',
    does: 'Every payment and every refund succeeds.',
    brand: 'visa',
    last4: '4242',
    decline: () => null,
    failingRefundTries: 0,
  },
  {
    token: 'tok_decline',
    name: 'Card that is declined',
    does: 'Every payment is declined.',
    brand: 'visa',
    last4: '0002',
    decline: () => 'card-declined',
    failingRefundTries: 0,
  },
  {
    token: 'tok_insufficient_funds',
    name: 'Empty card',
    does: 'Every payment is declined for lack of money.',
    brand: 'visa',
    last4: '9995',
    decline: () => 'insufficient-funds',
    failingRefundTries: 0,
  },
  {
    token: 'tok_authenticate',
    name: 'Card that asks for confirmation',
    does: 'Every payment waits until you confirm it; renewals, where nobody can, are declined.',
    brand: 'visa',
    last4: '3184',
    decline: () => 'confirm',
    failingRefundTries: 0,
  },
  {
    token: 'tok_renewal_fails',
    name: 'Card that fails later',
    does: 'The first payment succeeds, all later ones are declined.',
    brand: 'visa',
    last4: '0341',
    decline: ({ earlierCharges }) => (earlierCharges === 0 ? null : 'card-declined'),
    failingRefundTries: 0,
  },
  {
    token: 'tok_refund_fails',
    name: 'Card that is slow to take money back',
    does: 'Payments succeed; each refund fails twice and then succeeds.',
    brand: 'visa',
    last4: '5126',
    decline: () => null,
    failingRefundTries: 2,
  },
];

export const TEST_CARDS: readonly TestCard[] = CARDS.map(({ token, name, does, brand, last4 }) => ({
  token,
  name,
  does,
  brand,
  last4,
}));

export function findTestCard(token: string): TestCard | undefined {
  return TEST_CARDS.find((card) => card.token === token);
}

/**
 * Decides a charge by the card alone.
 *
 * @param charge.earlierCharges - How often this saved card was charged before, whatever came of it.
 */
export function decideCharge(
  token: string,
  charge: { readonly earlierCharges: number; readonly isOffSession: boolean },
): ChargeDecision {
  const answer = behaviourOf(token).decline(charge);
  if (answer === null) return { state: 'succeeded' };
  if (answer !== 'confirm') return { state: 'declined', reason: answer };
  return charge.isOffSession ? { state: 'declined', reason: 'authentication-required' } : { state: 'waiting' };
}

/** @param tryNumber - Of this one refund, 1 for the first. */
export function doesRefundFail(token: string, tryNumber: number): boolean {
  return tryNumber <= behaviourOf(token).failingRefundTries;
}

/** The sentence for the customer. */
export function describeDecline(reason: DeclineReason): string {
  return DECLINE_MESSAGES[reason];
}

export function isDeclineReason(text: string | null): text is DeclineReason {
  return text !== null && Object.hasOwn(DECLINE_MESSAGES, text);
}

function behaviourOf(token: string): CardBehaviour {
  const card = CARDS.find((candidate) => candidate.token === token);
  if (card === undefined) throw new Error(`The sandbox has saved a card ${token} that it does not know.`);
  return card;
}

import type { PaymentGateway, SaveCardAnswer } from '../payment-gateway.ts';
import { readDelivery } from './read-delivery.ts';
import { ensureCustomer, findChargeByPayment, forgetCard, hasCustomer, insertCard } from './sandbox.store.ts';
import { answerFor, cancelCharge, chargeOnce } from './sandbox-charges.ts';
import { makeRef, type SandboxOptions } from './sandbox-options.ts';
import { authenticate, type SandboxAnswer, type SandboxEventKind, simulate } from './sandbox-outside.ts';
import { refundOnce } from './sandbox-refunds.ts';
import { findTestCard, TEST_CARDS, type TestCard } from './test-cards.rules.ts';

/** The embedded gateway, and what only an embedded one can do. */
export type SandboxGateway = PaymentGateway & {
  readonly testCards: readonly TestCard[];
  /**
   * Ends the confirmation that a charge waits for, as its page would.
   *
   * @param id - The `authenticationId` of the charge's answer.
   * @returns The event that a webhook would bring. Asked again with the same outcome it is the same event.
   */
  readonly authenticate: (id: string, outcome: 'succeed' | 'fail') => Promise<SandboxAnswer>;
  /**
   * Lets something happen at the gateway that Gesso did not ask for.
   *
   * `refund` and `dispute` take back all that remains of a charge; `late-success` turns a declined charge into one that
   * succeeded. Asked again it is the same event.
   */
  readonly simulate: (kind: SandboxEventKind, chargeRef: string) => Promise<SandboxAnswer>;
};

/**
 * Plays a company that moves money, so that everything works without one. No money moves.
 *
 * It is an outside party in all but the process: tables of its own, transactions of its own, and it decides by the card
 * alone. What it promised it keeps over restarts.
 */
export function createSandboxGateway(options: SandboxOptions): SandboxGateway {
  const { pool, clock } = options;
  return {
    name: 'sandbox',
    hostedEntry: false,
    testCards: TEST_CARDS,
    createCustomer: async ({ accountId }) => {
      const ref = makeRef('cus', options);
      return { ref: await ensureCustomer(pool, { ref, accountId, createdAt: clock.now() }) };
    },
    saveCard: (card) => saveCard(options, card),
    forgetCard: (cardRef) => forgetCard(pool, cardRef, clock.now()),
    startCardEntry: undefined,
    charge: (request) => chargeOnce(options, request),
    findCharge: async ({ paymentId }) => {
      const charge = await findChargeByPayment(pool, paymentId);
      return charge === undefined ? { kind: 'unknown' } : answerFor(charge);
    },
    cancelCharge: (chargeRef) => cancelCharge(options, chargeRef),
    refund: (request) => refundOnce(options, request),
    readWebhook: (delivery) => readDelivery(pool, delivery),
    authenticate: (id, outcome) => authenticate(options, id, outcome),
    simulate: (kind, chargeRef) => simulate(options, kind, chargeRef),
  };
}

async function saveCard(
  options: SandboxOptions,
  { customerRef, token }: { readonly customerRef: string; readonly token: string },
): Promise<SaveCardAnswer> {
  const card = findTestCard(token);
  if (card === undefined) {
    const tokens = TEST_CARDS.map((known) => known.token).join(', ');
    return { kind: 'refused', message: `paymentMethod.token is no card of the sandbox; use one of ${tokens}.` };
  }
  if (!(await hasCustomer(options.pool, customerRef))) {
    return { kind: 'refused', message: 'The card cannot be saved: its customer is not known to the sandbox.' };
  }
  const ref = makeRef('card', options);
  await insertCard(options.pool, { ref, customerRef, token, createdAt: options.clock.now() });
  return { kind: 'saved', card: { ref, brand: card.brand, last4: card.last4 } };
}

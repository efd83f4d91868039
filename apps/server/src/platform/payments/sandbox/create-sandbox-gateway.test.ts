import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../clock/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing/create-test-database.ts';
import type { ChargeAnswer, WebhookDelivery } from '../payment-gateway.ts';
import {
  type CardBehaviour,
  describeGateway,
  type GatewayUnderTest,
  requestWith,
} from '../testing/gateway-conformance.ts';
import { createSandboxGateway, type SandboxGateway } from './create-sandbox-gateway.ts';
import type { SandboxAnswer } from './sandbox-outside.ts';

const TOKENS: Readonly<Record<CardBehaviour, string>> = {
  succeeds: 'tok_success',
  declines: 'tok_decline',
  'lacks-money': 'tok_insufficient_funds',
  'asks-for-confirmation': 'tok_authenticate',
};

let database: TestDatabase;
let sandbox: SandboxGateway;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = openSandbox();
});
afterAll(() => database.close());

const openSandbox = () => createSandboxGateway({ pool: database.pool, clock: systemClock, newId: randomUUID });

function deliver(answer: SandboxAnswer): WebhookDelivery {
  if (!answer.ok) throw new Error(`The sandbox says ${answer.reason}.`);
  return { headers: new Headers(), body: new TextEncoder().encode(JSON.stringify({ id: answer.event.id })) };
}

const underTest = (): GatewayUnderTest => ({
  gateway: sandbox,
  enterCard: (behaviour) => TOKENS[behaviour],
  chargeUnheard: async (request) => {
    await sandbox.charge(request);
  },
  confirm: async (id, outcome) => deliver(await sandbox.authenticate(id, outcome)),
  // The sandbox gives back all that is left.
  refundOutside: async (chargeRef) => deliver(await sandbox.simulate('refund', chargeRef)),
  dispute: async (chargeRef) => deliver(await sandbox.simulate('dispute', chargeRef)),
  countCharges: async (paymentId) => {
    const { rows } = await database.pool.query<{ count: bigint }>(
      'SELECT count(*) FROM sandbox_charges WHERE payment_id = $1',
      [paymentId],
    );
    return Number(rows[0]?.count);
  },
});

describeGateway('The sandbox', underTest);

/** A charge that was asked for with a certain card of the sandbox. */
async function chargeWith(token: string, isOffSession = false) {
  const request = { ...(await requestWith({ gateway: sandbox, enterCard: () => token }, 'succeeds')), isOffSession };
  return { request, answer: await sandbox.charge(request) };
}

function refOf(answer: ChargeAnswer): string {
  if (answer.chargeRef === null) throw new Error('The sandbox names every charge.');
  return answer.chargeRef;
}

describe('createSandboxGateway', () => {
  test('every card that is shown can be saved, and carries its words', async () => {
    const customer = await sandbox.createCustomer({ accountId: randomUUID(), email: 'a@example.com', name: 'A' });
    expect(sandbox.testCards.map(({ token }) => token)).toEqual([
      'tok_success',
      'tok_decline',
      'tok_insufficient_funds',
      'tok_authenticate',
      'tok_renewal_fails',
      'tok_refund_fails',
    ]);
    for (const { token, last4, brand, does } of sandbox.testCards) {
      expect(await sandbox.saveCard({ customerRef: customer.ref, token })).toMatchObject({ card: { last4, brand } });
      expect(does).toMatch(/\.$/);
    }
  });

  test('tok_renewal_fails succeeds once for each time it is saved', async () => {
    for (let saved = 0; saved < 2; saved += 1) {
      const { request, answer } = await chargeWith('tok_renewal_fails');
      expect(answer.kind).toBe('succeeded');
      const renewal = { ...request, paymentId: randomUUID(), isOffSession: true };
      expect(await sandbox.charge(renewal)).toMatchObject({ kind: 'declined', reason: 'card-declined' });
      expect(await sandbox.charge(request)).toEqual(answer);
    }
  });

  test('two first charges of tok_renewal_fails at once: one succeeds', async () => {
    const request = await requestWith({ gateway: sandbox, enterCard: () => 'tok_renewal_fails' }, 'succeeds');
    const charges = Array.from({ length: 4 }, () => sandbox.charge({ ...request, paymentId: randomUUID() }));
    const kinds = (await Promise.all(charges)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'succeeded')).toHaveLength(1);
  });

  test('each refund of tok_refund_fails fails twice and then goes through, once', async () => {
    const { answer } = await chargeWith('tok_refund_fails');
    for (const cents of [1000, 1900]) {
      const refund = { refundId: randomUUID(), chargeRef: refOf(answer), cents };
      expect(await sandbox.refund(refund)).toMatchObject({ kind: 'failed' });
      expect(await sandbox.refund(refund)).toMatchObject({ kind: 'failed' });
      const third = await sandbox.refund(refund);
      expect(third).toMatchObject({ kind: 'succeeded' });
      expect(await sandbox.refund(refund)).toEqual(third);
    }
  });

  test('a declined charge can succeed late, and says so once', async () => {
    const { request, answer } = await chargeWith('tok_decline', true);
    const late = await sandbox.simulate('late-success', refOf(answer));
    const { paymentId, cents } = request;
    expect(late).toMatchObject({ ok: true, event: { kind: 'charge-succeeded', paymentId, cents } });
    expect(await sandbox.simulate('late-success', refOf(answer))).toEqual(late);
    expect(await sandbox.findCharge(request)).toMatchObject({ kind: 'succeeded' });
    const refund = { refundId: randomUUID(), chargeRef: refOf(answer), cents };
    expect(await sandbox.refund(refund)).toMatchObject({ kind: 'succeeded' });
  });

  test('nothing goes back of a charge that never succeeded, or twice', async () => {
    const declined = await chargeWith('tok_decline');
    expect(await sandbox.simulate('dispute', refOf(declined.answer))).toEqual({ ok: false, reason: 'nothing-left' });
    const { answer } = await chargeWith('tok_success');
    const refund = await sandbox.simulate('refund', refOf(answer));
    expect(await sandbox.simulate('refund', refOf(answer))).toEqual(refund);
    expect(await sandbox.simulate('dispute', refOf(answer))).toEqual({ ok: false, reason: 'nothing-left' });
  });

  test('a confirmation repeated is the same event; the other outcome, or an unknown one, is none', async () => {
    const { answer } = await chargeWith('tok_authenticate');
    const id = answer.kind === 'authentication-required' ? answer.authenticationId : '';
    const [first, second] = await Promise.all([
      sandbox.authenticate(id, 'succeed'),
      sandbox.authenticate(id, 'succeed'),
    ]);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    expect(await sandbox.authenticate(id, 'fail')).toEqual({ ok: false, reason: 'not-waiting' });
    expect(await sandbox.authenticate('auth_nobody', 'succeed')).toEqual({ ok: false, reason: 'unknown' });
    expect(await sandbox.simulate('refund', 'ch_nobody')).toEqual({ ok: false, reason: 'unknown' });
  });

  test('another sandbox on the same database, as after a restart, knows everything', async () => {
    const { request, answer } = await chargeWith('tok_authenticate');
    const restarted = openSandbox();
    expect(await restarted.findCharge(request)).toEqual(answer);
    expect(await restarted.charge(request)).toEqual(answer);
  });
});

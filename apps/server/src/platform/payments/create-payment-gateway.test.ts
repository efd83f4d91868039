import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { parseEnvironment } from '../config/environment.ts';
import { createTestDatabase, type TestDatabase } from '../database/testing/create-test-database.ts';
import { createPaymentGateway } from './create-payment-gateway.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const open = (environment: Readonly<Record<string, string>>) =>
  createPaymentGateway(parseEnvironment(environment, '/'), {
    pool: database.pool,
    clock: systemClock,
    newId: randomUUID,
  });

test('without a key the sandbox plays the gateway', async () => {
  const { gateway, sandbox } = await open({});
  expect(gateway).toBe(sandbox);
  expect(gateway).toMatchObject({ name: 'sandbox', hostedEntry: false, startCardEntry: undefined });
});

test('with a key of Stripe nothing of the sandbox is reachable', async () => {
  const { gateway, sandbox } = await open({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' });
  expect(sandbox).toBeUndefined();
  expect(gateway).toMatchObject({ name: 'stripe', hostedEntry: true, startCardEntry: expect.any(Function) });
  expect(gateway).not.toHaveProperty('authenticate');
  expect(gateway).not.toHaveProperty('simulate');
});

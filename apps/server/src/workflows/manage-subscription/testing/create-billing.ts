import { randomUUID } from 'node:crypto';
import { createFakeProvider } from '@gesso/provider-kit/testing';
import { uuidv7 } from 'uuidv7';
import { openCreditAccount } from '../../../modules/ledger/index.ts';
import { createModels } from '../../../modules/models/index.ts';
import { openTestClock, type TestClock } from '../../../platform/clock/test-clock.store.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { openCallLocks } from '../../../platform/idempotency/call-locks.store.ts';
import { createLogger } from '../../../platform/log/create-logger.ts';
import { enqueueMail } from '../../../platform/mail/mails.store.ts';
import type { GatewayEvent } from '../../../platform/payments/payment-gateway.ts';
import { insertAccount } from '../../../testing/insert-account.ts';
import { createMoveClock, type MoveClock } from '../../move-clock/index.ts';
import { createSettleLedger } from '../../settle-ledger/index.ts';
import type { BillingStories, Choice } from '../billing-stories.ts';
import { createBillingStories } from '../create-billing-stories.ts';
import { createFakeGateway, type FakeGateway } from './fake-gateway.ts';

export type TestBilling = {
  readonly database: TestDatabase;
  readonly gateway: FakeGateway;
  readonly clock: TestClock;
  readonly stories: BillingStories;
  /** Stories of another process on the same database: with a lock connection of its own. */
  readonly createProcess: () => BillingStories;
  /** Lines of warnings and errors. */
  readonly logged: string[];
  readonly openAccount: () => Promise<string>;
  readonly moveTo: MoveClock;
  /** The same with stories that a test meddles with. */
  readonly moveWith: (billing: BillingStories) => MoveClock;
  /** Everything between now and an instant happens. */
  readonly walkTo: (instant: string) => Promise<void>;
  /** Subscribes with a new operation; the card pays. */
  readonly subscribe: (
    accountId: string,
    plan: Choice['plan'],
    interval: Choice['interval'],
    token?: string,
  ) => ReturnType<BillingStories['change']>;
  /** Delivers events as a webhook. */
  readonly deliver: (...events: readonly GatewayEvent[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Plans and money on a real database, a clock that is moved by hand, and a gateway that does as it is told. */
export async function createBilling({ startsAt }: { readonly startsAt: string }): Promise<TestBilling> {
  const database = await createTestDatabase();
  const { pool, url } = database;
  const clock = await openTestClock({ pool, url, startsAt: new Date(startsAt) });
  const logged: string[] = [];
  const log = createLogger({ level: 'warn', destination: { write: (line: string) => logged.push(line) } });
  const models = createModels({ database, providers: [createFakeProvider()] });
  await models.prepare(clock.now());
  const gateway = createFakeGateway();
  const closes: (() => Promise<unknown>)[] = [];
  const createProcess = () => {
    const locks = openCallLocks({ url });
    closes.push(locks.close);
    const outside = { gateway, sandbox: undefined, locks, publicUrl: 'http://gesso.test' };
    return createBillingStories({ database, models, clock, log, newId: uuidv7, sendMail: enqueueMail, ...outside });
  };
  const stories = createProcess();
  const walkLocks = openCallLocks({ url });
  closes.push(walkLocks.close);
  const ledger = createSettleLedger({ database, clock, log });
  const moveWith = (billing: BillingStories) => createMoveClock({ database, clock, locks: walkLocks, ledger, billing });
  const moveTo = moveWith(stories);
  return {
    database,
    gateway,
    clock,
    stories,
    createProcess,
    logged,
    moveTo,
    moveWith,
    openAccount: async () => {
      const at = clock.now();
      const accountId = await insertAccount(pool, { at });
      await inTransaction(database, (connection) => openCreditAccount(connection, { accountId, at }));
      return accountId;
    },
    walkTo: async (instant) => void (await moveTo(() => new Date(instant))),
    subscribe: (accountId, plan, interval, token = 'tok_success') =>
      stories.change({ operationId: randomUUID(), accountId, choice: { plan, interval }, token }),
    deliver: async (...events) => {
      const body = new TextEncoder().encode(JSON.stringify(events));
      await stories.receiveWebhook('fake', { headers: new Headers(), body });
    },
    close: async () => {
      await Promise.all(closes.map((close) => close()));
      await clock.close();
      await database.close();
    },
  };
}

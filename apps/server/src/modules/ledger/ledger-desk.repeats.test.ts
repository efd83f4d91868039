import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ownCaptureId } from './capture-ids.rules.ts';
import type { HoldCredits } from './hold-operations.ts';
import { OperationMismatchError } from './ledger.errors.ts';
import { createLedgerDesk, type LedgerDesk } from './ledger-desk.ts';
import { reconcile } from './reconcile.service.ts';
import { after, createCreditAccount, DAY_MS, giveCredits, START } from './testing/ledger-fixtures.ts';

/** The desk does not look whether a hold was made before; these are the ways in which it finds out all the same. */

let database: TestDatabase;
let desk: LedgerDesk;
beforeAll(async () => {
  database = await createTestDatabase();
  desk = createLedgerDesk({ database, mostBatches: 1 });
});
afterAll(async () => {
  await desk.close();
  await database.close();
});

/** A hold of all that an account has, which was made and captured. */
async function holdOfLongAgo(): Promise<{ readonly hold: HoldCredits; readonly first: unknown }> {
  const accountId = await createCreditAccount(database.pool);
  await inTransaction(database, (connection) => giveCredits(connection, { accountId, amountMillicredits: 1_000n }));
  const hold = { holdId: uuidv7(), accountId, amountMillicredits: 1_000n, expiresAt: after(DAY_MS), at: START };
  const first = await desk.hold(hold);
  const { holdId } = hold;
  await desk.capture({ operationId: ownCaptureId(holdId), accountId, holdId, amountMillicredits: 1_000n, at: START });
  return { hold, first };
}

const refill = (accountId: string) =>
  inTransaction(database, (connection) => giveCredits(connection, { accountId, amountMillicredits: 5_000n }));

afterAll(async () => expect((await reconcile(database.pool)).differences).toEqual([]));

test('a hold made before gets its first answer where there would be credits for another', async () => {
  const { hold, first } = await holdOfLongAgo();
  await refill(hold.accountId);
  expect(await desk.hold(hold)).toEqual(first);
});

test('a hold made before gets its first answer where there is nothing left to hold', async () => {
  const { hold, first } = await holdOfLongAgo();
  expect(await desk.hold(hold)).toEqual(first);
});

test('a hold made before gets its first answer where its time-out is over', async () => {
  const { hold, first } = await holdOfLongAgo();
  await refill(hold.accountId);
  expect(await desk.hold({ ...hold, at: after(3 * DAY_MS) })).toEqual(first);
});

test('a hold made before is an error with another amount', async () => {
  const { hold } = await holdOfLongAgo();
  await expect(desk.hold({ ...hold, amountMillicredits: 1n })).rejects.toThrow(OperationMismatchError);
  await refill(hold.accountId);
  await expect(desk.hold({ ...hold, amountMillicredits: 1n })).rejects.toThrow(OperationMismatchError);
});

test('a repeated hold fails none of its neighbours', async () => {
  const [one, other] = [await holdOfLongAgo(), await holdOfLongAgo()];
  await refill(one.hold.accountId);
  const [repeated, fresh, refused] = await Promise.all([
    desk.hold(one.hold),
    desk.hold({ ...one.hold, holdId: uuidv7() }),
    desk.hold({ ...other.hold, holdId: uuidv7() }),
  ]);
  expect(repeated).toEqual(one.first);
  expect(fresh).toMatchObject({ ok: true, hold: { state: 'held' } });
  expect(refused).toMatchObject({ ok: false, reason: 'insufficient-credits' });
});

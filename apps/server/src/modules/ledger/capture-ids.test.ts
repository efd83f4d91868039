import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { ownCaptureId } from './capture-ids.rules.ts';
import { OperationMismatchError } from './ledger.errors.ts';
import { captureHold, releaseHold } from './ledger.service.ts';
import { after, giveCredits, holdSome, START } from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';

const ledger = useTestLedger();

async function holdTwice(): Promise<readonly [string, string]> {
  const { accountId, run } = ledger;
  await run((connection) => giveCredits(connection, { accountId }));
  const [holdId, other] = [uuidv7(), uuidv7()];
  await run((connection) => holdSome(connection, { accountId, holdId }));
  await run((connection) => holdSome(connection, { accountId, holdId: other }));
  return [holdId, other];
}

const capture = (holdId: string, operationId: string, amountMillicredits = 400n) =>
  ledger.run((connection) => captureHold(connection, { operationId, holdId, amountMillicredits, at: START }));

const release = (holdId: string, operationId: string) =>
  ledger.run((connection) =>
    releaseHold(connection, { operationId, holdId, reason: 'test', atFault: 'creator', at: after(1) }),
  );

test('a capture under the id that follows from its hold answers the same again, and another amount is an error', async () => {
  const [holdId] = await holdTwice();
  const first = await capture(holdId, ownCaptureId(holdId));
  expect(first).toMatchObject({ ok: true, capturedMillicredits: 400n, releasedMillicredits: 600n });
  expect(await capture(holdId, ownCaptureId(holdId))).toEqual(first);
  await expect(capture(holdId, ownCaptureId(holdId), 401n)).rejects.toThrow(OperationMismatchError);
  expect(await capture(holdId, 'another id')).toEqual({ ok: false, reason: 'hold-captured' });
});

test('the id of a hold’s capture is an error for anything else, before that capture and after it', async () => {
  const [holdId, other] = await holdTwice();
  await expect(capture(other, ownCaptureId(holdId))).rejects.toThrow(OperationMismatchError);
  await expect(release(holdId, ownCaptureId(holdId))).rejects.toThrow(OperationMismatchError);
  expect(await capture(holdId, ownCaptureId(holdId))).toMatchObject({ ok: true });
  await expect(capture(other, ownCaptureId(holdId))).rejects.toThrow(OperationMismatchError);
  await expect(release(other, ownCaptureId(holdId))).rejects.toThrow(OperationMismatchError);
  expect(await release(other, 'release')).toMatchObject({ ok: true });
});

test('a capture under an id of its own is told from every other by that id', async () => {
  const [holdId, other] = await holdTwice();
  const first = await capture(holdId, 'mine');
  expect(await capture(holdId, 'mine')).toEqual(first);
  await expect(capture(other, 'mine')).rejects.toThrow(OperationMismatchError);
  expect(await capture(holdId, ownCaptureId(holdId))).toEqual({ ok: false, reason: 'hold-captured' });
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLedgerQueue } from './ledger-queue.ts';
import type { AnyAnswer, LedgerOperation, Outcome } from './operate.ts';

type Answer = { readonly ok: true };
type Operation = LedgerOperation<AnyAnswer>;

/** Batches leave and come back when the test says so. */
function openQueue({ mostTogether = 3, mostBatches = 2, mostWaiting = 1_000 } = {}) {
  const away: { readonly operations: readonly Operation[]; readonly comeBack: () => void }[] = [];
  const done: Operation[] = [];
  const queue = createLedgerQueue({
    mostTogether,
    mostBatches,
    mostWaiting,
    isReachable: async () => true,
    runTogether: (operations) =>
      new Promise<readonly Outcome<AnyAnswer>[]>((resolve) => {
        const comeBack = () => {
          away.splice(
            away.findIndex((batch) => batch.operations === operations),
            1,
          );
          done.push(...operations);
          resolve(operations.map(() => ({ answered: true, answer: { ok: true } })));
        };
        away.push({ operations, comeBack });
      }),
  });
  return { queue, away, done };
}

function toOperation(accountId: string): LedgerOperation<Answer> {
  return { at: new Date(0), accountId, decide: () => ({ ok: true }) };
}

const accountsOf = (operations: readonly Operation[]) => operations.map(({ accountId }) => accountId);

test('a second batch leaves beside the first only when it is full', async () => {
  const { queue, away } = openQueue();
  const ask = (accountId: string) => void queue.run(accountId, toOperation(accountId));
  ask('a');
  await nextTurn();
  ask('b');
  ask('c');
  await nextTurn();
  expect(away.map(({ operations }) => accountsOf(operations))).toEqual([['a']]);
  ask('d');
  ask('e');
  await nextTurn();
  expect(away.map(({ operations }) => accountsOf(operations))).toEqual([['a'], ['b', 'c', 'd']]);
  away[0]?.comeBack();
  await nextTurn();
  expect(away.map(({ operations }) => accountsOf(operations))).toEqual([['b', 'c', 'd']]);
  away[0]?.comeBack();
  await nextTurn();
  await nextTurn();
  expect(away.map(({ operations }) => accountsOf(operations))).toEqual([['e']]);
});

test('an account is in one batch at a time, and who waits behind it makes no batch full', async () => {
  const { queue, away } = openQueue();
  for (const id of ['a', 'b', 'c', 'a', 'a', 'd', 'e']) void queue.run(id, toOperation(id));
  await nextTurn();
  // Two of the four that wait are of an account that is away: no full batch could leave.
  expect(away.map(({ operations }) => accountsOf(operations))).toEqual([['a', 'b', 'c']]);
  void queue.run('f', toOperation('f'));
  await nextTurn();
  expect(away.map(({ operations }) => accountsOf(operations))).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ]);
});

test('whatever arrives and whichever batch comes back first, all are done once and each account in its order', async () => {
  const steps = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat({ max: 2 })), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 3 }), async (list, mostBatches) => {
      const { queue, away, done } = openQueue({ mostBatches });
      const asked: LedgerOperation<Answer>[] = [];
      for (const step of list) {
        if (typeof step === 'string') {
          const operation = toOperation(step);
          asked.push(operation);
          void queue.run(step, operation);
        } else {
          await nextTurn();
          away[step]?.comeBack();
        }
        const together = away.flatMap(({ operations }) => [...new Set(accountsOf(operations))]);
        expect(new Set(together).size).toBe(together.length);
        expect(away.length).toBeLessThanOrEqual(mostBatches);
      }
      let isEmpty = false;
      const emptied = queue.whenEmpty().then(() => {
        isEmpty = true;
      });
      while (!isEmpty) {
        away[0]?.comeBack();
        await nextTurn();
      }
      await emptied;
      for (const id of ['a', 'b', 'c', 'd', 'e']) {
        expect(done.filter(({ accountId }) => accountId === id)).toEqual(
          asked.filter(({ accountId }) => accountId === id),
        );
      }
      expect(done).toHaveLength(asked.length);
    }),
    { numRuns: 200 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideMoneyBack, type MoneyBackEvent } from './money-back.rules.ts';

const refund = (totalCents: number): MoneyBackEvent => ({ kind: 'refund', totalCents });
const dispute: MoneyBackEvent = { kind: 'dispute' };

test.each([
  ['a part is given back', 0, refund(1_000), { newCents: 1_000, takesAll: false }],
  ['everything is given back', 0, refund(3_200), { newCents: 3_200, takesAll: true }],
  ['the rest is given back', 1_000, refund(3_200), { newCents: 2_200, takesAll: true }],
  ['the same is told again', 1_000, refund(1_000), { newCents: 0, takesAll: false }],
  ['all of it is told again', 3_200, refund(3_200), { newCents: 0, takesAll: false }],
  ['an older total comes late', 2_000, refund(1_000), { newCents: 0, takesAll: false }],
  ['our own refund is reported', 2_900, refund(2_900), { newCents: 0, takesAll: false }],
  ['more than arrived is told', 0, refund(9_999), { newCents: 3_200, takesAll: true }],
  ['the bank takes it', 0, dispute, { newCents: 3_200, takesAll: true }],
  ['the bank takes what is left', 1_000, dispute, { newCents: 2_200, takesAll: true }],
  ['the bank takes what went back already', 3_200, dispute, { newCents: 0, takesAll: false }],
])('%s', (_, refundedCents, event, expected) => {
  expect(decideMoneyBack({ arrivedCents: 3_200, refundedCents, event })).toEqual(expected);
});

test('in any order, each told any number of times, the same is gone in the end and all is taken at most once', () => {
  const events = fc.array(fc.oneof(fc.nat(4_000).map(refund), fc.constant(dispute)), { maxLength: 8 });
  const property = fc.property(events, events, (told, again) => {
    const outcomes = [told, [...told].reverse(), [...told, ...told]].map((order) => follow(order));
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    expect(follow([...told, ...again]).takenTimes).toBeLessThanOrEqual(1);
  });
  fc.assert(property, { numRuns: 1_000 });
});

function follow(events: readonly MoneyBackEvent[]) {
  let [refundedCents, takenTimes] = [0, 0];
  for (const event of events) {
    const { newCents, takesAll } = decideMoneyBack({ arrivedCents: 3_200, refundedCents, event });
    refundedCents += newCents;
    takenTimes += takesAll ? 1 : 0;
  }
  expect(takenTimes === 1).toBe(refundedCents === 3_200);
  return { refundedCents, takenTimes };
}

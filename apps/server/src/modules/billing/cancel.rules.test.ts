import { expect, test } from 'vitest';
import { decideCancel, decideDropPendingChange, decideResume } from './cancel.rules.ts';
import { confirmationEndsAt } from './confirmations.rules.ts';
import { decideArrival } from './dunning.rules.ts';
import { ANCHOR, createOwedTerm, createSubscription } from './testing/billing-fixtures.ts';

const { endsAt } = createSubscription().term;
const lastMoment = new Date(endsAt.getTime() - 1);

const running = createSubscription({ pendingChange: { plan: 'basic', interval: 'annual' } });
const cancelled = createSubscription({ cancelRequestedAt: ANCHOR });
const owed = createSubscription({ term: createOwedTerm() });

test('up to the last millisecond of the term a cancellation counts, and can be taken back', () => {
  const effect = 'at-period-end';
  const cancel = { ok: true, effect, cancelAt: endsAt, removesPendingChange: true };
  expect(decideCancel({ subscription: running, now: lastMoment })).toEqual(cancel);
  expect(decideCancel({ subscription: cancelled, now: lastMoment })).toEqual({ ok: true, effect: 'none' });
  expect(decideResume({ subscription: cancelled, now: lastMoment })).toEqual({ ok: true, effect: 'resumed' });
  expect(decideDropPendingChange({ subscription: running, now: lastMoment })).toEqual({ ok: true, effect: 'dropped' });
});

test('at the end itself it is too late, also before what is due there has been done', () => {
  expect(decideCancel({ subscription: running, now: endsAt })).toMatchObject({ ok: false, code: 'change-in-progress' });
  expect(decideCancel({ subscription: cancelled, now: endsAt })).toMatchObject({ ok: false, code: 'no-change' });
  expect(decideResume({ subscription: cancelled, now: endsAt })).toMatchObject({ ok: false, code: 'no-change' });
  const dropped = decideDropPendingChange({ subscription: running, now: endsAt });
  expect(dropped).toMatchObject({ ok: false, code: 'change-in-progress' });
});

test('cancelled in grace it ends at once', () => {
  expect(decideCancel({ subscription: owed, now: ANCHOR })).toEqual({ ok: true, effect: 'at-once' });
});

test('without a subscription there is nothing to cancel or resume, and nothing to drop', () => {
  const asked = { subscription: null, now: ANCHOR };
  expect(decideCancel(asked)).toMatchObject({ ok: false, code: 'no-change' });
  expect(decideResume(asked)).toMatchObject({ ok: false, code: 'no-change' });
  expect(decideDropPendingChange(asked)).toEqual({ ok: true, effect: 'none' });
});

test('what was not cancelled goes on as it is when it is resumed', () => {
  for (const subscription of [running, owed]) {
    expect(decideResume({ subscription, now: ANCHOR })).toEqual({ ok: true, effect: 'none' });
  }
});

test('money that arrives pays an open invoice and goes back for any other', () => {
  expect((['open', 'paid', 'void'] as const).map(decideArrival)).toEqual(['pay', 'give-back', 'give-back']);
});

test('a payment waits an hour for its confirmation', () => {
  expect(confirmationEndsAt(ANCHOR)).toEqual(new Date('2026-01-31T11:20:30.400Z'));
});

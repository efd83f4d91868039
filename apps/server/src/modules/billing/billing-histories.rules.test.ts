import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundary } from './billing-calendar.rules.ts';
import { decideChoice } from './choices.rules.ts';
import { makePreview } from './preview.rules.ts';
import { choices, histories, obey } from './testing/billing-commands.ts';
import { BillingSimulation } from './testing/billing-simulation.ts';

/** Some seconds for all of them together. */
const RUNS = 200;

/** The preview of every choice that is possible now, by its plan and interval. */
function previewAll({ state, priceList, now }: BillingSimulation) {
  return choices.flatMap((choice) => {
    const decision = decideChoice(choice, { state, priceList, now });
    return decision.ok ? [{ decision, preview: makePreview({ decision, state, priceList, now }) }] : [];
  });
}

const digests = (simulation: BillingSimulation) => previewAll(simulation).map(({ preview }) => preview.digest);

test('whatever happened before, a preview’s lines sum up to its charge less its refund, and no refund exceeds what was paid', () => {
  const property = fc.property(histories, ({ startAt, commands }) => {
    const simulation = new BillingSimulation(startAt);
    for (const command of commands) {
      obey(simulation, command);
      for (const { preview } of previewAll(simulation)) {
        const sum = preview.lines.reduce((total, { cents }) => total + cents, 0);
        expect(sum).toBe(preview.chargeCents - preview.refundCents);
        expect(preview.refundCents).toBeLessThanOrEqual(Math.max(0, simulation.netCents));
        expect(preview.refundCents >= 0 && preview.lines.every(({ label }) => label.length > 0)).toBe(true);
        expect(preview.effect === 'immediate' || preview.chargeCents === 0).toBe(true);
        expect(preview.effect === 'at-period-end' || preview.laterChargeCents === 0).toBe(true);
      }
    }
  });
  fc.assert(property, { numRuns: RUNS });
});

test('right after it a preview is the same again; after anything that changed the subscription none is', () => {
  const property = fc.property(histories, ({ startAt, commands }) => {
    const simulation = new BillingSimulation(startAt);
    for (const command of commands) {
      const before = digests(simulation);
      expect(digests(simulation)).toEqual(before);
      const { version } = simulation.state;
      obey(simulation, command);
      if (simulation.state.version === version) continue;
      const after = new Set(digests(simulation));
      expect(before.filter((digest) => after.has(digest))).toEqual([]);
    }
  });
  fc.assert(property, { numRuns: RUNS });
});

test('two choices never have one digest', () => {
  const property = fc.property(histories, ({ startAt, commands }) => {
    const simulation = new BillingSimulation(startAt);
    for (const command of commands) obey(simulation, command);
    const all = digests(simulation);
    expect(new Set(all).size).toBe(all.length);
  });
  fc.assert(property, { numRuns: RUNS });
});

test('what is charged, given back and granted is what the preview said', () => {
  const property = fc.property(histories, fc.constantFrom(...choices), ({ startAt, commands }, choice) => {
    const simulation = new BillingSimulation(startAt);
    for (const command of commands) obey(simulation, command);
    simulation.card = () => true;
    const { state, priceList, now, netCents } = simulation;
    const decision = decideChoice(choice, { state, priceList, now });
    if (!decision.ok) return;
    const preview = makePreview({ decision, state, priceList, now });
    const grantsBefore = simulation.credits.grants.length;
    simulation.choose(choice);
    // Scheduled ones happen at their instant, unless the card or somebody changed it meanwhile; nobody does here.
    if (preview.effect === 'at-period-end') simulation.walkTo(preview.effectiveAt);
    const paidCents = preview.chargeCents + preview.laterChargeCents - preview.refundCents;
    expect(simulation.netCents - netCents).toBe(paidCents);
    const given = simulation.credits.grants
      .slice(grantsBefore)
      .filter(({ effectiveAt }) => effectiveAt <= simulation.now);
    expect(given.map(({ kind, amountMillicredits, expiresAt }) => ({ kind, amountMillicredits, expiresAt }))).toEqual(
      preview.grants,
    );
    expect(preview.effectiveAt).toEqual(simulation.now);
  });
  fc.assert(property, { numRuns: RUNS });
});

test('over any history the bonus is given at most once, with the first monthly term that was paid, during the beta', () => {
  let [withBonus, without] = [0, 0];
  const property = fc.property(histories, ({ startAt, commands }) => {
    const simulation = new BillingSimulation(startAt);
    for (const command of commands) obey(simulation, command);
    const bonuses = simulation.credits.grants.filter(({ kind }) => kind === 'bonus');
    expect(bonuses.length).toBeLessThanOrEqual(1);
    if (bonuses.length === 1) withBonus += 1;
    else without += 1;
    const isMonthlyPaid = ({ what }: { readonly what: string }) =>
      /^charge.* monthly .* paid$/.test(what) || what === 'late success';
    const monthlyPaid = simulation.events.filter(isMonthlyPaid).map(({ at }) => at.getTime());
    // A bonus begins at the very instant of a first monthly payment and not with any later one.
    const firstPaidAt = simulation.events.find(({ what }) => /^charge.* monthly .* paid$/.test(what))?.at.getTime();
    for (const { effectiveAt } of bonuses) {
      expect(monthlyPaid).toContain(effectiveAt.getTime());
      if (firstPaidAt !== undefined) expect(effectiveAt.getTime()).toBeLessThanOrEqual(firstPaidAt);
    }
  });
  fc.assert(property, { numRuns: RUNS });
  expect(Math.min(withBonus, without)).toBeGreaterThan(RUNS / 20);
});

test('every month of every subscription is granted at most once, and never beyond its boundaries', () => {
  const property = fc.property(histories, ({ startAt, commands }) => {
    // The simulated credits refuse a second grant under one id.
    const simulation = new BillingSimulation(startAt);
    for (const command of commands) obey(simulation, command);
    const { subscription } = simulation.state;
    const months = simulation.credits.grants.filter(({ operationId }) =>
      operationId.startsWith(`window:${subscription?.id}:`),
    );
    for (const { month, effectiveAt, expiresAt } of months) {
      const anchorAt = subscription?.anchorAt ?? startAt;
      expect(expiresAt).toEqual(boundary(anchorAt, month + 1));
      expect(effectiveAt.getTime()).toBeGreaterThanOrEqual(boundary(anchorAt, month).getTime());
    }
  });
  fc.assert(property, { numRuns: RUNS });
});

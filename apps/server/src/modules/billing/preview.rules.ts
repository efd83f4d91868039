import type { BillingState, ChangePreview, ChoiceDecision, ImmediateChange, Line, PriceList } from './billing.ts';
import { listTermGrants } from './terms.rules.ts';
import { describeChoice, describeTerm, formatDay, formatDollars } from './wording.rules.ts';

/** How long a person may think about what a change costs. */
const PREVIEW_MS = 30 * 60_000;

export type PreviewOptions = {
  readonly decision: ChoiceDecision;
  /** What the decision was made on. */
  readonly state: BillingState;
  readonly priceList: PriceList;
  readonly now: Date;
};

/** Says in words and figures what a decided change will do. The lines sum up to the charge less the refund. */
export function makePreview(options: PreviewOptions): ChangePreview {
  const { decision, now } = options;
  const { effect, removesPendingChange, removesCancel } = decision;
  const isImmediate = effect === 'immediate';
  return {
    effect,
    effectiveAt: isImmediate ? now : decision.effectiveAt,
    chargeCents: isImmediate ? decision.chargeCents : 0,
    laterChargeCents: isImmediate ? 0 : decision.laterChargeCents,
    refundCents: isImmediate ? decision.refundCents : 0,
    grants: firstGrants(options),
    removesPendingChange,
    removesCancel,
    lines: isImmediate ? immediateLines(decision, options) : [laterLine(options)],
    digest: digestOf(options),
  };
}

/** True when a stored preview may not be carried out any more: too old, or it would do something else now. */
export function isStale(
  stored: { readonly createdAt: Date; readonly digest: string },
  current: { readonly now: Date; readonly digest: string },
): boolean {
  return stored.digest !== current.digest || current.now.getTime() - stored.createdAt.getTime() > PREVIEW_MS;
}

/** The credits that begin together with the term. */
function firstGrants({ decision }: PreviewOptions): ChangePreview['grants'] {
  const { term, anchorAt } = decision;
  return listTermGrants({ subscriptionId: '', anchorAt, term, paidAt: term.startsAt })
    .filter(({ month }) => month === term.firstMonth)
    .map(({ kind, amountMillicredits, expiresAt }) => ({ kind, amountMillicredits, expiresAt }));
}

function immediateLines(decision: ImmediateChange, { state, priceList }: PreviewOptions): readonly Line[] {
  const { term, chargeCents, refundCents, cuts } = decision;
  const charge = { label: describeTerm(term, priceList), cents: chargeCents };
  const old = state.subscription?.term;
  if (refundCents === 0 || old === undefined || cuts === null) return [charge];
  const count = cuts.unusedMonths.length;
  const months = count === 1 ? 'the unused month' : `${count} unused months`;
  return [charge, { label: `Back for ${months} of ${describeChoice(old, priceList)}`, cents: -refundCents }];
}

/** Nothing is charged now; the line says what will be. */
function laterLine({ decision, priceList }: PreviewOptions): Line {
  const { term } = decision;
  const price = formatDollars(term.priceCents);
  return {
    label: `Nothing now; from ${formatDay(term.startsAt)}: ${describeChoice(term, priceList)} for ${price}`,
    cents: 0,
  };
}

/** Instants that move with the clock are left out: a minute of thought changes nothing that matters. */
function digestOf({ decision, state }: PreviewOptions): string {
  const { effect, term, removesPendingChange, removesCancel } = decision;
  const { subscription, version } = state;
  const isImmediate = effect === 'immediate';
  const credits = [term.monthlyMillicredits, term.bonusMillicredits].map(String);
  const money = isImmediate ? [decision.chargeCents, decision.refundCents] : [decision.laterChargeCents];
  const effectiveAt = isImmediate ? null : decision.effectiveAt;
  const from = [version, subscription?.id ?? null, subscription?.term.id ?? null];
  const to = [term.plan, term.interval, effect, effectiveAt, money, credits, removesPendingChange, removesCancel];
  return JSON.stringify([from, to]);
}

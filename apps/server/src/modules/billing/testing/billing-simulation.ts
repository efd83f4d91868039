import type { Subscription } from '@gesso/contract';
import type {
  BillingState,
  Choice,
  ChoiceDecision,
  ImmediateChange,
  LivingSubscription,
  NewTerm,
  OwedTerm,
  PriceList,
} from '../billing.ts';
import { decideCancel, decideDropPendingChange, decideResume } from '../cancel.rules.ts';
import { decideChoice } from '../choices.rules.ts';
import { afterFailedAttempt, decideArrival } from '../dunning.rules.ts';
import { makePreview } from '../preview.rules.ts';
import { findDue, nextDueAt } from '../renewals.rules.ts';
import { viewSubscription } from '../subscription-view.rules.ts';
import { listTermGrants, windowOperation } from '../terms.rules.ts';
import { PRICE_LIST } from './billing-fixtures.ts';
import { SimulatedCredits } from './simulated-credits.ts';

/** Says whether a charge at an instant is paid. */
export type CardBehaviour = (at: Date) => boolean;

export type SimulatedEvent = { readonly at: Date; readonly what: string };

const ALWAYS_PAYS: CardBehaviour = () => true;

/**
 * One account whose billing is done by the rules alone, in memory: what the stories do with a database and a gateway.
 *
 * Everything that happens is told, so that a test can say what must happen and fail on any other thing.
 */
export class BillingSimulation {
  now: Date;
  card: CardBehaviour = ALWAYS_PAYS;
  priceList: PriceList = PRICE_LIST;
  state: BillingState = { subscription: null, version: 0, hasPaidMonthlyTerm: false };
  readonly events: SimulatedEvent[] = [];
  readonly credits = new SimulatedCredits((what) => this.tell(what));
  /** Cents the customer paid, less those that went back. */
  netCents = 0;
  #subscriptions = 0;
  #terms = 0;
  #lastInvoice: 'open' | 'paid' | 'void' = 'paid';

  constructor(startAt: Date) {
    this.now = startAt;
  }

  tell(what: string): void {
    this.events.push({ at: this.now, what });
  }

  view(): Subscription {
    const { state, priceList, now } = this;
    return viewSubscription({ state, priceList, now, paymentMethod: null });
  }

  /** Goes through everything that is due up to an instant and at it, each at its own instant. */
  walkTo(target: Date): void {
    for (let due = this.#nextDueAt(); due !== undefined && due <= target; due = this.#nextDueAt()) {
      this.now = due;
      this.credits.settle(due);
      this.#doDue();
    }
    this.now = target;
  }

  choose(choice: Choice): void {
    const { state, priceList, now } = this;
    const decision = decideChoice(choice, { state, priceList, now });
    if (!decision.ok) {
      this.tell(`refused ${decision.code}`);
      return;
    }
    const netBefore = this.netCents;
    const preview = makePreview({ decision, state, priceList, now });
    const isDone = this.#perform(decision);
    const expectedCents = isDone ? preview.chargeCents - preview.refundCents : 0;
    const lineCents = preview.lines.reduce((sum, { cents }) => sum + cents, 0);
    if (this.netCents - netBefore !== expectedCents) throw new Error('The preview named another sum.');
    if (lineCents !== preview.chargeCents - preview.refundCents) throw new Error('The lines name another sum.');
  }

  cancel(): void {
    const decision = decideCancel({ subscription: this.state.subscription, now: this.now });
    if (!decision.ok) this.tell(`refused ${decision.code}`);
    else if (decision.effect === 'at-once') this.#giveUp();
    else if (decision.effect === 'at-period-end') {
      this.#change({ cancelRequestedAt: this.now, pendingChange: null });
      this.tell('cancelled');
    }
  }

  resume(): void {
    const decision = decideResume({ subscription: this.state.subscription, now: this.now });
    if (!decision.ok) this.tell(`refused ${decision.code}`);
    else if (decision.effect === 'resumed') {
      this.#change({ cancelRequestedAt: null });
      this.tell('resumed');
    }
  }

  dropPendingChange(): void {
    const decision = decideDropPendingChange({ subscription: this.state.subscription, now: this.now });
    if (!decision.ok) this.tell(`refused ${decision.code}`);
    else if (decision.effect === 'dropped') {
      this.#change({ pendingChange: null });
      this.tell('dropped the scheduled change');
    }
  }

  /** In grace a new card is charged at once and kept only if it pays. */
  giveCard(card: CardBehaviour): void {
    const term = this.state.subscription?.term;
    if (term?.state !== 'owed') {
      this.card = card;
      return;
    }
    const isPaid = card(this.now);
    this.tell(`charge ${term.plan} ${term.interval} ${term.priceCents} ${isPaid ? 'paid' : 'declined'}`);
    if (!isPaid) return;
    this.card = card;
    this.#payOwed(term);
  }

  /** The gateway says that a charge which had failed did succeed. */
  succeedLate(): void {
    const term = this.state.subscription?.term;
    if (decideArrival(this.#lastInvoice) === 'give-back') {
      this.tell('late success given back');
      return;
    }
    if (term?.state !== 'owed') throw new Error('An open invoice belongs to an owed term.');
    this.tell('late success');
    this.#payOwed(term);
  }

  #nextDueAt(): Date | undefined {
    const { subscription } = this.state;
    const instants = [this.credits.nextDueAt(), subscription === null ? undefined : nextDueAt(subscription)];
    const due = instants.flatMap((instant) => (instant === undefined ? [] : [instant.getTime()]));
    return due.length === 0 ? undefined : new Date(Math.min(...due));
  }

  #doDue(): void {
    for (;;) {
      const { state, priceList, now } = this;
      const { subscription } = state;
      if (subscription === null) return;
      const due = findDue({ state: { ...state, subscription }, priceList, now });
      if (due === undefined) return;
      if (due.kind === 'end') {
        if (this.view().cancelAt !== now.toISOString()) throw new Error('Another end was foretold.');
        this.#end();
      }
      if (due.kind === 'give-up') this.#giveUp();
      else if (due.kind === 'attempt') this.#attempt(subscription);
      else if (due.kind === 'next-term') this.#owe(due.term, due.invoiceKind);
    }
  }

  #perform(decision: ChoiceDecision): boolean {
    if (decision.effect === 'immediate') return this.#startAtOnce(decision);
    const { pendingChange, effectiveAt } = decision;
    this.#change({ pendingChange, cancelRequestedAt: null });
    this.tell(`schedule ${pendingChange.plan} ${pendingChange.interval} at ${effectiveAt.toISOString()}`);
    return true;
  }

  #startAtOnce({ kind, anchorAt, term, chargeCents, refundCents, cuts }: ImmediateChange): boolean {
    const isPaid = this.card(this.now);
    this.tell(`charge ${kind} ${term.plan} ${term.interval} ${chargeCents} ${isPaid ? 'paid' : 'declined'}`);
    if (!isPaid) return false;
    this.netCents += chargeCents - refundCents;
    const old = this.state.subscription;
    for (const month of cuts?.unusedMonths ?? []) this.credits.void(windowOperation(old?.id ?? '', month));
    if (refundCents > 0) this.tell(`refund ${refundCents}`);
    const id = `s${++this.#subscriptions}`;
    const paid = { ...term, id: `t${++this.#terms}`, state: 'paid', paidCents: chargeCents, refundedCents: 0 } as const;
    this.#become({ id, anchorAt, term: paid, pendingChange: null, cancelRequestedAt: null });
    this.#grant(term);
    return true;
  }

  #owe(term: NewTerm, invoiceKind: string): void {
    this.#expectForetold(term.priceCents);
    this.#lastInvoice = 'open';
    const owed = { ...term, id: `t${++this.#terms}`, state: 'owed', nextAttemptAt: term.startsAt } as const;
    this.#change({ term: owed, pendingChange: null });
    this.tell(`owe ${invoiceKind} ${term.plan} ${term.interval} ${term.priceCents}`);
  }

  #attempt({ term }: LivingSubscription): void {
    if (term.state !== 'owed') throw new Error('Only an owed term is charged.');
    this.#expectForetold(term.priceCents);
    const isPaid = this.card(this.now);
    this.tell(`charge ${term.plan} ${term.interval} ${term.priceCents} ${isPaid ? 'paid' : 'declined'}`);
    if (isPaid) {
      this.#payOwed(term);
      return;
    }
    const next = afterFailedAttempt(term.startsAt, this.now, this.priceList);
    if (next.kind === 'give-up') this.#giveUp();
    else this.#change({ term: { ...term, nextAttemptAt: next.nextAttemptAt } });
  }

  /** What the page says of the next charge must be what is charged. */
  #expectForetold(cents: number): void {
    const { nextChargeAt, nextChargeCents } = this.view();
    if (nextChargeAt !== this.now.toISOString() || nextChargeCents !== cents)
      throw new Error('Another charge was foretold.');
  }

  #payOwed(term: OwedTerm): void {
    this.#lastInvoice = 'paid';
    this.netCents += term.priceCents;
    const { nextAttemptAt: _, ...rest } = term;
    this.#change({ term: { ...rest, state: 'paid', paidCents: term.priceCents, refundedCents: 0 } });
    this.#grant(term);
  }

  #grant(term: NewTerm): void {
    const { subscription, hasPaidMonthlyTerm } = this.state;
    if (subscription === null) throw new Error('A term belongs to a subscription.');
    const { id: subscriptionId, anchorAt } = subscription;
    this.state = { ...this.state, hasPaidMonthlyTerm: hasPaidMonthlyTerm || term.interval === 'monthly' };
    for (const grant of listTermGrants({ subscriptionId, anchorAt, term, paidAt: this.now })) {
      this.credits.give(grant, this.now);
    }
  }

  #giveUp(): void {
    this.#lastInvoice = 'void';
    this.tell('void the invoice');
    this.#end();
  }

  #end(): void {
    this.#become(null);
    this.tell('end');
  }

  #change(changes: Partial<LivingSubscription>): void {
    const { subscription } = this.state;
    if (subscription === null) throw new Error('There is no subscription to change.');
    this.#become({ ...subscription, ...changes });
  }

  #become(subscription: LivingSubscription | null): void {
    this.state = { ...this.state, subscription, version: this.state.version + 1 };
  }
}

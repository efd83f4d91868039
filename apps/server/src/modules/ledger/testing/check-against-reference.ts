import fc from 'fast-check';
import { expect } from 'vitest';
import type { Book } from '../book.ts';
import { createBook, createGrant } from './create-book.ts';
import { aim, type Command, histories, obey } from './ledger-commands.ts';
import { START } from './ledger-fixtures.ts';
import type { LedgerRules } from './ledger-rules.ts';
import { countOf, ReferenceLedger, TICK_MS } from './reference-ledger.ts';

/**
 * Random histories, on the rules and on a ledger of single coins that shares no code with them. After every step each
 * millicredit lies where the other has it, granted = spendable + held + spent + lapsed + voided, and the entries bear out
 * every balance.
 *
 * @param options.seed - Of the histories. Default: another one each time.
 */
export function checkAgainstReference(
  rules: LedgerRules,
  options: { readonly runs: number; readonly seed?: number },
): void {
  const property = fc.property(histories, (commands) => {
    const history: History = { rules, book: createBook(), now: 0, ids: 0 };
    const reference = new ReferenceLedger();
    for (const drawn of commands) {
      const command = aim(drawn, reference);
      if (command === undefined) continue;
      const answer = perform(history, command);
      expect([command, answer]).toEqual([command, obey(reference, command)]);
      expectSame(reference, history.book);
      expectConserved(history.book);
    }
    expectDerivable(history.book);
  });
  const { runs: numRuns, seed } = options;
  fc.assert(property, seed === undefined ? { numRuns } : { numRuns, seed, endOnFailure: true });
}

type History = { readonly rules: LedgerRules; readonly book: Book; now: number; ids: number };

const instant = (tick: number) => new Date(START.getTime() + tick * TICK_MS);

function perform(history: History, command: Command): string {
  const { book, rules } = history;
  const at = instant(history.now);
  const newId = () => `g${String(history.ids++).padStart(5, '0')}`;
  const holdId = 'index' in command ? `h${command.index}` : `h${book.holds.size}`;
  const failing = { holdId, reason: 'model', at };
  switch (command.kind) {
    case 'grant': {
      const effectiveAt = instant(history.now + command.delay);
      const expiresAt = command.life === null ? null : instant(history.now + command.delay + command.life);
      const given = { amountMillicredits: BigInt(command.amount), priority: command.priority, effectiveAt, expiresAt };
      rules.addGrant(book, { ...createGrant({ id: newId() }), ...given, createdAt: at });
      return 'ok';
    }
    case 'hold': {
      const purpose = { generationId: `j${command.job}`, runId: null, projectId: null, apiKeyId: null, model: null };
      const expiresAt = instant(history.now + command.life);
      const amountMillicredits = BigInt(command.amount);
      return reasonOf(rules.holdIn(book, { holdId, amountMillicredits, expiresAt, purpose, capUses: [], at }));
    }
    case 'capture':
      return reasonOf(rules.captureIn(book, { holdId, amountMillicredits: BigInt(command.amount), at }));
    case 'release':
      return reasonOf(rules.releaseIn(book, { ...failing, atFault: command.atFault, makeGoodGrantId: newId() }));
    case 'extend':
      return reasonOf(rules.extendIn(book, { holdId, expiresAt: instant(history.now + command.ticks) }));
    case 'refund': {
      const amountMillicredits = BigInt(command.amount);
      const refund = { ...failing, atFault: command.atFault, makeGoodGrantId: newId(), amountMillicredits };
      return reasonOf(rules.refundIn(book, refund));
    }
    case 'void': {
      const grantId = [...book.grants.keys()][command.index] ?? '';
      return reasonOf(rules.voidGrantIn(book, { grantId, reason: 'model', at }));
    }
    case 'wait':
      history.now += command.ticks;
      rules.settleBook(book, instant(history.now), newId);
      return 'ok';
  }
}

function reasonOf(answer: { readonly ok: true } | { readonly ok: false; readonly reason: string }): string {
  return answer.ok ? 'ok' : answer.reason;
}

const places = ['spendable', 'held', 'spent', 'lapsed', 'voided'] as const;

/** Conservation, of every grant that has begun, and nothing below zero anywhere. */
function expectConserved({ grants, spendable, held }: Book): void {
  for (const grant of grants.values()) {
    const amounts = places.map((place) => grant[place]);
    const sum = amounts.reduce((total, amount) => total + amount, 0n);
    expect(sum).toBe(grant.hasStarted ? grant.amountMillicredits : 0n);
    expect(amounts.filter((amount) => amount < 0n)).toEqual([]);
  }
  const sumOf = (place: 'spendable' | 'held') => [...grants.values()].reduce((sum, grant) => sum + grant[place], 0n);
  expect([spendable, held]).toEqual([sumOf('spendable'), sumOf('held')]);
}

function expectSame(reference: ReferenceLedger, book: Book): void {
  const grants = [...book.grants.values()];
  for (const [place, grant] of reference.grants.entries()) grant.id = grants[place]?.id ?? 'missing';
  const stored = grants.map((grant) => [grant.id, ...places.map((place) => Number(grant[place]))]);
  const expected = reference.grants.map((grant) => [grant.id, ...places.map((place) => countOf(grant, place))]);
  expect(stored).toEqual(expected);
  expect([Number(book.spendable), Number(book.held)]).toEqual([reference.count('spendable'), reference.count('held')]);
}

/** What the entries alone say; a balance that they do not bear out is a lie. */
function expectDerivable({ changes, grants }: Book): void {
  for (const grant of grants.values()) {
    const entries = changes.entries.filter((entry) => entry.grantId === grant.id);
    for (const place of places) {
      const arrived = entries
        .filter(({ to }) => to === place)
        .reduce((sum, entry) => sum + entry.amountMillicredits, 0n);
      const left = entries
        .filter(({ from }) => from === place)
        .reduce((sum, entry) => sum + entry.amountMillicredits, 0n);
      expect(arrived - left).toBe(grant[place]);
    }
  }
  expect(changes.entries.map((entry) => Number(entry.sequence))).toEqual(changes.entries.map((_, index) => index + 1));
  const times = changes.entries.map((entry) => entry.at.getTime());
  expect(times).toEqual(times.toSorted((first, second) => first - second));
}

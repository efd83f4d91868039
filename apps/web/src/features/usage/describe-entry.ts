import { type Entry, type EntryKind, FAILURE_CODES, type FailureCode } from '@gesso/contract';
import { countCredits } from '../../shared/format/credits.ts';

/** What a movement was, in one word for its tag. Held is its own state, never spent. */
export const MOVEMENT_WORDS: Readonly<Record<EntryKind, string>> = {
  grant: 'received',
  hold: 'held',
  capture: 'spent',
  release: 'returned',
  refund: 'refunded',
  lapse: 'lapsed',
  void: 'voided',
};

export type EntryNames = {
  /** Name of a model by its key. */
  readonly models: ReadonlyMap<string, string>;
  /** How much of each hold was spent in the end, where its rows are at hand. */
  readonly spentByHold: ReadonlyMap<string, number>;
};

/** One plain sentence about a movement, with the reason where there is one. */
export function describeEntry(entry: Entry, names: EntryNames): string {
  const reason = reasonOf(entry);
  return [sentenceFor(entry, names), reason].filter(Boolean).join(' ');
}

/** How much of each hold was spent: what was held, less what came back. Holds without a capture are left out. */
export function sumSpentByHold(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const captured = new Set(entries.filter(({ kind }) => kind === 'capture').map(({ holdId }) => holdId));
  const held = new Set(entries.filter(({ kind }) => kind === 'hold').map(({ holdId }) => holdId));
  const spent = new Map<string, number>();
  for (const { holdId, kind, millicredits } of entries) {
    // A hold whose first row is on a later page cannot be summed yet.
    if (!holdId || !captured.has(holdId) || !held.has(holdId)) continue;
    if (kind === 'hold' || kind === 'release') spent.set(holdId, (spent.get(holdId) ?? 0) - millicredits);
  }
  return spent;
}

/** The failure because of which credits moved; undefined for every other movement. */
export function failureOf({ reason }: Pick<Entry, 'reason'>): FailureCode | undefined {
  return reason !== undefined && isFailureCode(reason) ? reason : undefined;
}

function isFailureCode(reason: string): reason is FailureCode {
  return Object.hasOwn(FAILURE_CODES, reason);
}

function sentenceFor(entry: Entry, names: EntryNames): string {
  const work = entry.model ? (names.models.get(entry.model) ?? entry.model) : entry.runId ? 'the agent' : 'your work';
  const amount = countCredits(Math.abs(entry.millicredits));
  switch (entry.kind) {
    case 'grant':
      return `${amount} came in.`;
    case 'hold':
      return `${amount} held for ${work}.`;
    case 'capture': {
      const spent = entry.holdId ? names.spentByHold.get(entry.holdId) : undefined;
      return spent === undefined
        ? `What was held for ${work} is spent.`
        : `${countCredits(spent)} spent on ${work}, from what was held.`;
    }
    case 'release':
      return `${amount} held for ${work} came back.`;
    case 'refund':
      return `${amount} spent on ${work} refunded.`;
    case 'lapse':
      return `${amount} lapsed at the end of their time.`;
    case 'void':
      return `${amount} taken back with the payment that bought them.`;
  }
}

function reasonOf({ reason }: Entry): string | undefined {
  if (!reason) return undefined;
  if (isFailureCode(reason)) return FAILURE_CODES[reason].message;
  const sentence = reason.charAt(0).toUpperCase() + reason.slice(1).replaceAll('-', ' ');
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

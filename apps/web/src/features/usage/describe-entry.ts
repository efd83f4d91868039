import { type Entry, type EntryKind, FAILURE_CODES, type FailureCode, type GrantKind } from '@gesso/contract';
import { countCredits } from '../../shared/format/credits.ts';

/** A kind of movement as a filter names it. Held is its own state, never spent. */
export const MOVEMENT_WORDS: Readonly<Record<EntryKind, string>> = {
  grant: 'Received',
  hold: 'Held',
  capture: 'Spent',
  release: 'Given back',
  refund: 'Refunded',
  lapse: 'Lapsed',
  void: 'Voided',
};

/** What is known of a model by its key. */
export type ModelNames = ReadonlyMap<string, { readonly name: string; readonly kind: 'image' | 'video' | 'model3d' }>;

/** One plain sentence about a movement, with the reason where there is one and without a full stop. */
export function describeEntry(entry: Entry, models: ModelNames): string {
  const work = describeWork(entry, models);
  const amount = countCredits(Math.abs(entry.millicredits));
  const credits = GRANT_NAMES[entry.grantKind];
  switch (entry.kind) {
    case 'grant':
      return describeGrant(entry);
    case 'hold':
      return `Held for ${work}`;
    case 'capture':
      return entry.spentMillicredits === undefined
        ? `Spent on ${work}`
        : `Spent ${countCredits(entry.spentMillicredits)} on ${work}`;
    case 'release':
      return `Gave back ${amount}: ${reasonOf(entry) ?? 'it was not needed'}`;
    case 'refund':
      return `Refunded ${amount} for ${work}${withReason(entry)}`;
    case 'lapse':
      return entry.holdId === undefined
        ? `${credits} lapsed`
        : `${credits} lapsed on the way back, since their time had ended`;
    case 'void':
      return entry.holdId === undefined
        ? `${credits} taken back${withReason(entry)}`
        : `${credits} taken back on the way back, since their grant was voided`;
  }
}

/** The failure because of which credits moved; undefined for every other movement. */
export function failureOf({ reason }: Pick<Entry, 'reason'>): FailureCode | undefined {
  return reason !== undefined && isFailureCode(reason) ? reason : undefined;
}

const GRANT_NAMES: Readonly<Record<GrantKind, string>> = {
  free: 'Free credits',
  monthly: 'Monthly credits',
  bonus: 'First-month bonus',
  topup: 'Top-up credits',
  'make-good': 'Make-good credits',
  operator: 'Credits from the operator',
};

/** Why it failed, after a colon. The failure policy says the rest. */
const FAILURE_REASONS: Readonly<Record<FailureCode, string>> = {
  moderated: 'the model refused the prompt',
  'rate-limited': 'the vendor was busy',
  'insufficient-vendor-balance': 'the operator’s account at the vendor was empty',
  'invalid-settings': 'the vendor refused the settings',
  timeout: 'the model did not answer in time',
  unavailable: 'the model could not be reached',
  'empty-result': 'the result was empty',
  'wrong-type': 'the result was another kind of file',
  'duplicate-result': 'the result was one you already had',
  'input-failed': 'a step before it failed',
  auth: 'the vendor refused the operator’s key',
  concurrency: 'the vendor took no more orders at once',
  vendor: 'the vendor failed',
  lost: 'the vendor’s answer was lost',
  expired: 'the result could no longer be had',
  'engine-failed': 'the engine failed',
  cancelled: 'you stopped it',
};

/** Reasons of the ledger's own. */
const LEDGER_REASONS: Readonly<Record<string, string>> = {
  'less-than-held': 'it cost less than was held',
  'hold-timed-out': 'nobody finished the work in time',
  'sign-up': 'for signing up',
};

const RESULT_WORDS = {
  image: ['image', 'images'],
  video: ['clip', 'clips'],
  model3d: ['3D model', '3D models'],
} as const;

/** `4 images with GPT image in “Fox poster”`; as much of it as is known. */
function describeWork({ model, runId, projectName, resultCount }: Entry, models: ModelNames): string {
  const known = model === undefined ? undefined : models.get(model);
  const name = known?.name ?? model;
  const results = known && resultCount ? countResults(resultCount, RESULT_WORDS[known.kind]) : 'work';
  const what = name ? `${results} with ${name}` : runId ? 'the agent’s work' : 'work';
  return projectName === undefined ? what : `${what} in “${projectName}”`;
}

function countResults(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

function describeGrant(entry: Entry): string {
  const { grantKind, reason } = entry;
  switch (grantKind) {
    case 'free':
      return `Free credits came in${reason === 'sign-up' ? ' for signing up' : ''}`;
    case 'monthly':
      return 'Monthly credits came in';
    case 'bonus':
      return 'First-month bonus came in';
    case 'topup':
      return 'Top-up came in';
    case 'make-good':
      return `Made good for seven days${withReason({ reason: reason?.replace(/^make-good: /, '') })}`;
    case 'operator':
      return `The operator gave credits${withReason(entry)}`;
  }
}

function withReason(entry: Pick<Entry, 'reason'>): string {
  const reason = reasonOf(entry);
  return reason === undefined ? '' : `: ${reason}`;
}

function reasonOf({ reason }: Pick<Entry, 'reason'>): string | undefined {
  if (!reason) return undefined;
  if (isFailureCode(reason)) return FAILURE_REASONS[reason];
  if (Object.hasOwn(LEDGER_REASONS, reason)) return LEDGER_REASONS[reason];
  // Codes that came later read as words; what a person wrote stays as it is.
  return /^[a-z]+(?:-[a-z]+)+$/.test(reason) ? reason.replaceAll('-', ' ') : reason.replace(/\.$/, '');
}

function isFailureCode(reason: string): reason is FailureCode {
  return Object.hasOwn(FAILURE_CODES, reason);
}

import type { ErrorCode, FieldError } from '@gesso/contract';
import { type FindProhibitedWord, findProhibitedText, type WrittenText } from '../../modules/word-policy/index.ts';

/** Why a story of a run did nothing, for the person who asked. Nothing has been written or moved. */
export type RunRefusal = {
  readonly ok: false;
  readonly code: Extract<
    ErrorCode,
    | 'not-found'
    | 'invalid-request'
    | 'conflict'
    | 'unknown-model'
    | 'unknown-price'
    | 'invalid-settings'
    | 'invalid-prompt'
    | 'prohibited'
    | 'model-unavailable'
    | 'stale-plan'
    | 'max-exceeded'
    | 'insufficient-credits'
    | 'cap-exceeded'
  >;
  readonly message: string;
  readonly errors?: readonly FieldError[];
};

export function refuseRun(code: RunRefusal['code'], message: string, errors?: readonly FieldError[]): RunRefusal {
  return errors === undefined ? { ok: false, code, message } : { ok: false, code, message, errors };
}

/** Thrown inside a transaction to roll it back; never leaves the story that throws it. */
export class RunRefused extends Error {
  readonly refusal: RunRefusal;

  constructor(refusal: RunRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** The first text with a word that the operator does not allow, as a refusal that names the field. */
export function refuseProhibited(
  findWord: FindProhibitedWord | undefined,
  texts: readonly WrittenText[],
): RunRefusal | undefined {
  const fault = findProhibitedText(findWord, texts);
  // A path with points names itself; a plain one is a word of the sentence.
  const name = fault?.path.includes('.') ? fault.path : `The ${fault?.path}`;
  return fault && refuseRun('prohibited', `${name} ${fault.message}.`, [fault]);
}

/** 1,000 millicredits are 1 credit; up to three decimals, none where they are zero. */
export function inCredits(millicredits: bigint | number): string {
  const credits = (Number(millicredits) / 1_000).toLocaleString('en-US', { maximumFractionDigits: 3 });
  return `${credits} ${credits === '1' ? 'credit' : 'credits'}`;
}

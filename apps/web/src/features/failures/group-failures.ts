import { type AtFault, FAILURE_CODES, type FailureCode, isMadeGood } from '@gesso/contract';

/** All failures that one party is at fault for. */
export type FailureGroup = {
  readonly atFault: AtFault;
  /** Whether credits that lapsed meanwhile are given anew. */
  readonly isMadeGood: boolean;
  readonly codes: readonly FailureCode[];
};

/** Every failure code of the contract, under the one who is at fault; in the order of the contract's table. */
export function groupFailures(): readonly FailureGroup[] {
  const codes = Object.keys(FAILURE_CODES) as FailureCode[]; // The keys of this very table.
  return [...Map.groupBy(codes, (code) => FAILURE_CODES[code].atFault)].map(([atFault, members]) => ({
    atFault,
    isMadeGood: isMadeGood(atFault),
    codes: members,
  }));
}

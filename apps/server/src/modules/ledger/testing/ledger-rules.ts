import * as burnOrder from '../burn-order.rules.ts';
import * as caps from '../caps.rules.ts';
import * as due from '../due.rules.ts';
import * as grants from '../grants.rules.ts';
import * as holds from '../holds.rules.ts';
import * as movements from '../movements.rules.ts';
import * as slices from '../slices.rules.ts';

/** Everything the ledger decides by, as one value: the checks run on the real rules and on copies with a fault in them. */
export type LedgerRules = typeof burnOrder &
  typeof caps &
  typeof due &
  typeof grants &
  typeof holds &
  typeof movements &
  typeof slices;

/** The rules as they are. */
export const LEDGER_RULES: LedgerRules = {
  ...burnOrder,
  ...caps,
  ...due,
  ...grants,
  ...holds,
  ...movements,
  ...slices,
};

/** One claim about the rules. `check` throws where it does not hold. */
export type RuleCase = { readonly name: string; readonly check: (rules: LedgerRules) => void };

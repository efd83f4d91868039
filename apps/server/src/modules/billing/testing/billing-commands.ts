import { INTERVALS, PLAN_KEYS } from '@gesso/contract';
import fc from 'fast-check';
import type { Choice } from '../billing.ts';
import { AFTER_BETA, PRICE_LIST } from './billing-fixtures.ts';
import type { BillingSimulation } from './billing-simulation.ts';

/** What a random history of an account is made of. */
export type BillingCommand =
  | { readonly kind: 'choose'; readonly choice: Choice }
  | { readonly kind: 'cancel' | 'resume' | 'drop' | 'succeed-late' }
  /** The card stays, and its bank changes its mind. */
  | { readonly kind: 'bank'; readonly pays: boolean }
  | { readonly kind: 'new-card'; readonly pays: boolean }
  | { readonly kind: 'beta'; readonly isOn: boolean }
  | { readonly kind: 'wait'; readonly hours: number };

export const choices: readonly Choice[] = PLAN_KEYS.flatMap((plan) =>
  INTERVALS.map((interval) => ({ plan, interval })),
);

const command: fc.Arbitrary<BillingCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('choose'), choice: fc.constantFrom(...choices) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cancel', 'resume', 'drop', 'succeed-late') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('bank', 'new-card'), pays: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('beta'), isOn: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait'), hours: fc.integer({ min: 0, max: 60 * 24 }) }) },
);

/** Years of changes of mind, from any instant of a leap year on. */
export const histories = fc.record({
  startAt: fc.integer({ min: Date.UTC(2028, 0, 1), max: Date.UTC(2029, 0, 1) }).map((at) => new Date(at)),
  commands: fc.array(command, { minLength: 1, maxLength: 40 }),
});

/** Does what a command says. */
export function obey(simulation: BillingSimulation, command: BillingCommand): void {
  switch (command.kind) {
    case 'choose':
      simulation.choose(command.choice);
      break;
    case 'cancel':
      simulation.cancel();
      break;
    case 'resume':
      simulation.resume();
      break;
    case 'drop':
      simulation.dropPendingChange();
      break;
    case 'succeed-late':
      simulation.succeedLate();
      break;
    case 'bank':
      simulation.card = () => command.pays;
      break;
    case 'new-card':
      simulation.giveCard(() => command.pays);
      break;
    case 'beta':
      simulation.priceList = command.isOn ? PRICE_LIST : AFTER_BETA;
      break;
    case 'wait':
      simulation.walkTo(new Date(simulation.now.getTime() + command.hours * 3_600_000));
      break;
  }
}

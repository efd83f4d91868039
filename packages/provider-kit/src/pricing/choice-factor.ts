import type { PriceFactor } from './price-results.ts';

/** What each choice of a setting multiplies the price by; a choice that is not listed changes nothing. */
export type ChoicePrices = Readonly<Record<string, PriceFactor>>;

/** The factor of the chosen value, as a list that may be empty. */
export function choiceFactor(choice: string, prices: ChoicePrices): readonly PriceFactor[] {
  const factor = prices[choice];
  return factor === undefined ? [] : [factor];
}

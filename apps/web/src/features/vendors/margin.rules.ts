import type { RoutedModel } from '@gesso/contract';

/** What a model earned against what it cost, in US dollars. */
export type Margin = {
  readonly earned: string;
  /** Null where no vendor named a bill. */
  readonly cost: string | null;
  /** Whole percent of what was earned that is left; null where nothing can be said. */
  readonly leftPercent: number | null;
  /** True where only some of the bills are known, so that the cost is a lower bound. */
  readonly isPartial: boolean;
};

const MICRO_USD_PER_CENT = 10_000;

/**
 * @param millicreditsPerCent - What a cent buys in the price list in force: the only rate between credits and money there is.
 */
export function marginOf(model: RoutedModel, millicreditsPerCent: number): Margin {
  const earnedCents = model.earnedMillicredits / millicreditsPerCent;
  const costCents = model.costMicroUsd / MICRO_USD_PER_CENT;
  const isKnown = model.costsKnown > 0;
  return {
    earned: toDollars(earnedCents),
    cost: isKnown ? toDollars(costCents) : null,
    leftPercent: isKnown && earnedCents > 0 ? Math.round((1 - costCents / earnedCents) * 100) : null,
    isPartial: isKnown && model.costsKnown < model.results,
  };
}

function toDollars(cents: number): string {
  return (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

import type { PriceLine } from '@gesso/contract';

/** One reason why a result costs more or less: the price is multiplied by `times` and divided by `per`. */
export type PriceFactor = {
  /** What the creator chose: `High quality`. */
  readonly label: string;
  /** 1 or more. */
  readonly times: number;
  /** 1 or more. */
  readonly per: number;
};

export type ResultsToPrice = {
  /** How many results; 1 or more. */
  readonly count: number;
  /** What one result is: `GPT image`. */
  readonly label: string;
  /** Price of one result at default settings, in whole millicredits. */
  readonly baseMillicredits: number;
  /** Multiplied with each other, so their order changes the lines but never the total. */
  readonly factors: readonly PriceFactor[];
};

/**
 * Prices results line by line.
 *
 * What makes a result cheaper is part of the first line; every factor that makes it dearer has a line of its own. All
 * figures are whole millicredits. Only cumulative products are rounded (up), so the lines add up exactly and a larger
 * factor never costs less.
 *
 * @example
 * priceResults({ count: 2, label: 'Kling 1.6 pro', baseMillicredits: 36000, factors: [{ label: '10 s', times: 2, per: 1 }] })
 * // Kling 1.6 pro 2 × 36000 = 72000, 10 s 2 × 36000 = 72000
 */
export function priceResults({ count, label, baseMillicredits, factors }: ResultsToPrice): readonly PriceLine[] {
  const cheaper = factors.filter((factor) => factor.times < factor.per);
  const dearer = factors.filter((factor) => factor.times > factor.per);
  const firstLabel = [label, ...cheaper.map((factor) => factor.label)].join(', ');
  const lines = [toLine(firstLabel, count, multiply(baseMillicredits, cheaper))];
  for (const [index, factor] of dearer.entries()) {
    const without = multiply(baseMillicredits, [...cheaper, ...dearer.slice(0, index)]);
    const withIt = multiply(baseMillicredits, [...cheaper, ...dearer.slice(0, index + 1)]);
    if (withIt > without) lines.push(toLine(factor.label, count, withIt - without));
  }
  return lines;
}

/** Exact on big integers: a product of several factors can pass 2^53 although the price does not. */
function multiply(millicredits: number, factors: readonly PriceFactor[]): number {
  const times = factors.reduce((product, factor) => product * BigInt(factor.times), BigInt(millicredits));
  const per = factors.reduce((product, factor) => product * BigInt(factor.per), 1n);
  return Number((times + per - 1n) / per);
}

function toLine(label: string, quantity: number, unitMillicredits: number): PriceLine {
  return { label, quantity, unitMillicredits, millicredits: quantity * unitMillicredits };
}

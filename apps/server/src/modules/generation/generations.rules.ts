import type { GenerationOrder } from './generations.ts';

/**
 * What is charged when fewer results arrived than were asked for: proportionally less, rounded down.
 *
 * @param delivered - 0 to `wanted`.
 */
export function chargeFor(quotedMillicredits: bigint, wanted: number, delivered: number): bigint {
  return (quotedMillicredits * BigInt(delivered)) / BigInt(wanted);
}

/**
 * Splits a charge over the results that caused it; the parts add up to the charge, the first bear the remainder.
 *
 * @param parts - 1 or more.
 */
export function splitCharge(chargedMillicredits: bigint, parts: number): readonly bigint[] {
  const share = chargedMillicredits / BigInt(parts);
  const remainder = Number(chargedMillicredits % BigInt(parts));
  return Array.from({ length: parts }, (_, index) => (index < remainder ? share + 1n : share));
}

/** Whether credits are held for it. What a run is not charged for, such as its joined film, has none. */
export function hasHold({ runId, quotedMillicredits }: Pick<GenerationOrder, 'runId' | 'quotedMillicredits'>): boolean {
  return runId === null || quotedMillicredits > 0n;
}

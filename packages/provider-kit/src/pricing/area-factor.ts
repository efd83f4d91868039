import type { ResultSize } from '../model-definition.ts';
import type { PriceFactor } from './price-results.ts';

/** Areas are charged in quarters of the default, so that prices stay figures one can remember. */
const STEPS = 4;

/** Below half of the default area the work no longer shrinks: starting and storing a picture cost the same. */
const FEWEST_STEPS = 2;

/**
 * Charges a picture by its area, in started quarters of the default size and at least two of them.
 *
 * @param usual - The size that the table's price is for.
 */
export function areaFactor(size: ResultSize, usual: ResultSize): PriceFactor {
  const area = size.widthPx * size.heightPx;
  const usualArea = usual.widthPx * usual.heightPx;
  return {
    label: `${size.widthPx} × ${size.heightPx} px`,
    times: Math.max(FEWEST_STEPS, Math.ceil((area * STEPS) / usualArea)),
    per: STEPS,
  };
}

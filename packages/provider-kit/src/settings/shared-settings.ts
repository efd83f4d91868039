import type { ChoiceSetting, IntegerSetting } from '@gesso/contract';
import type { ResultSize } from '../model-definition.ts';

/** Four results lie side by side on one screen; a larger batch is a second run. */
const MOST_RESULTS = 4;

/** The largest seed of our own: whole, 0 to 2^31 − 1, which every vendor's range holds unless its model says less. */
const LARGEST_SEED = 2 ** 31 - 1;

/** The setting for the number of results, called `count` in every model. */
export const countSetting: IntegerSetting = {
  type: 'integer',
  title: 'Results',
  description: 'How many different results to make at once.',
  minimum: 1,
  maximum: MOST_RESULTS,
  default: 1,
};

/** The seed; without one a new one is chosen for each run. */
export function seedSetting(maximum: number = LARGEST_SEED): IntegerSetting {
  return {
    type: 'integer',
    title: 'Seed',
    description: 'The same seed with the same settings gives the same result. Empty: a new one each time.',
    minimum: 0,
    maximum,
    'x-advanced': true,
  };
}

/**
 * A choice among fixed sizes in pixels.
 *
 * @param sizes - Written as `1024x768`.
 */
export function sizeSetting(sizes: readonly string[], usual: string): ChoiceSetting {
  return {
    type: 'string',
    title: 'Size',
    enum: sizes,
    default: usual,
    'x-labels': sizes.map((size) => size.replace('x', ' × ')),
  };
}

/** Reads `1024x768`, as `sizeSetting` writes it. Other vendors' separators may be named. */
export function parseSize(size: string, separator = 'x'): ResultSize {
  const [widthPx, heightPx] = size.split(separator).map(Number);
  return { widthPx: widthPx ?? 0, heightPx: heightPx ?? 0 };
}

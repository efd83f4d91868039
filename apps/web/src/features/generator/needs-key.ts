import type { Model } from '@gesso/contract';

/**
 * Whether a key would make the model run. The reason then names the environment variable to set; without one, this
 * version of Gesso cannot run the model at all.
 */
export function needsKey({ available, unavailableReason }: Pick<Model, 'available' | 'unavailableReason'>): boolean {
  return !available && /\b[A-Z]+(?:_[A-Z]+)+\b/.test(unavailableReason ?? '');
}

import { createUnavailableProvider, missingReason, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { hailuo01 } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['MINIMAX_API_KEY']];

/** The models of MiniMax: listed and priced, but not run by this version. */
export function createMinimaxProvider(access: VendorAccess): Provider {
  return createUnavailableProvider({
    vendor: 'minimax',
    models: [hailuo01],
    reason: () => missingReason(access, KEYS),
  });
}

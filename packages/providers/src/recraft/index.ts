import { createUnavailableProvider, missingReason, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { recraftV3 } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['RECRAFT_API_KEY']];

/** The models of Recraft: listed and priced, but not run by this version. */
export function createRecraftProvider(access: VendorAccess): Provider {
  return createUnavailableProvider({
    vendor: 'recraft',
    models: [recraftV3],
    reason: () => missingReason(access, KEYS),
  });
}

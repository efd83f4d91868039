import { createUnavailableProvider, missingReason, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { fluxDev, fluxPro } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['BFL_API_KEY']];

/** The models of Black Forest Labs: listed and priced, but not run by this version. */
export function createBflProvider(access: VendorAccess): Provider {
  return createUnavailableProvider({
    vendor: 'bfl',
    models: [fluxDev, fluxPro],
    reason: () => missingReason(access, KEYS),
  });
}

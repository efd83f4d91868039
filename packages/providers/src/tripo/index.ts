import { createUnavailableProvider, missingReason, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { tripo } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['TRIPO_API_KEY']];

/** The models of Tripo: listed and priced, but not run by this version. */
export function createTripoProvider(access: VendorAccess): Provider {
  return createUnavailableProvider({
    vendor: 'tripo',
    models: [tripo],
    reason: () => missingReason(access, KEYS),
  });
}

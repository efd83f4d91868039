import { createUnavailableProvider, missingReason, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { rodin } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['RODIN_API_KEY']];

/** The models of Hyper3D: listed and priced, but not run by this version. */
export function createRodinProvider(access: VendorAccess): Provider {
  return createUnavailableProvider({
    vendor: 'rodin',
    models: [rodin],
    reason: () => missingReason(access, KEYS),
  });
}

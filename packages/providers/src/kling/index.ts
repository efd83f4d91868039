import { createUnavailableProvider, missingReason, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { kling16Pro } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['KLING_API_KEY'], ['KLING_ACCESS_KEY', 'KLING_SECRET_KEY']];

/** The models of Kling: listed and priced, but not run by this version. */
export function createKlingProvider(access: VendorAccess): Provider {
  return createUnavailableProvider({
    vendor: 'kling',
    models: [kling16Pro],
    reason: () => missingReason(access, KEYS),
  });
}

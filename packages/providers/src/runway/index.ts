import { createUnavailableProvider, missingReason, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { runwayGen4 } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['RUNWAY_API_KEY']];

/** The models of Runway: listed and priced, but not run by this version. */
export function createRunwayProvider(access: VendorAccess): Provider {
  return createUnavailableProvider({
    vendor: 'runway',
    models: [runwayGen4],
    reason: () => missingReason(access, KEYS),
  });
}

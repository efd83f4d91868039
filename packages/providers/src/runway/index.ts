import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createRunwayAdapter } from './runway-adapter.ts';

/** The models of Runway. */
export function createRunwayProvider(access: VendorAccess): Provider {
  return createVendorProvider(createRunwayAdapter(access), access);
}

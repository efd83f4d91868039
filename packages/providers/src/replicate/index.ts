import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createReplicateAdapter } from './replicate-adapter.ts';

/** A further route to models of other vendors. */
export function createReplicateProvider(access: VendorAccess): Provider {
  return createVendorProvider(createReplicateAdapter(access), access);
}

import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createFalAdapter } from './fal-adapter.ts';

/** A second route to models of other vendors. */
export function createFalProvider(access: VendorAccess): Provider {
  return createVendorProvider(createFalAdapter(access), access);
}

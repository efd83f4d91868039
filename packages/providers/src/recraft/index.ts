import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createRecraftAdapter } from './recraft-adapter.ts';

/** The models of Recraft. */
export function createRecraftProvider(access: VendorAccess): Provider {
  return createVendorProvider(createRecraftAdapter(access), access);
}

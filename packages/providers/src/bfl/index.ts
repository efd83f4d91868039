import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createBflAdapter } from './bfl-adapter.ts';

/** The models of Black Forest Labs. */
export function createBflProvider(access: VendorAccess): Provider {
  return createVendorProvider(createBflAdapter(access), access);
}

import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createTripoAdapter } from './tripo-adapter.ts';

/** The models of Tripo. */
export function createTripoProvider(access: VendorAccess): Provider {
  return createVendorProvider(createTripoAdapter(access), access);
}

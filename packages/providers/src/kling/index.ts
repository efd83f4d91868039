import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createKlingAdapter } from './kling-adapter.ts';

/** The models of Kling. */
export function createKlingProvider(access: VendorAccess): Provider {
  return createVendorProvider(createKlingAdapter(access), access);
}

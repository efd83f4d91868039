import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createRodinAdapter } from './rodin-adapter.ts';

/** The models of Hyper3D. */
export function createRodinProvider(access: VendorAccess): Provider {
  return createVendorProvider(createRodinAdapter(access), access);
}

import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createMinimaxAdapter } from './minimax-adapter.ts';

/** The models of MiniMax. */
export function createMinimaxProvider(access: VendorAccess): Provider {
  return createVendorProvider(createMinimaxAdapter(access), access);
}

import { createVendorProvider, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { createOpenaiAdapter } from './openai-adapter.ts';

/** The models of OpenAI. */
export function createOpenaiProvider(access: VendorAccess): Provider {
  return createVendorProvider(createOpenaiAdapter(access), access);
}

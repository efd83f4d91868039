import {
  createVendorProvider,
  type ModelDefinition,
  type OwnModelConnection,
  type Provider,
  type VendorAccess,
} from '@gesso/provider-kit';
import { createCompatibleAdapter } from './compatible-adapter.ts';
import { readCompatibleInputs } from './compatible-inputs.ts';

/** One model of a server that speaks OpenAI's Images or Videos API. */
export function createCompatibleProvider(
  access: VendorAccess,
  model: { readonly definition: ModelDefinition },
): Provider {
  return createVendorProvider(createCompatibleAdapter(access, model), access);
}

/** OpenAI's API at any address as a way to models of the operator's own. */
export const compatibleConnection: OwnModelConnection = {
  name: 'openai-compatible',
  readInputs: readCompatibleInputs,
  variables: { address: 'COMPATIBLE_BASE_URL', key: 'COMPATIBLE_API_KEY' },
  create: createCompatibleProvider,
};

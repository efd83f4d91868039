import { createUnavailableProvider, missingReason, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { gptImage } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['OPENAI_API_KEY']];

/** The models of OpenAI: listed and priced, but not run by this version. */
export function createOpenaiProvider(access: VendorAccess): Provider {
  return createUnavailableProvider({
    vendor: 'openai',
    models: [gptImage],
    reason: () => missingReason(access, KEYS),
  });
}

import { createUnavailableProvider, missingReason, type Provider, type VendorEnvironment } from '@gesso/provider-kit';
import { gptImage } from './models.ts';

/** Sets of variables that are each enough to run the models. */
const KEYS = [['OPENAI_API_KEY']];

/** The models of OpenAI: listed and priced, but not run by this version. */
export function createOpenaiProvider(environment: VendorEnvironment): Provider {
  return createUnavailableProvider({
    vendor: 'openai',
    models: [gptImage],
    reason: () => missingReason(environment, KEYS),
  });
}

import { createUnavailableProvider, NOT_RUN_YET, type Provider } from '@gesso/provider-kit';
import { gessoCombine } from './announced-models.ts';

export { createGessoProvider, type GessoProviderOptions } from './gesso-provider.ts';

/** The built-in engine for combined videos: listed and priced, but not run by this version. */
export function createAnnouncedGessoProvider(): Provider {
  return createUnavailableProvider({
    vendor: 'gesso',
    models: [gessoCombine],
    reason: () => NOT_RUN_YET,
  });
}

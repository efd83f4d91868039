export { createGessoProvider, type GessoProviderOptions } from './gesso-provider.ts';

export * from './availability.ts';
export * from './kit-error.ts';
export * from './model-definition.ts';
export * from './provider.ts';

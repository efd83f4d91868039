export * from './conformance-case.ts';
export * from './fake-models.ts';
export * from './fake-provider.ts';
export * from './model-conformance.ts';
export * from './provider-conformance.ts';

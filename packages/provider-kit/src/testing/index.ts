export * from './fake-models.ts';
export * from './fake-provider.ts';

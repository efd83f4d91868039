export * from './accounts.service.ts';
export type * from './accounts.ts';
export * from './plan.store.ts';

export * from './accounts.service.ts';
export { listOperators } from './accounts.store.ts';
export type * from './accounts.ts';
export * from './plan.store.ts';

export * from './accounts.service.ts';
export type * from './accounts.ts';

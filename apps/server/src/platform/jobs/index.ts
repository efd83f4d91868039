export type { Durable } from './durable.ts';
export * from './jobs.ts';

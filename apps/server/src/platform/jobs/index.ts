export type { Durable } from './durable.ts';
export * from './jobs.ts';
export { StepFailure } from './step-failure.ts';

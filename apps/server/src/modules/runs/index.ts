export * from './run-plans.store.ts';
export * from './running-runs.store.ts';
export * from './runs.rules.ts';
export * from './runs.store.ts';
export * from './runs.ts';

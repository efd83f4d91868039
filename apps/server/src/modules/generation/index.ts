export * from './attempts.store.ts';
export * from './generations.rules.ts';
export * from './generations.store.ts';
export * from './generations.ts';
export * from './living-holds.store.ts';
export * from './result-counts.store.ts';

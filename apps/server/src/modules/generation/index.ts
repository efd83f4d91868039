export * from './attempts.store.ts';
export * from './generations.rules.ts';
export {
  endGeneration,
  findGeneration,
  insertGeneration,
  listEnded,
  listNotRunning,
  listUnfinished,
  lockGeneration,
  noteProgress,
  readGeneration,
  startGeneration,
} from './generations.store.ts';
export * from './generations.ts';
export * from './living-holds.store.ts';
export * from './result-counts.store.ts';
export * from './run-generations.store.ts';
export * from './vendor-figures.store.ts';

export type { Planners, RunContext } from './context.ts';

export type { RunRefusal } from './run-refusals.ts';
export * from './run-stories.ts';

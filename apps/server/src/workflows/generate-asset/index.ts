export type { AcceptAnswer, AcceptGeneration } from './accept-generation.ts';
export type { GenerationContext } from './context.ts';
export { presentGeneration, type ShownGeneration } from './generation.presenter.ts';
export * from './generation-stories.ts';
export type { Refusal } from './refusals.ts';

export type { AcceptAnswer, AcceptGeneration } from './accept-generation.ts';
export type { GenerationContext, Ways } from './context.ts';
export { GENERATE_ASSET } from './generate-asset.ts';
export { presentGeneration, type ShownGeneration } from './generation.presenter.ts';
export * from './generation-stories.ts';
export type { Refusal } from './refusals.ts';
export { ADVANCE_RUN, cancelGeneration, failGeneration } from './settle-generation.ts';

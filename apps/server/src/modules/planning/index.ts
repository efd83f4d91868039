export { createBuiltinPlanner } from './builtin/builtin-planner.ts';
export { createLlmPlanner } from './llm/llm-planner.ts';
export { countMaterial, findPlanFaults, type PlanFault } from './plan.rules.ts';
export type * from './planning.ts';

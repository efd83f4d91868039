export { createBuiltinPlanner } from './builtin/builtin-planner.ts';
export { countMaterial, findPlanFaults, type PlanFault } from './plan.rules.ts';
export type * from './planning.ts';

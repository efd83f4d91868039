export type { BrandKitChoice } from './AgentPanel.tsx';
export type { BriefReference } from './composer/brief-draft.ts';
export type { SoughtRun } from './conversation/use-sought-run.ts';
export { LazyAgentPanel as AgentPanel } from './LazyAgentPanel.tsx';

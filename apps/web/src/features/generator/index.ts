export { LazyGeneratorPanel as GeneratorPanel } from './LazyGeneratorPanel.tsx';
export type { RunningWork } from './RunningList.tsx';
export { type DraftReference, type GeneratorDraftStore, useGeneratorDraft } from './use-generator-draft.ts';

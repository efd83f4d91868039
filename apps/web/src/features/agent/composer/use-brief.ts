import { type BriefDraft, type BriefReference, EMPTY_DRAFT, FIRST_TERMS, type RunTerms } from './brief-draft.ts';
import { useStored } from './use-stored.ts';

/** The draft of a conversation: what was typed and attached there. */
export function useBriefDraft(projectId: string, threadId: string | null) {
  return useStored(`gesso.brief.${projectId}.${threadId ?? 'new'}`, readDraft);
}

/** How runs of this project are begun, as chosen last in this tab. */
export function useRunTerms(projectId: string) {
  return useStored(`gesso.terms.${projectId}`, readTerms);
}

function readDraft(kept: unknown): BriefDraft {
  const { text, references } = (kept ?? {}) as Partial<BriefDraft>;
  return {
    text: typeof text === 'string' ? text : EMPTY_DRAFT.text,
    references: Array.isArray(references) ? references.filter(isReference) : EMPTY_DRAFT.references,
  };
}

function isReference(value: Partial<BriefReference> | null): value is BriefReference {
  return typeof value?.assetId === 'string' && typeof value.kind === 'string';
}

function readTerms(kept: unknown): RunTerms {
  const { approve, ceiling, planner, brandKitId } = (kept ?? {}) as Partial<RunTerms>;
  return {
    approve: approve === 'auto' ? 'auto' : 'ask',
    ceiling: typeof ceiling === 'string' ? ceiling : FIRST_TERMS.ceiling,
    planner: planner === 'builtin' || planner === 'llm' ? planner : null,
    brandKitId: typeof brandKitId === 'string' || brandKitId === null ? brandKitId : undefined,
  };
}

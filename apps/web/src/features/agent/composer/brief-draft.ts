import { type CreateRun, LIMITS, type ModelKind, type PlannerName } from '@gesso/contract';
import { countCredits, formatCredits, parseCredits } from '../../../shared/format/credits.ts';

/** A file that a brief speaks of. */
export type BriefReference = { readonly assetId: string; readonly kind: ModelKind; readonly title?: string };

/** A brief that is being written; kept while the tab lives, also over a reload. */
export type BriefDraft = {
  readonly text: string;
  /** Attached by hand, in order. What is selected on the board comes before them. */
  readonly references: readonly BriefReference[];
};

/** How the next run of this project is begun. */
export type RunTerms = {
  readonly approve: 'ask' | 'auto';
  /** As typed, in credits; empty for none. */
  readonly ceiling: string;
  readonly planner: PlannerName | null;
  /** Null leaves the project's kit aside, undefined keeps to it. */
  readonly brandKitId: string | null | undefined;
};

export const EMPTY_DRAFT: BriefDraft = { text: '', references: [] };
export const FIRST_TERMS: RunTerms = { approve: 'ask', ceiling: '', planner: null, brandKitId: undefined };

/** What is sent along: selected first, then attached, each once, no more than a brief may have. */
export function referencesOf(
  draft: BriefDraft,
  selected: readonly BriefReference[],
  dismissed: ReadonlySet<string>,
): readonly BriefReference[] {
  const byId = new Map<string, BriefReference>();
  const chosen = selected.filter(({ assetId }) => !dismissed.has(assetId));
  for (const reference of [...chosen, ...draft.references]) {
    if (!byId.has(reference.assetId)) byId.set(reference.assetId, reference);
  }
  return [...byId.values()].slice(0, LIMITS.references);
}

/** The draft with these files attached, each once. */
export function attach(draft: BriefDraft, references: readonly BriefReference[]): BriefDraft {
  return {
    ...draft,
    references: referencesOf({ text: '', references: [...draft.references, ...references] }, [], new Set()),
  };
}

/** Why the brief cannot be sent as it is, as a sentence; undefined when it can. An empty brief is no mistake yet. */
export function faultOf({ text }: BriefDraft, terms: RunTerms): string | undefined {
  const most = LIMITS.promptCharacters;
  if (text.length > most) return `A brief has at most ${most.toLocaleString('en-US')} characters; shorten it.`;
  const ceiling = parseCredits(terms.ceiling);
  if (ceiling === undefined) return 'The ceiling is a number of credits, such as 120.';
  if (terms.approve === 'auto' && !ceiling) return 'Name the most it may cost before it runs by itself.';
  return undefined;
}

/** The request of a brief without its place on the board. */
export function toRequest(
  draft: BriefDraft,
  options: {
    readonly terms: RunTerms;
    readonly references: readonly BriefReference[];
    readonly threadId: string | null;
  },
): CreateRun {
  const { terms, references, threadId } = options;
  const ceilingMillicredits = parseCredits(terms.ceiling);
  return {
    brief: draft.text.trim(),
    approve: terms.approve,
    ...(ceilingMillicredits ? { ceilingMillicredits } : {}),
    ...(terms.planner ? { planner: terms.planner } : {}),
    ...(references.length > 0 ? { references: references.map(({ assetId }) => assetId) } : {}),
    ...(threadId ? { threadId } : {}),
    ...(terms.brandKitId === undefined ? {} : { brandKitId: terms.brandKitId }),
  };
}

/** The terms in a word or two, for the button that changes them. */
export function nameTerms({ approve, ceiling }: RunTerms): string {
  const most = parseCredits(ceiling);
  if (approve === 'auto') return most ? `Runs up to ${formatCredits(most)}` : 'Runs by itself';
  return most ? `Ceiling ${formatCredits(most)}` : 'Asks first';
}

/** The terms as a sentence. */
export function explainTerms({ approve, ceiling }: RunTerms): string {
  const most = parseCredits(ceiling);
  if (approve === 'auto' && most) return `A plan of ${countCredits(most)} or less runs at once; a dearer one asks.`;
  if (most) return `Plans keep to ${countCredits(most)} where they can, and nothing runs before you say so.`;
  return 'Every plan shows its price and waits for you.';
}

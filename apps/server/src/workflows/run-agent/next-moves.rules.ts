import type { RunGeneration } from '../../modules/generation/index.ts';
import { ownAssets, type RunPart, waitsForResults } from './run-parts.ts';

/** What a run does next. Empty lists: it waits for what is being made, or has nothing left. */
export type NextMoves = {
  readonly starts: readonly { readonly generationId: string; readonly referenceIds: readonly string[] }[];
  /** Generations whose inputs will never be there. */
  readonly dead: readonly string[];
};

/**
 * Decides which waiting generations of a run begin and which never can.
 *
 * One begins when everything it is made from has ended, with whatever of it was made, as long as that is at least one
 * result and as many things as its model needs.
 *
 * @param resultsOf - Assets that a generation has delivered, in order.
 * @param leastOf - How many things a model must be made from.
 */
export function decideMoves(
  parts: readonly RunPart[],
  facts: {
    readonly generations: readonly RunGeneration[];
    readonly resultsOf: (generationId: string) => readonly string[];
    readonly leastOf: (model: string) => number;
  },
): NextMoves {
  const byId = new Map(facts.generations.map((generation) => [generation.id, generation]));
  const hasEnded = (id: string) => byId.get(id)?.finishedAt !== null;
  const starts: { generationId: string; referenceIds: readonly string[] }[] = [];
  const dead: string[] = [];
  for (const part of parts.filter((each) => isWaiting(each, byId.get(each.generationId)))) {
    if (part.material.some((each) => each.from === 'result' && !hasEnded(each.generationId))) continue;
    const referenceIds = part.material.flatMap((each) =>
      each.from === 'asset' ? each.assetId : (facts.resultsOf(each.generationId)[each.index] ?? []),
    );
    const made = referenceIds.length - ownAssets(part).length;
    const isEnough = made > 0 && referenceIds.length >= facts.leastOf(part.step.model ?? '');
    if (isEnough) starts.push({ generationId: part.generationId, referenceIds });
    else dead.push(part.generationId);
  }
  return { starts, dead };
}

/** Ordered ones have more references than those from before the run, which is how they are known. */
function isWaiting(part: RunPart, generation: RunGeneration | undefined): boolean {
  if (generation?.status !== 'queued' || !waitsForResults(part)) return false;
  return generation.referenceIds.length === ownAssets(part).length;
}

import { LIMITS } from '@gesso/contract';
import type { Draft } from './draft.ts';

export type FittedCounts = { readonly drafts: readonly Draft[]; readonly notes: readonly string[] };

/** As many parts as one film takes. */
const MOST_PARTS = 16;

/**
 * Fits steps and counts into a run: every step keeps at least one result and its share of the rest. Steps that are too
 * many are named in a note, never left out silently. Names the steps anew, in their order.
 *
 * @param most - Results that may be made together.
 */
export function fitCounts(drafts: readonly Draft[], most: number): FittedCounts {
  const kept = drafts.slice(0, LIMITS.stepsPerRun);
  const left = drafts.slice(LIMITS.stepsPerRun).map(({ title }) => title);
  const counts = sharesOf(
    kept.map(({ count }) => count),
    Math.max(most, kept.length),
  );
  const notes: string[] = [];
  if (left.length > 0) {
    notes.push(`One run holds ${LIMITS.stepsPerRun} steps; plan these in another: ${left.slice(0, 12).join(', ')}.`);
  }
  const names = new Map(kept.map(({ id }, at) => [id, `s${at + 1}`]));
  const fitted = kept.map((draft, at) => ({
    ...draft,
    id: `s${at + 1}`,
    count: counts[at] ?? 1,
    inputs: draft.inputs.flatMap((id) => names.get(id) ?? []),
  }));
  return { drafts: fitted.map((draft) => withParts(draft, fitted, notes)), notes };
}

/** Each at least one; what is left in proportion to what was asked for, the first ones rounded up. */
function sharesOf(counts: readonly number[], most: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= most) return counts;
  const shares = counts.map((count) => Math.max(1, Math.floor((count * most) / total)));
  let over = shares.reduce((sum, count) => sum + count, 0) - most;
  for (let at = shares.length - 1; over > 0 && at >= 0; at -= 1) {
    const taken = Math.min(over, (shares[at] ?? 1) - 1);
    shares[at] = (shares[at] ?? 1) - taken;
    over -= taken;
  }
  for (let at = 0; over < 0 && at < shares.length; at = (at + 1) % shares.length) {
    shares[at] = (shares[at] ?? 1) + 1;
    over += 1;
  }
  return shares;
}

/** A film takes as many parts as it can, in their order. */
function withParts(draft: Draft, drafts: readonly Draft[], notes: string[]): Draft {
  if (draft.kind !== 'combine') return draft;
  let parts = 0;
  const inputs = draft.inputs.filter((id) => {
    parts += drafts.find((other) => other.id === id)?.count ?? 0;
    return parts <= MOST_PARTS;
  });
  if (inputs.length < draft.inputs.length)
    notes.push(`A film is joined of at most ${MOST_PARTS} parts; it takes the first.`);
  return { ...draft, inputs };
}

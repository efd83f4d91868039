import type { RunStep, StoredRun } from '../../modules/runs/index.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';

/** What a generation is made from: a file from before the run, or a result that another of its generations makes. */
export type Material =
  | { readonly from: 'asset'; readonly assetId: string }
  | { readonly from: 'result'; readonly generationId: string; readonly index: number };

/** A part of a step: what one generation makes of it. */
export type RunPart = {
  readonly generationId: string;
  readonly step: RunStep;
  /** 0 for the first of its step. */
  readonly number: number;
  /** Place of its first result among those of the step. */
  readonly firstResult: number;
  /** Results that it makes; 1 or more. */
  readonly count: number;
  readonly material: readonly Material[];
};

/** What a model makes in one call and takes to make it from. */
export type ModelBounds = { readonly mostResults: number; readonly mostReferences: number };

/** The generation of a run that makes a part of a step; follows from both, so that nothing has to remember it. */
export function partIdOf(runId: string, stepId: string, number: number): string {
  return deriveUuid(runId, `step ${stepId} part ${number}`);
}

/**
 * Splits the steps of a plan into generations, in the order of the plan; a text is none.
 *
 * A film and every step whose model takes all of its material get all of it for each result. An edit, and a step whose
 * model takes fewer, makes one result of each thing. What a model cannot make in one call is several parts.
 */
export function splitIntoParts(
  { id, plan }: Pick<StoredRun, 'id' | 'plan'>,
  boundsOf: (model: string) => ModelBounds,
): readonly RunPart[] {
  const steps = plan?.steps ?? [];
  const byId = new Map(steps.map((step) => [step.id, step]));
  const shapes = new Map(steps.map((step) => [step.id, shapeOf(step, byId, boundsOf)]));
  const materialOf = (step: RunStep): readonly Material[] => [
    ...step.references.map((assetId) => ({ from: 'asset' as const, assetId })),
    ...step.inputs.flatMap((inputId) =>
      (shapes.get(inputId)?.counts ?? []).flatMap((count, number) =>
        Array.from({ length: count }, (_, index) => ({
          from: 'result' as const,
          generationId: partIdOf(id, inputId, number),
          index,
        })),
      ),
    ),
  ];
  return steps.flatMap((step) => {
    const { counts, isOneEach } = shapes.get(step.id) ?? { counts: [], isOneEach: false };
    const material = materialOf(step);
    return counts.map((count, number) => ({
      generationId: partIdOf(id, step.id, number),
      step,
      number,
      firstResult: counts.slice(0, number).reduce((sum, before) => sum + before, 0),
      count,
      material: isOneEach ? material.slice(number, number + 1) : material,
    }));
  });
}

type Shape = { readonly counts: readonly number[]; readonly isOneEach: boolean };

function shapeOf(step: RunStep, byId: ReadonlyMap<string, RunStep>, boundsOf: (model: string) => ModelBounds): Shape {
  if (step.model === null) return { counts: [], isOneEach: false };
  const { mostResults, mostReferences } = boundsOf(step.model);
  const material = step.references.length + step.inputs.reduce((sum, id) => sum + (byId.get(id)?.count ?? 0), 0);
  const isOneEach = step.kind === 'edit' || (step.kind !== 'combine' && material > mostReferences);
  if (isOneEach) return { counts: Array.from({ length: step.count }, () => 1), isOneEach };
  const full = Math.floor(step.count / mostResults);
  const rest = step.count - full * mostResults;
  return { counts: [...Array.from({ length: full }, () => mostResults), ...(rest === 0 ? [] : [rest])], isOneEach };
}

/** The price of a part: its share of what was quoted for the step, whose results cost the same each. */
export function priceOfPart({ step, count }: RunPart): bigint {
  return (BigInt(step.millicredits) * BigInt(count)) / BigInt(step.count);
}

/** Whether a part has to wait for other generations of its run. */
export function waitsForResults({ material }: RunPart): boolean {
  return material.some(({ from }) => from === 'result');
}

/** Files from before the run that a part is made from. */
export function ownAssets({ material }: RunPart): readonly string[] {
  return material.flatMap((each) => (each.from === 'asset' ? [each.assetId] : []));
}

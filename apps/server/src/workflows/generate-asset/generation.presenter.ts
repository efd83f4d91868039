import type { Generation } from '@gesso/contract';
import { presentAsset, type StoredAsset } from '../../modules/assets/index.ts';
import type { StoredGeneration } from '../../modules/generation/index.ts';

/** A generation with its results, in their order. */
export type ShownGeneration = StoredGeneration & { readonly assets: readonly StoredAsset[] };

/** A generation as the contract shows it to its owner. */
export function presentGeneration(generation: ShownGeneration): Generation {
  const { failure } = generation;
  return {
    id: generation.id,
    projectId: generation.projectId,
    status: generation.status,
    model: generation.model,
    prompt: generation.prompt,
    settings: { ...generation.settings },
    references: [...generation.referenceIds],
    quotedMillicredits: Number(generation.quotedMillicredits),
    chargedMillicredits: Number(generation.chargedMillicredits),
    progress: generation.progress,
    assets: generation.assets.map(presentAsset),
    ...(failure === null ? {} : { failure: { code: failure.code, message: failure.message } }),
    notes: [...generation.notes],
    createdAt: generation.createdAt.toISOString(),
    startedAt: generation.startedAt?.toISOString() ?? null,
    finishedAt: generation.finishedAt?.toISOString() ?? null,
  };
}

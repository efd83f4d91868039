import type { Asset } from '@gesso/contract';
import type { StoredAsset } from './assets.ts';

/** An asset as the contract shows it to its owner. */
export function presentAsset(asset: StoredAsset): Asset {
  return {
    id: asset.id,
    kind: asset.kind,
    mimeType: asset.mimeType,
    widthPx: asset.widthPx,
    heightPx: asset.heightPx,
    durationMs: asset.durationMs,
    sizeBytes: asset.sizeBytes,
    sha256: asset.sha256,
    model: asset.model,
    vendorModel: asset.vendorModel,
    prompt: asset.prompt,
    settings: asset.settings && { ...asset.settings },
    seed: asset.seed,
    hasScene: asset.hasScene ?? asset.scene !== null,
    facts: { ...asset.facts },
    credits: [...asset.credits],
    chargedMillicredits: Number(asset.chargedMillicredits),
    planAtCreation: asset.planAtCreation,
    licence: asset.licence,
    parents: [...asset.parents],
    projectId: asset.projectId,
    createdAt: asset.createdAt.toISOString(),
  };
}

import type { PlanningAsset, PlanningRequest } from '../planning.ts';

/** The things a plan may be made from, under the short names that a language model is given. */
export type Handles = {
  readonly byHandle: ReadonlyMap<string, PlanningAsset>;
  readonly handleOf: ReadonlyMap<string, string>;
};

/**
 * Names every given asset `a1`, `a2`, …, attachments first.
 *
 * A language model never sees an id, so it can neither misspell one nor name a file that was not given to it. Ids that
 * were given are understood as well, since a brief may quote them.
 */
export function giveHandles({ attachments, earlier }: Pick<PlanningRequest, 'attachments' | 'earlier'>): Handles {
  const assets = new Map([...attachments, ...earlier].map((asset) => [asset.assetId, asset]));
  const named = [...assets.values()].map((asset, index) => [`a${index + 1}`, asset] as const);
  return {
    byHandle: new Map<string, PlanningAsset>([...assets, ...named]),
    handleOf: new Map(named.map(([handle, { assetId }]) => [assetId, handle])),
  };
}

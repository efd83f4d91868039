import type { BoardItem } from '@gesso/canvas-core';
import { MODEL_KINDS } from '@gesso/contract';
import type { DraftReference } from '../../features/generator/index.ts';

/** The finished files among these items, as references for a run. A design counts as the picture it is. */
export function selectedReferences(items: readonly BoardItem[]): readonly DraftReference[] {
  return items.flatMap(({ status, assetId, kind }) => {
    if (status !== 'ready' || !assetId) return [];
    const made = kind === 'design' ? 'image' : MODEL_KINDS.find((candidate) => candidate === kind);
    return made ? [{ assetId, kind: made }] : [];
  });
}

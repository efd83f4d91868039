import type { BoardItem } from '@gesso/canvas-core';
import { MODEL_KINDS } from '@gesso/contract';
import type { BriefReference } from '../../features/agent/index.ts';

/** The finished files among these items, as references for a run. A design counts as the picture it is. */
export function selectedReferences(items: readonly BoardItem[]): readonly BriefReference[] {
  return items.flatMap(({ status, assetId, kind, title, text }) => {
    if (status !== 'ready' || !assetId) return [];
    const made = kind === 'design' ? 'image' : MODEL_KINDS.find((candidate) => candidate === kind);
    const name = title ?? text;
    return made ? [{ assetId, kind: made, ...(name ? { title: name } : {}) }] : [];
  });
}

import { useState } from 'react';
import type { BriefReference } from './brief-draft.ts';

/** Selected files that were taken out of the brief; they come back when they are selected anew. */
export function useDismissed(selected: readonly BriefReference[]) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const present = new Set(selected.map(({ assetId }) => assetId));
  if ([...dismissed].some((id) => !present.has(id))) {
    setDismissed(new Set([...dismissed].filter((id) => present.has(id))));
  }
  return { dismissed, dismiss: (assetId: string) => setDismissed(new Set([...dismissed, assetId])) };
}

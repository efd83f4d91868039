import type { BoardItem } from '@gesso/canvas-core';
import type { AcceptedGeneration } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/client/index.ts';
import { useWorks } from './use-works.ts';
import { workCommands } from './work-commands.ts';

/** What can be done with the files that are selected: as offers with prices, and as commands for menus. */
export function useSelectionDeeds(options: {
  readonly projectId: string;
  readonly selected: readonly BoardItem[];
  readonly onAccepted: (generation: AcceptedGeneration) => void;
  readonly onAsk: () => void;
  readonly onInspect: () => void;
  readonly onReuse: (assetId: string) => void;
  readonly onReference: () => void;
  readonly onFindRun: (runId: string) => void;
}) {
  const { projectId, selected, onAccepted, ...deeds } = options;
  const single = selected.length === 1 ? selected[0] : undefined;
  const assetId = single?.status === 'ready' ? single.assetId : undefined;
  const works = useWorks({ projectId, item: single, onAccepted });
  const asset = useQuery({
    ...endpointQuery('getAsset', { params: { id: assetId ?? '' } }),
    enabled: assetId !== undefined,
  }).data;
  const hasFiles = selected.some((item) => item.status === 'ready' && item.assetId);
  return {
    works,
    // The answer of the asset before is kept by the cache for a moment; it is not of what is selected now.
    commands: workCommands({
      works,
      asset: asset?.id === assetId ? asset : undefined,
      hasFiles,
      runId: single?.runId,
      ...deeds,
    }),
  };
}

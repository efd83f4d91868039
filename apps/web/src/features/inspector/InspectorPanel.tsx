import type { BoardItem } from '@gesso/canvas-core';
import type { Asset } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { EmptyState, ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';
import { AssetFacts } from './AssetFacts.tsx';

export type InspectorPanelProps = {
  readonly selected: readonly BoardItem[];
  /** Offers a picture's prompt and settings for a new run. */
  readonly onReuse: (asset: Asset) => void;
  /** Shows what a board cannot: clips that play, meshes that turn. */
  readonly player: (asset: Asset) => ReactNode;
};

/** Everything known about the selected picture. */
export function InspectorPanel(props: InspectorPanelProps) {
  const [item, ...others] = props.selected;
  if (!item) {
    return (
      <EmptyState title="Nothing selected">
        Select a picture to see how it was made, what it cost and what you may do with it.
      </EmptyState>
    );
  }
  if (others.length > 0) {
    return (
      <EmptyState title={`${props.selected.length} items selected`}>
        Select a single one to see how it was made.
      </EmptyState>
    );
  }
  if (item.status === 'pending') {
    return <EmptyState title="In the making">Its facts appear here as soon as it is done.</EmptyState>;
  }
  if (item.status === 'failed') {
    return <EmptyState title="It did not work">{item.failure?.message ?? 'Nothing was charged.'}</EmptyState>;
  }
  if (!item.assetId) {
    return (
      <EmptyState title={item.title ?? 'This item'}>
        It was made by hand on the board and has no file of its own.
      </EmptyState>
    );
  }
  return <LoadedAsset key={item.assetId} assetId={item.assetId} {...props} />;
}

function LoadedAsset(props: Omit<InspectorPanelProps, 'selected'> & { readonly assetId: string }) {
  const { assetId, onReuse } = props;
  const asset = useQuery(endpointQuery('getAsset', { params: { id: assetId } }));
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  if (asset.isPending) {
    return (
      <div className="p-4">
        <SkeletonRows rows={8} className="h-6" />
      </div>
    );
  }
  if (asset.isError) {
    return (
      <div className="p-4">
        <ErrorNotice error={asset.error} onRetry={() => void asset.refetch()} />
      </div>
    );
  }
  const model = catalogue.data?.models.find(({ key }) => key === asset.data.model);
  const player = props.player(asset.data);
  return (
    <>
      {asset.data.kind !== 'image' && <div className="px-4 pt-4">{player}</div>}
      <AssetFacts asset={asset.data} model={model} onReuse={() => onReuse(asset.data)} />
    </>
  );
}

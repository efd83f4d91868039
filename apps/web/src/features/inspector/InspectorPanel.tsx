import type { BoardItem, Editor } from '@gesso/canvas-core';
import type { Asset } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { EmptyState, ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';
import { ArrangeButtons } from './ArrangeButtons.tsx';
import { AssetFacts } from './AssetFacts.tsx';
import { AssetHistory } from './AssetHistory.tsx';
import { ExportPresets } from './ExportPresets.tsx';
import { GeometryFields } from './GeometryFields.tsx';
import { ItemHead } from './ItemHead.tsx';

export type InspectorPanelProps = {
  readonly editor: Editor;
  readonly selected: readonly BoardItem[];
  /** Offers a picture's prompt and settings for a new run. */
  readonly onReuse: (asset: Asset) => void;
  /** Shows on the board what an asset was made from, or what was made from it. */
  readonly onShowAsset: (assetId: string) => void;
  /** Shows what a board cannot: clips that play, meshes that turn. */
  readonly player: (asset: Asset) => ReactNode;
  /** Colours, strokes and type of what is selected; features are strangers, so the page around hands it in. */
  readonly style?: ReactNode;
  readonly onExport?: (item: BoardItem) => void;
};

/** Everything known about what is selected, and everything about it that can be changed by hand. */
export function InspectorPanel(props: InspectorPanelProps) {
  const { editor, selected } = props;
  const [item, ...others] = selected;
  if (!item) {
    return (
      <EmptyState title="Nothing selected">
        Select something to place it by numbers. Of a picture you also see how it was made, what it cost and what you
        may do with it.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="grid gap-3 border-line border-b px-4 py-3">
        <ItemHead editor={editor} items={selected} />
        <ArrangeButtons editor={editor} count={selected.length} isInside={item.parentId !== undefined} />
        <GeometryFields editor={editor} items={selected} />
        {props.style}
        {others.length === 0 && item.status === 'ready' && (
          <ExportPresets editor={editor} item={item} onExport={props.onExport} />
        )}
      </div>
      {others.length === 0 && <ItemFacts {...props} item={item} />}
    </>
  );
}

function ItemFacts(props: InspectorPanelProps & { readonly item: BoardItem }) {
  const { item } = props;
  if (item.status === 'pending') {
    return <p className="p-4 text-ink-2">In the making. Its facts appear here as soon as it is done.</p>;
  }
  if (item.status === 'failed') {
    return <p className="p-4 text-ink-2">{item.failure?.message ?? 'It did not work. Nothing was charged.'}</p>;
  }
  return item.assetId ? <LoadedAsset key={item.assetId} assetId={item.assetId} {...props} /> : null;
}

function LoadedAsset(props: InspectorPanelProps & { readonly assetId: string }) {
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
  return (
    <>
      {asset.data.kind !== 'image' && <div className="px-4 pt-4">{props.player(asset.data)}</div>}
      <AssetFacts asset={asset.data} model={model} onReuse={() => onReuse(asset.data)} />
      <AssetHistory asset={asset.data} onShow={props.onShowAsset} />
    </>
  );
}

import type { BoardItem, Editor, Padding } from '@gesso/canvas-core';
import type { AssetVariant } from '@gesso/contract';
import type { ReactNode } from 'react';
import { CanvasStage } from '../../features/canvas/index.ts';
import { type BoardConnection, usePeers } from '../../features/collab/index.ts';
import { addressOf } from '../../shared/client/index.ts';

export type BoardStageProps = {
  readonly label: string;
  readonly editor: Editor;
  readonly connection: BoardConnection;
  readonly insets: Padding;
  readonly emptyState: ReactNode;
  readonly selectionBar: (items: readonly BoardItem[]) => ReactNode;
  readonly onRetry?: (item: BoardItem) => void;
  readonly onDismiss?: (item: BoardItem) => void;
};

/** The board with the people on it. Others' pointers move it often, so it stands apart from the rest of the page. */
export function BoardStage({ connection, ...stage }: BoardStageProps) {
  const peers = usePeers(connection);
  return <CanvasStage {...stage} peers={peers} assetUrl={assetUrl} onPresence={connection.publish} />;
}

/** Where a size of a picture is fetched. */
export function assetUrl(assetId: string, variant: AssetVariant): string {
  return addressOf('getAssetContent', { params: { id: assetId }, query: { variant } });
}

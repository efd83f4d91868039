import type { BoardItem, Editor, Padding } from '@gesso/canvas-core';
import type { AssetVariant } from '@gesso/contract';
import { type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { CanvasStage, type PictureSheet } from '../../features/canvas/index.ts';
import { type BoardConnection, usePeers } from '../../features/collab/index.ts';
import { LiveMedia } from '../../features/media/index.ts';
import { addressOf, call } from '../../shared/client/index.ts';

export type BoardStageProps = {
  readonly projectId: string;
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
export function BoardStage({ projectId, connection, ...stage }: BoardStageProps) {
  const peers = usePeers(connection);
  const listSheets = useCallback(() => sheetsOf(projectId), [projectId]);
  return (
    <CanvasStage
      {...stage}
      peers={peers}
      assetUrl={assetUrl}
      listSheets={listSheets}
      onPresence={connection.publish}
      live={liveMedia}
    />
  );
}

/** A clip plays and a mesh turns where it lies; its player comes when the first one is asked for. */
function liveMedia({ assetId, kind, title, text, ...look }: BoardItem): ReactNode {
  if (assetId === undefined || (kind !== 'video' && kind !== 'model3d')) return null;
  return (
    <Suspense fallback={null}>
      <LiveMedia
        assetId={assetId}
        kind={kind}
        label={title ?? text ?? (kind === 'video' ? 'Clip' : '3D model')}
        isCut={look.crop !== undefined || look.isFlippedX || look.isFlippedY}
      />
    </Suspense>
  );
}

/** Where a size of a picture is fetched. */
export function assetUrl(assetId: string, variant: AssetVariant): string {
  return addressOf('getAssetContent', { params: { id: assetId }, query: { variant } });
}

/** Where the map of a board gets the small copies of its pictures. */
export function useMapPictures(projectId: string) {
  return useMemo(
    () => ({ sheets: () => sheetsOf(projectId), single: (assetId: string) => assetUrl(assetId, '32') }),
    [projectId],
  );
}

async function sheetsOf(projectId: string): Promise<readonly PictureSheet[]> {
  const params = { id: projectId };
  const { items } = await call('listSheets', { params });
  return items.map(({ sha256, ...sheet }) => ({
    ...sheet,
    url: addressOf('getSheetContent', { params: { ...params, sha256 } }),
  }));
}

import type { Editor } from '@gesso/canvas-core';
import type { Asset } from '@gesso/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import type { PageActions } from './page-actions.ts';

/** Has built-in designs open in their layers where other pictures are cropped, for who may change designs. */
export function useOpenDesigns(options: {
  readonly editor: Editor;
  readonly actions: PageActions;
  readonly mayOpen: boolean;
  readonly onOpenDesign: (opened: { readonly itemId: string; readonly assetId: string }) => void;
}): void {
  const { editor, actions, mayOpen, onOpenDesign } = options;
  const queries = useQueryClient();
  useEffect(() => {
    if (!mayOpen) return;
    return actions.listenToOpening((itemId) => {
      const assetId = editor.items.get(itemId)?.assetId;
      if (assetId === undefined) return false;
      const query = endpointQuery('getAsset', { params: { id: assetId } });
      const open = (asset: Asset | undefined) => {
        if (asset?.hasScene) onOpenDesign({ itemId, assetId });
        return asset?.hasScene === true;
      };
      // Selecting it asked about it, so that the answer is mostly there by the second click.
      const known = queries.getQueryData<Asset>(query.queryKey);
      if (known) return open(known);
      void queries
        .fetchQuery(query)
        .catch(() => undefined)
        .then((asset) => open(asset) || editor.startCropping(itemId));
      return true;
    });
  }, [editor, actions, mayOpen, onOpenDesign, queries]);
}

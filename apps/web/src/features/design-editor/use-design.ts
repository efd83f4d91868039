import type { Editor } from '@gesso/canvas-core';
import type { Asset, ChangeDesign } from '@gesso/contract';
import { type Scene, SceneFormatError, upgradeScene } from '@gesso/procedural/layers';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, endpointQuery, explainError } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';
import { loadFaces } from './scene-faces.ts';

/** The layers of a design with its letters, ready to be drawn. */
export function useDesign(assetId: string) {
  return useQuery({
    queryKey: ['design', assetId],
    // A stored design never changes; a changed one is another.
    staleTime: Number.POSITIVE_INFINITY,
    retry: (times, error) => times < 2 && !(error instanceof SceneFormatError),
    queryFn: async ({ signal }): Promise<Scene> => {
      const scene = upgradeScene(await call('getAssetScene', { params: { id: assetId } }, { signal }));
      await loadFaces(scene);
      return scene;
    },
  });
}

/** How the design came to be: the asset, and the one that it was first made as, if it was changed by hand since. */
export function useOrigin(assetId: string): Asset | undefined {
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: ['design-origin', assetId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const read = (id: string) => queries.fetchQuery(endpointQuery('getAsset', { params: { id } }));
      let asset = await read(assetId);
      for (let back = 0; back < 50 && asset.facts.changedByHand === true; back += 1) {
        const [before] = asset.parents;
        if (before === undefined) break;
        asset = await read(before);
      }
      return asset;
    },
  });
  return found.data;
}

/** Stores a changed design and puts it in the place of the one on the board, as one step of undo. */
export function useSaveDesign(options: {
  readonly editor: Editor;
  readonly itemId: string;
  readonly assetId: string;
  readonly onSaved: () => void;
}) {
  const { editor, itemId, assetId, onSaved } = options;
  return useMutation({
    mutationFn: (body: ChangeDesign) =>
      call('changeDesign', { params: { id: assetId }, body }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: ({ id }, { flatten }) => {
      putAsset(editor, itemId, id);
      announce(flatten ? 'The design is a picture now.' : 'The design was changed.');
      onSaved();
    },
    onError: (error) => announce(`${explainError(error).detail} Your changes are still here.`, 'alarm'),
  });
}

/** Shows another asset in an item's place. */
export function putAsset(editor: Editor, itemId: string, assetId: string): void {
  editor.run({ type: 'patch', changes: new Map([[itemId, { assetId }]]) });
}

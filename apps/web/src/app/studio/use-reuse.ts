import type { Asset, Settings } from '@gesso/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { GeneratorDraftStore } from '../../features/generator/index.ts';
import { endpointQuery } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';

/** Puts a picture's prompt, model and settings into the generator; without its seed, so that a run makes another one. */
export function useReuse(draft: GeneratorDraftStore, onFilled: () => void) {
  const queries = useQueryClient();
  const { change } = draft;
  const reuse = useCallback(
    async (asset: Asset) => {
      const parents = await Promise.all(
        // One that was deleted since is left out; the rest still says most of it.
        asset.parents.map((id) => queries.fetchQuery(endpointQuery('getAsset', { params: { id } })).catch(() => null)),
      );
      const { seed: _seed, ...settings } = asset.settings ?? {};
      change({
        type: 'fill',
        prompt: asset.prompt ?? '',
        model: asset.model ?? undefined,
        // Settings of an asset are the checked settings of its generation.
        settings: settings as Settings,
        references: parents.flatMap((parent) => (parent ? [{ assetId: parent.id, kind: parent.kind }] : [])),
      });
      onFilled();
    },
    [change, onFilled, queries],
  );
  const reuseById = useCallback(
    (assetId: string) => {
      queries
        .fetchQuery(endpointQuery('getAsset', { params: { id: assetId } }))
        .then(reuse)
        .catch((error: Error) => announce(error.message, 'alarm'));
    },
    [queries, reuse],
  );
  return { reuse, reuseById };
}

import type { Reference } from '@gesso/provider-kit';
import { createAssets } from '../../modules/assets/index.ts';
import type { GenerationOrder } from '../../modules/generation/index.ts';
import type { GenerationContext } from './context.ts';

/** Whether the account owns every one of these assets. */
export async function areReferencesOwned(
  context: GenerationContext,
  accountId: string,
  assetIds: readonly string[],
): Promise<boolean> {
  const assets = createAssets(context);
  for (const assetId of assetIds) {
    if ((await assets.find({ accountId, assetId })) === undefined) return false;
  }
  return true;
}

/**
 * What the creator gave as references, in order. The files are read only when a provider asks for them: a poll that comes
 * every second must not carry a film through memory.
 */
export async function loadReferences(context: GenerationContext, order: GenerationOrder): Promise<Reference[]> {
  const assets = createAssets(context);
  const { accountId } = order;
  return Promise.all(
    order.referenceIds.map(async (assetId) => {
      const asset = await assets.find({ accountId, assetId });
      if (asset === undefined) throw gone(order, assetId);
      return {
        mimeType: asset.mimeType,
        title: asset.name ?? asset.prompt ?? '',
        scene: asset.scene,
        read: async () => {
          const content = await assets.openContent({ accountId, assetId });
          if (content === undefined) throw gone(order, assetId);
          return Buffer.concat(await content.read().toArray());
        },
      };
    }),
  );
}

function gone(order: GenerationOrder, assetId: string): Error {
  return new Error(`the reference ${assetId} of generation ${order.id} is gone`);
}

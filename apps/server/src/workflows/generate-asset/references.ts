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

/** Loads the files that the creator gave as references, in order. */
export async function loadReferences(context: GenerationContext, order: GenerationOrder): Promise<Reference[]> {
  const assets = createAssets(context);
  const references: Reference[] = [];
  for (const assetId of order.referenceIds) {
    const content = await assets.openContent({ accountId: order.accountId, assetId });
    if (content === undefined) throw new Error(`the reference ${assetId} of generation ${order.id} is gone`);
    references.push({ mimeType: content.mimeType, bytes: Buffer.concat(await content.read().toArray()) });
  }
  return references;
}

import type { ModelKind } from '@gesso/contract';
import type { ModelDefinition, Reference, ReferenceFacts } from '@gesso/provider-kit';
import { createAssets } from '../../modules/assets/index.ts';
import type { GenerationOrder } from '../../modules/generation/index.ts';
import type { GenerationContext } from './context.ts';
import { type Refusal, refuse } from './refusals.ts';

/**
 * Checks what the creator gave as references against what the model takes.
 *
 * @returns What is wrong, naming the reference; undefined when nothing is.
 */
export async function findReferenceFault(
  context: GenerationContext,
  asked: { readonly accountId: string; readonly assetIds: readonly string[]; readonly definition: ModelDefinition },
): Promise<Refusal | undefined> {
  const { accountId, assetIds, definition } = asked;
  const { least, most, kinds } = definition.references ?? { least: 0, most: 0, kinds: [] };
  const assets = createAssets(context);
  for (const [index, assetId] of assetIds.entries()) {
    const asset = await assets.find({ accountId, assetId });
    if (asset === undefined) return refuse('not-found', 'One of the references does not exist.');
    if (most > 0 && !kinds.includes(asset.kind)) {
      return refuseReference(`references.${index}`, `must be ${nameKinds(kinds)} for ${definition.name}`);
    }
  }
  if (assetIds.length < least) {
    return refuseReference('references', `must name at least ${least} for ${definition.name}: ${nameKinds(kinds)}`);
  }
  if (assetIds.length <= most) return undefined;
  const limit = most === 0 ? `must be left out: ${definition.name} takes none` : `must name at most ${most}`;
  return refuseReference('references', limit);
}

/** What is known of the references before anything is paid, in order. */
export async function readReferenceFacts(
  context: GenerationContext,
  asked: { readonly accountId: string; readonly assetIds: readonly string[] },
): Promise<readonly ReferenceFacts[]> {
  const assets = createAssets(context);
  const found = await Promise.all(
    asked.assetIds.map((assetId) => assets.find({ accountId: asked.accountId, assetId })),
  );
  return found.flatMap((asset) => {
    if (asset === undefined) return [];
    const { kind, mimeType, sizeBytes, widthPx, heightPx } = asset;
    return [{ kind, mimeType, sizeBytes, widthPx, heightPx }];
  });
}

const KIND_NAMES: Readonly<Record<ModelKind, string>> = {
  image: 'a picture',
  video: 'a clip',
  model3d: 'a 3D model',
};

function nameKinds(kinds: readonly ModelKind[]): string {
  return kinds.map((kind) => KIND_NAMES[kind]).join(' or ');
}

function refuseReference(path: string, message: string): Refusal {
  return refuse('invalid-request', `${path} ${message}.`, [{ path, message }]);
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

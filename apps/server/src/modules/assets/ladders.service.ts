import type { Pool } from 'pg';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import { saveVariants } from './assets.store.ts';
import type { AssetVariants, StoredAsset } from './assets.ts';
import { measurePicture, storeLadder, unpackPicture } from './ladder.ts';

/** What a ladder is made for. */
export type LadderOwner = Pick<StoredAsset, 'id' | 'projectId' | 'kind' | 'sha256' | 'variants'>;

/**
 * Makes the smaller copies of pictures that were delivered without them.
 *
 * They are made behind the delivery, and by whoever asks for one before that; a process that dies in between loses
 * nothing, since the next question makes them.
 */
export type Ladders = {
  /**
   * The smaller copies of an asset, made and remembered where they are missing. Two questions at once are one making.
   *
   * @returns None for a picture that cannot be unpacked, and what there is for a clip or a mesh.
   * @throws BlobStoreError when files cannot be read or stored.
   */
  readonly ensure: (asset: LadderOwner) => Promise<AssetVariants>;
  /** Resolves when nothing is being made. */
  readonly settled: () => Promise<void>;
};

/** Ladders made at the same time: sharp's own threads already use a second core within one. */
const MOST_AT_ONCE = 2;

export function createLadders(options: {
  readonly database: { readonly pool: Pool };
  readonly blobs: BlobStore;
  /** Called when an asset of this project got its smaller copies. */
  readonly onMade?: (projectId: string) => void;
}): Ladders {
  const { database, blobs, onMade } = options;
  const makings = new Map<string, Promise<AssetVariants>>();
  const turns = new Set<Promise<unknown>>();

  async function takeTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    while (turns.size >= MOST_AT_ONCE) await Promise.race(turns);
    const working = work();
    const turn = working.catch(() => undefined).finally(() => turns.delete(turn));
    turns.add(turn);
    return working;
  }

  async function make({ id, projectId, sha256 }: LadderOwner): Promise<AssetVariants> {
    const blob = await blobs.openFile(sha256);
    if (blob === undefined) return {};
    const bytes = Buffer.concat(await blob.read().toArray());
    if (typeof (await measurePicture(bytes)) === 'string') return {};
    const raw = await unpackPicture(bytes);
    if (raw === 'damaged') return {};
    const variants = await storeLadder(blobs, raw);
    await saveVariants(database.pool, { assetId: id, variants });
    onMade?.(projectId);
    return variants;
  }

  return {
    ensure: (asset) => {
      if (asset.kind !== 'image' || Object.keys(asset.variants).length > 0) return Promise.resolve(asset.variants);
      const known = makings.get(asset.id);
      if (known !== undefined) return known;
      const making = takeTurn(() => make(asset)).finally(() => makings.delete(asset.id));
      makings.set(asset.id, making);
      return making;
    },
    settled: async () => {
      while (makings.size > 0) await Promise.allSettled(makings.values());
    },
  };
}

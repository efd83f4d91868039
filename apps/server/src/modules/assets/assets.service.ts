import type { AssetVariant } from '@gesso/contract';
import type { Pool } from 'pg';
import type { BlobStore, OpenedBlob } from '../../platform/storage/blob-store.ts';
import { findAsset, findVisibleAsset, listAssets } from './assets.store.ts';
import type { AssetFilter, StoredAsset } from './assets.ts';
import { createLadders, type Ladders } from './ladders.service.ts';
import { createSheets, type Sheets } from './sheets.service.ts';

/** The bytes of an asset with what a download says about them. Content never changes, so it may be kept for ever. */
export type AssetContent = {
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** Also the entity tag. */
  readonly sha256: string;
  /** A name for the saved file, safe in any file system. */
  readonly fileName: string;
  readonly read: OpenedBlob['read'];
};

type Owned = { readonly accountId: string; readonly assetId: string };

/** An asset, and the ids that somebody may come in under. */
type Visited = { readonly visitorIds: readonly string[]; readonly assetId: string };

export type Assets = {
  readonly find: (owned: Owned) => Promise<StoredAsset | undefined>;
  /** Newest first, without scenes. */
  readonly list: (filter: AssetFilter) => Promise<readonly StoredAsset[]>;
  /**
   * Opens an asset's file, or one of its smaller copies.
   *
   * @param variant - Default: `original`.
   * @returns undefined when the account has no such asset, or it has no such variant.
   */
  readonly openContent: (
    asked: Owned & { readonly variant?: AssetVariant | undefined },
  ) => Promise<AssetContent | undefined>;
  /** Like `openContent`, also for who may see the project that the asset is of. */
  readonly openVisible: (
    asked: Visited & { readonly variant?: AssetVariant | undefined },
  ) => Promise<AssetContent | undefined>;
  /** Like `find`, also for who may see the project that the asset is of. */
  readonly findVisible: (visited: Visited) => Promise<StoredAsset | undefined>;
  readonly sheets: Sheets;
};

/** A person's files. */
export function createAssets(options: {
  readonly database: { readonly pool: Pool };
  readonly blobs: BlobStore;
  /** Default: its own. Whoever makes ladders elsewhere in the process shares theirs, so that none is made twice. */
  readonly ladders?: Ladders;
  /** Default: its own, as with ladders. */
  readonly sheets?: Sheets;
}): Assets {
  const { pool } = options.database;
  const { ladders = createLadders(options), sheets = createSheets(options) } = options;
  const open = async (asset: StoredAsset | undefined, variant: AssetVariant): Promise<AssetContent | undefined> => {
    const file = variant === 'original' ? asset : asset && (await ladders.ensure(asset))[variant];
    const blob = file && (await options.blobs.openFile(file.sha256));
    if (asset === undefined || file === undefined || blob === undefined) return undefined;
    const { mimeType, sha256 } = file;
    return { mimeType, sha256, sizeBytes: blob.sizeBytes, read: blob.read, fileName: nameAssetFile(asset, mimeType) };
  };
  return {
    find: (owned) => findAsset(pool, owned),
    list: (filter) => listAssets(pool, filter),
    openContent: async ({ variant = 'original', ...owned }) => open(await findAsset(pool, owned), variant),
    openVisible: async ({ variant = 'original', ...visited }) => open(await findVisibleAsset(pool, visited), variant),
    findVisible: (visited) => findVisibleAsset(pool, visited),
    sheets,
  };
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'model/gltf-binary': 'glb',
  'model/stl': 'stl',
  'image/vnd.adobe.photoshop': 'psd',
};

/** Names beyond this are cut by some file systems. */
const NAME_CHARACTERS = 60;

/** A name for an asset saved as a type of file, safe in any file system. */
export function nameAssetFile(asset: Pick<StoredAsset, 'id' | 'name' | 'prompt'>, mimeType: string): string {
  const words = asset.name?.replace(/\.[^.]*$/, '') ?? asset.prompt ?? '';
  const plain = words
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, NAME_CHARACTERS)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return `${plain || 'gesso'}-${asset.id.slice(-6)}.${EXTENSIONS[mimeType] ?? 'bin'}`;
}

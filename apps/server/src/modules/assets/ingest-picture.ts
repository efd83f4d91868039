import { fileTypeFromBuffer } from 'file-type';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import type { AssetVariants, IngestedFile } from './assets.ts';
import { isWholePng } from './is-whole-png.ts';
import { measurePicture, storeLadder, unpackPicture } from './ladder.ts';

export type IngestAnswer =
  | { readonly ok: true; readonly file: IngestedFile }
  | {
      readonly ok: false;
      readonly reason: 'empty' | 'wrong-type' | 'too-large' | 'damaged';
      /** A sentence for the person who brought the file. */
      readonly message: string;
    };

const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'];

const REFUSALS = {
  'too-large': 'The picture has more than 100 megapixels or a side longer than 16,383 pixels.',
  damaged: 'The picture is damaged and cannot be opened.',
} as const;

/**
 * Looks into a picture, stores it and its ladder of smaller copies.
 *
 * The type is read from the content, never from a name or a header. Pixels are counted before they are unpacked. Of
 * an animation the ladder shows the first frame. Storing the same picture twice stores it once.
 *
 * @param bytes - The whole file.
 * @param options.mayDeferLadder - A PNG whose own checksums show that it is whole gets its ladder later, from
 *   {@link Ladders}, so that whoever waits for the picture does not wait for its copies (60 ms at 1024²). Default: no.
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function ingestPicture(
  blobs: BlobStore,
  bytes: Uint8Array,
  { mayDeferLadder = false }: { readonly mayDeferLadder?: boolean } = {},
): Promise<IngestAnswer> {
  if (bytes.byteLength === 0) return refuse('empty', 'The file is empty.');
  const type = await fileTypeFromBuffer(bytes);
  if (type === undefined || !PICTURE_TYPES.includes(type.mime)) {
    return refuse('wrong-type', 'Only PNG, JPEG, WebP, GIF and AVIF pictures are accepted.');
  }
  const size = await measurePicture(bytes);
  if (typeof size === 'string') return refuse(size, REFUSALS[size]);
  const isDeferred = mayDeferLadder && type.mime === 'image/png' && isWholePng(bytes);
  const raw = isDeferred ? null : await unpackPicture(bytes);
  if (raw === 'damaged') return refuse(raw, REFUSALS[raw]);
  const [original, variants] = await Promise.all([blobs.putBytes(bytes), raw === null ? {} : storeLadder(blobs, raw)]);
  return {
    ok: true,
    file: {
      kind: 'image',
      mimeType: type.mime,
      ...size,
      durationMs: null,
      ...original,
      variants,
    } satisfies IngestedFile,
  };
}

/**
 * Stores the still of a clip or a mesh: the ladder that boards draw, and `poster`, its largest copy.
 *
 * @param picture - The whole file of a picture. One that cannot be opened gives no variants: a clip without a still is
 *   still a clip.
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function storePoster(blobs: BlobStore, picture: Uint8Array): Promise<AssetVariants> {
  if (typeof (await measurePicture(picture)) === 'string') return {};
  const raw = await unpackPicture(picture);
  if (raw === 'damaged') return {};
  const ladder = await storeLadder(blobs, raw);
  const largest = ladder['2048'];
  return largest === undefined ? ladder : { ...ladder, poster: largest };
}

function refuse(reason: (IngestAnswer & { ok: false })['reason'], message: string): IngestAnswer & { ok: false } {
  return { ok: false, reason, message };
}

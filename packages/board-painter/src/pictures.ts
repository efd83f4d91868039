import { type Image, loadImage } from '@napi-rs/canvas';
import sharp from 'sharp';

/** A stored picture: its own file, or the smaller copies of it. */
export type PictureFile = { readonly path: string; readonly widthPx: number; readonly heightPx: number };

/** By asset, its picture in the sizes there are, in any order. */
export type PictureFiles = ReadonlyMap<string, readonly PictureFile[]>;

export type Pictures = {
  /**
   * Opens a picture, unpacked to about the size that is wanted and never larger than it is stored.
   *
   * @returns null when there is no such picture, or it cannot be opened.
   */
  readonly open: (
    assetId: string,
    wanted: { readonly width: number; readonly height: number },
  ) => Promise<Image | null>;
};

/** Unpacked pixels kept at once, four bytes each: a quarter of a GB. Beyond it the oldest go. */
const MOST_PIXELS = 64_000_000;

/** A single picture is unpacked to no more than this, whatever the file could give: a poster at print size. */
const MOST_OF_ONE = 40_000_000;

/** Opens stored pictures for painting and remembers the last ones, for they come again in every tile. */
export function openPictures(files: PictureFiles): Pictures {
  const kept = new Map<string, { readonly image: Image; readonly pixels: number }>();
  let pixels = 0;
  const forget = (): void => {
    for (const [key, held] of kept) {
      if (pixels <= MOST_PIXELS) return;
      kept.delete(key);
      pixels -= held.pixels;
    }
  };
  return {
    open: async (assetId, wanted) => {
      const file = chooseFile(files.get(assetId) ?? [], wanted);
      if (file === undefined) return null;
      const side = sideFor(file, wanted);
      const key = `${file.path} ${side}`;
      const known = kept.get(key);
      if (known !== undefined) return known.image;
      const image = await unpack(file.path, side);
      if (image === null) return null;
      const size = image.width * image.height;
      kept.set(key, { image, pixels: size });
      pixels += size;
      forget();
      return image;
    },
  };
}

/** The smallest copy that is large enough, else the largest there is. */
function chooseFile(
  files: readonly PictureFile[],
  wanted: { readonly width: number; readonly height: number },
): PictureFile | undefined {
  const sorted = files.toSorted((a, b) => a.widthPx - b.widthPx);
  return sorted.find((file) => file.widthPx >= wanted.width && file.heightPx >= wanted.height) ?? sorted.at(-1);
}

/** The longer side to unpack to: doubling steps, so that tiles and layers of one scale share a picture. */
function sideFor(
  { widthPx, heightPx }: PictureFile,
  wanted: { readonly width: number; readonly height: number },
): number {
  const own = Math.max(widthPx, heightPx);
  const needed = own * Math.max(wanted.width / widthPx, wanted.height / heightPx);
  const bounded = own * Math.min(1, Math.sqrt(MOST_OF_ONE / (widthPx * heightPx)));
  return Math.floor(Math.min(bounded, 2 ** Math.ceil(Math.log2(Math.max(32, needed)))));
}

async function unpack(path: string, side: number): Promise<Image | null> {
  try {
    const bytes = await sharp(path, { pages: 1, limitInputPixels: 200_000_000, failOn: 'none' })
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: 0 })
      .toBuffer();
    return await loadImage(bytes);
  } catch {
    // sharp has no error classes; a picture that cannot be opened must not cost the whole board.
    return null;
  }
}

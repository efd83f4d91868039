import sharp from 'sharp';

/** Side of a tile; the smallest level of the ladder. */
const TILE_PX = 32;

/** Tiles in a row. */
export const SHEET_COLUMNS = 32;

/** A sheet of 1024 × 1024 pixels: ten are ten thousand pictures, and every graphics processor takes that size. */
export const SHEET_TILES = SHEET_COLUMNS * SHEET_COLUMNS;

/** At 32 pixels what is seen is colour; 75 halves the bytes of 90. Made behind everybody's back, so effort is cheap. */
const WEBP = { quality: 75, alphaQuality: 80, effort: 3 } as const;

/**
 * Draws small pictures onto one, row by row from the top left. Each fills its square whatever its proportions, so that
 * whoever cuts it out stretches it back to its own.
 *
 * @param tiles - Whole files; what cannot be unpacked stays transparent. At most `SHEET_TILES`.
 * @returns A WebP, as high as its rows.
 */
export async function drawSheet(tiles: readonly (Uint8Array | undefined)[]): Promise<Uint8Array> {
  const width = SHEET_COLUMNS * TILE_PX;
  const height = Math.max(1, Math.ceil(tiles.length / SHEET_COLUMNS)) * TILE_PX;
  const pixels = Buffer.alloc(width * height * 4);
  for (const [position, tile] of tiles.entries()) {
    const square = tile && (await unpackSquare(tile));
    if (!square) continue;
    const left = (position % SHEET_COLUMNS) * TILE_PX;
    const top = Math.floor(position / SHEET_COLUMNS) * TILE_PX;
    for (let row = 0; row < TILE_PX; row += 1) {
      square.copy(pixels, ((top + row) * width + left) * 4, row * TILE_PX * 4, (row + 1) * TILE_PX * 4);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .webp(WEBP)
    .toBuffer();
}

/** RGBA, row-major. */
async function unpackSquare(file: Uint8Array): Promise<Buffer | undefined> {
  try {
    return await sharp(file)
      .resize(TILE_PX, TILE_PX, { fit: 'fill' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer();
  } catch {
    // sharp has no error classes; at this point every failure means that the file is no picture.
    return undefined;
  }
}

import type { Rect } from '@gesso/canvas-core';

/** A cell of the grid that many files are laid into, in canvas units: large enough to judge a picture at 100 %. */
const CELL = 360;
const GAP = 32;
/** A file alone keeps its own size up to this. */
const LARGEST_ALONE = 1_200;
/** Of a 3D model that says nothing of its size. */
const PLAIN = 320;

type Size = { readonly width: number; readonly height: number };

/** The size of an asset in canvas units, before it is fitted to its place. */
export function sizeOf(asset: { readonly widthPx: number | null; readonly heightPx: number | null }): Size {
  return asset.widthPx && asset.heightPx
    ? { width: asset.widthPx, height: asset.heightPx }
    : { width: PLAIN, height: PLAIN };
}

/**
 * Where a file of several goes: rows as long as the grid is high, in the order of the files, the grid's middle at the
 * pointer. A file alone goes right under the pointer.
 *
 * @param options.at - The pointer, in canvas units.
 */
export function placeInGrid(options: {
  readonly at: { readonly x: number; readonly y: number };
  readonly index: number;
  readonly count: number;
  readonly size: Size;
}): Rect {
  const { at, index, count, size } = options;
  if (count === 1) {
    const scale = Math.min(1, LARGEST_ALONE / Math.max(size.width, size.height));
    return centred(at, { width: size.width * scale, height: size.height * scale });
  }
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const step = CELL + GAP;
  const middle = {
    x: at.x + ((index % columns) - (columns - 1) / 2) * step,
    y: at.y + (Math.floor(index / columns) - (rows - 1) / 2) * step,
  };
  const scale = Math.min(CELL / size.width, CELL / size.height);
  return centred(middle, { width: size.width * scale, height: size.height * scale });
}

function centred(middle: { readonly x: number; readonly y: number }, { width, height }: Size): Rect {
  return { x: Math.round(middle.x - width / 2), y: Math.round(middle.y - height / 2), width, height };
}

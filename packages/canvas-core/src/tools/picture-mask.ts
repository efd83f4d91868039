/** One line of the brush. Everything is a share: x and y of the picture's sides, the width of its width. */
export type MaskStroke = {
  readonly width: number;
  /** Erasing strokes take away what earlier ones painted. */
  readonly erases: boolean;
  /** Flat x, y pairs, 0 to 1 of the whole picture, also where a crop hides it. */
  readonly points: readonly number[];
};

/** What was painted over one picture, for an operation on a part of it. */
export type PictureMask = {
  readonly itemId: string;
  readonly strokes: readonly MaskStroke[];
  /** Strokes that were taken back, the last one at the end. */
  readonly undone: readonly MaskStroke[];
  /** Width of the brush in canvas units. */
  readonly brushWidth: number;
  readonly erases: boolean;
  /** What was painted is what shall stay: everything else is inside the mask. */
  readonly isInverted: boolean;
};

/** As wide as a finger at 100 %. */
export const DEFAULT_BRUSH = 40;
/** More strokes than a patient person paints; beyond it the oldest would cost every frame. */
const MAX_STROKES = 500;

/** A mask without strokes. */
export function emptyMask(itemId: string): PictureMask {
  return { itemId, strokes: [], undone: [], brushWidth: DEFAULT_BRUSH, erases: false, isInverted: false };
}

/** The mask with one more stroke; what was taken back before is gone then. */
export function withStroke(mask: PictureMask, stroke: MaskStroke): PictureMask {
  return { ...mask, strokes: [...mask.strokes, stroke].slice(-MAX_STROKES), undone: [] };
}

/** Takes the last stroke back; the same mask when there is none. */
export function withoutLastStroke(mask: PictureMask): PictureMask {
  const last = mask.strokes.at(-1);
  return last ? { ...mask, strokes: mask.strokes.slice(0, -1), undone: [...mask.undone, last] } : mask;
}

/** Brings the stroke back that was taken back last; the same mask when there is none. */
export function withStrokeAgain(mask: PictureMask): PictureMask {
  const last = mask.undone.at(-1);
  return last ? { ...mask, strokes: [...mask.strokes, last], undone: mask.undone.slice(0, -1) } : mask;
}

/** Whether anything is inside the mask, as far as strokes can tell without being drawn. */
export function isPainted({ strokes, isInverted }: PictureMask): boolean {
  return isInverted || strokes.some(({ erases }) => !erases);
}

/** A line for a raster canvas: draw it with round caps and joins, white on black, or take away where it erases. */
export type RasterStroke = {
  readonly erases: boolean;
  readonly lineWidth: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
};

/**
 * The mask's strokes in pixels of a picture of this size; what is painted is what an operation may change. An inverted
 * mask begins with the whole picture painted.
 */
export function rasterStrokes(
  mask: PictureMask,
  size: { readonly width: number; readonly height: number },
): RasterStroke[] {
  return mask.strokes.map((stroke) => ({
    erases: stroke.erases !== mask.isInverted,
    lineWidth: Math.max(1, stroke.width * size.width),
    points: Array.from({ length: Math.floor(stroke.points.length / 2) }, (_, at) => ({
      x: (stroke.points[2 * at] as number) * size.width,
      y: (stroke.points[2 * at + 1] as number) * size.height,
    })),
  }));
}

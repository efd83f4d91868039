import {
  ancestorsOf,
  type BoardItem,
  boundsOf,
  centreOf,
  connectorLine,
  type Geometry,
  type ItemTree,
  inflate,
  isConcealed,
  overlaps,
  type Rect,
} from '@gesso/canvas-core';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { paintBody, paintConnector } from './paint-body.ts';
import { hasWords, paintWords } from './paint-words.ts';
import { PAPER_COLOURS } from './paper-colours.ts';
import type { Pictures } from './pictures.ts';

/** What is painted: a board, and which of its items. */
export type Painting = {
  readonly tree: ItemTree;
  /** Only these; a frame among them without what it holds unless that is named, too. Default: all. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly pictures: Pictures;
  /** Items without their own opacity, for whoever stacks them and applies it. */
  readonly isOpaque?: true | undefined;
  /** Without words, for formats that have words of their own. */
  readonly isWordless?: true | undefined;
};

/** Shade, strokes and words reach over an item's box by less than this. */
const OVERHANG = 64;

/** Items of a painting that reach into a region, from back to front. */
export function itemsWithin({ tree, only }: Pick<Painting, 'tree' | 'only'>, region: Rect): readonly BoardItem[] {
  return tree.ordered().filter((item) => {
    if (item.status !== 'ready' || item.kind === 'group' || (only && !only.has(item.id))) return false;
    return overlaps(inflate(boundsOf(item), OVERHANG + (item.strokeWidth ?? 0)), region) && !isConcealed(item.id, tree);
  });
}

/**
 * Paints a region of a board, its upper left corner at the pen's origin.
 *
 * Frames cut off what reaches over their edge, as on the page. Works with every pen of Skia: pixels, SVG and PDF.
 *
 * @param options.scale - Pixels (or points) for one unit of the board.
 * @throws What reading a picture throws; a picture that cannot be opened is a calm area.
 */
export async function paintBoard(
  pen: SKRSContext2D,
  options: Painting & { readonly region: Rect; readonly scale: number },
): Promise<void> {
  const { region, scale, tree } = options;
  pen.save();
  pen.scale(scale, scale);
  pen.translate(-region.x, -region.y);
  for (const item of itemsWithin(options, region)) {
    pen.save();
    for (const frame of ancestorsOf(item.id, tree)) {
      if (frame.kind === 'frame' && !frame.showsOverflow) clipTo(pen, frame);
    }
    await paintItem(pen, item, options);
    pen.restore();
  }
  pen.restore();
}

async function paintItem(
  pen: SKRSContext2D,
  item: BoardItem,
  { tree, pictures, scale, isOpaque, isWordless }: Painting & { readonly scale: number },
): Promise<void> {
  pen.globalAlpha = isOpaque ? 1 : (item.opacity ?? 1);
  if (item.kind === 'connector') {
    paintConnector(pen, item, connectorLine(item, tree));
    return;
  }
  enterBox(pen, item);
  // Words are never mirrored: a flip turns the body only, as on the page.
  pen.save();
  flip(pen, item);
  if (item.assetId === undefined) paintBody(pen, item);
  else await paintPicture(pen, item, { pictures, scale });
  pen.restore();
  if (!isWordless && hasWords(item)) paintWords(pen, item);
}

async function paintPicture(
  pen: SKRSContext2D,
  { assetId = '', width, height, crop = { x: 0, y: 0, width: 1, height: 1 } }: BoardItem,
  { pictures, scale }: { readonly pictures: Pictures; readonly scale: number },
): Promise<void> {
  const wanted = { width: (width * scale) / crop.width, height: (height * scale) / crop.height };
  const picture = await pictures.open(assetId, wanted);
  if (picture === null) {
    pen.fillStyle = PAPER_COLOURS.blank;
    pen.fillRect(0, 0, width, height);
    return;
  }
  const { width: across, height: down } = picture;
  pen.imageSmoothingQuality = 'high';
  const part = [crop.x * across, crop.y * down, crop.width * across, crop.height * down] as const;
  pen.drawImage(picture, ...part, 0, 0, width, height);
}

/** Puts the origin at the upper left corner of a box that may be turned. */
export function enterBox(pen: SKRSContext2D, box: Geometry): void {
  if (box.rotation !== 0) {
    const { x, y } = centreOf(box);
    pen.translate(x, y);
    pen.rotate((box.rotation * Math.PI) / 180);
    pen.translate(-x, -y);
  }
  pen.translate(box.x, box.y);
}

function flip(pen: SKRSContext2D, { isFlippedX, isFlippedY, width, height }: BoardItem): void {
  if (!isFlippedX && !isFlippedY) return;
  pen.translate(isFlippedX ? width : 0, isFlippedY ? height : 0);
  pen.scale(isFlippedX ? -1 : 1, isFlippedY ? -1 : 1);
}

/** Transforms stay as they are for the caller; only the clip remains. */
function clipTo(pen: SKRSContext2D, frame: Geometry): void {
  const before = pen.getTransform();
  enterBox(pen, frame);
  pen.beginPath();
  pen.rect(0, 0, frame.width, frame.height);
  pen.clip();
  pen.setTransform(before);
}

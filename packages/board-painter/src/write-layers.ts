import { writeFile } from 'node:fs/promises';
import { type BoardItem, boundsOf, inflate, type Rect } from '@gesso/canvas-core';
import { createCanvas } from '@napi-rs/canvas';
import type { Layer, PixelData } from 'ag-psd';
import { ExportError } from './export-error.ts';
import { nameOfItem } from './name-item.ts';
import { itemsWithin, type Painting, paintBoard } from './paint-board.ts';
import { pixelSize, type Writing } from './write-picture.ts';

/** What the format allows on one side; its large sibling PSB is read by far fewer programs. */
const MOST_SIDE_PX = 30_000;
/** All layers together are held while the file is written, twice: 60 megapixels are half a GB. */
const MOST_PIXELS = 60_000_000;
/** Shade and strokes lie outside an item's box. */
const OVERHANG = 16;

/**
 * Writes a region as a layered Photoshop file: a layer for each item, by its name and with its opacity; frames and groups
 * are folders. What a frame cuts off is cut off in the layers, too. Words are pixels in it.
 *
 * @throws ExportError when it would be too large.
 */
export async function writeLayers({ path, region, scale, onProgress, ...painting }: Writing): Promise<void> {
  const { widthPx: width, heightPx: height } = pixelSize(region, scale);
  if (Math.max(width, height) > MOST_SIDE_PX) {
    throw new ExportError('A PSD ends at 30,000 pixels a side; choose a smaller scale.');
  }
  const items = itemsWithin(painting, region);
  const sheet = { region, scale, width, height };
  const boxes = new Map(items.map((item) => [item.id, layerBox(item, sheet)]));
  const pixels = [...boxes.values()].reduce((sum, box) => sum + (box ? box.width * box.height : 0), width * height);
  if (pixels > MOST_PIXELS) {
    throw new ExportError(
      `The layers would have ${Math.round(pixels / 1e6)} megapixels together and at most 60 are written; choose a smaller scale or fewer items.`,
    );
  }
  let done = 0;
  const drawLayer = async (item: BoardItem): Promise<Layer | undefined> => {
    const box = boxes.get(item.id);
    if (box === undefined || box === null) return undefined;
    // The opacity is the layer's own, so the pixels are painted without it.
    const part = {
      x: region.x + box.x / scale,
      y: region.y + box.y / scale,
      width: box.width / scale,
      height: box.height / scale,
    };
    const imageData = await paint(
      { ...painting, only: new Set([item.id]), isOpaque: true },
      { region: part, scale, ...box },
    );
    done += 1;
    onProgress?.((0.9 * done) / items.length);
    return { name: nameOfItem(item), left: box.x, top: box.y, opacity: item.opacity ?? 1, imageData };
  };
  const children = await drawFolder(null, painting, drawLayer);
  const whole = await paint(painting, { region, scale, x: 0, y: 0, width, height });
  // Loaded when asked for: most exports need neither this nor the time it takes.
  const { writePsdBuffer } = await import('ag-psd');
  const psd = { width, height, children, imageData: whole };
  await writeFile(path, writePsdBuffer(psd, { noBackground: true }));
  onProgress?.(1);
}

/** The layers of a frame, a group or the bare board, from back to front, as the format lists them. */
async function drawFolder(
  parentId: string | null,
  painting: Painting,
  drawLayer: (item: BoardItem) => Promise<Layer | undefined>,
): Promise<Layer[]> {
  const layers: Layer[] = [];
  for (const item of painting.tree.childrenOf(parentId)) {
    if (item.isHidden) continue;
    const layer = item.kind === 'group' ? undefined : await drawLayer(item);
    if (item.kind !== 'frame' && item.kind !== 'group') {
      if (layer) layers.push(layer);
      continue;
    }
    const held = await drawFolder(item.id, painting, drawLayer);
    const children = [...(layer ? [{ ...layer, name: 'Paper' }] : []), ...held];
    if (children.length > 0) layers.push({ name: nameOfItem(item), opened: true, children });
  }
  return layers;
}

type Sheet = { readonly region: Rect; readonly scale: number; readonly width: number; readonly height: number };

/** Where an item's pixels lie on the sheet; null where it lies outside. */
function layerBox(item: BoardItem, { region, scale, width, height }: Sheet): Rect | null {
  const bounds = inflate(boundsOf(item), OVERHANG + (item.strokeWidth ?? 0) * 2);
  const left = Math.max(0, Math.floor((bounds.x - region.x) * scale));
  const top = Math.max(0, Math.floor((bounds.y - region.y) * scale));
  const right = Math.min(width, Math.ceil((bounds.x + bounds.width - region.x) * scale));
  const bottom = Math.min(height, Math.ceil((bounds.y + bounds.height - region.y) * scale));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

async function paint(painting: Painting, part: Sheet & Rect): Promise<PixelData> {
  const { width, height } = part;
  const pen = createCanvas(width, height).getContext('2d');
  await paintBoard(pen, { ...painting, region: part.region, scale: part.scale });
  return { width, height, data: pen.getImageData(0, 0, width, height).data };
}

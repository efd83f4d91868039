import type { DrawingCanvas, DrawingContext, DrawingTools } from '../draw/context.ts';
import { drawLayer } from '../draw/draw-scene.ts';
import type { Drawing } from '../draw/drawing.ts';
import type { PathDrawing } from '../draw/path-drawing.ts';
import type { Box, FillLayer, Layer, Paint } from '../scene/layers.ts';
import { layerBounds, union } from './layer-bounds.ts';

/** One or several layers drawn once; a frame only places it. The box is in scene pixels and whole. */
export interface Plate {
  readonly canvas: DrawingCanvas;
  readonly box: Box;
}

/** What plates are made with. */
export interface PlateRoom {
  /** A canvas of the sheet's size for what is mirrored; one for all, since a canvas of a sheet is megabytes. */
  readonly scratch: DrawingCanvas;
  readonly paths: PathDrawing;
  readonly tools: DrawingTools;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How far beyond the sheet a plate must reach, whole pixels, since the camera shifts it. */
  readonly bleedXPx: number;
  readonly bleedYPx: number;
}

/**
 * Draws layers onto one plate. What ends at the sheet's edge is continued by its mirror image: a ridge, a band or a
 * field of colour goes on, which is all the few pixels that a camera's shift uncovers have to show.
 *
 * @returns Nothing when no layer touches the sheet.
 */
export function makePlate(room: PlateRoom, layers: readonly Layer[]): Plate | undefined {
  const box = boxOf(room, layers);
  if (box === undefined) return undefined;
  const canvas = room.tools.createCanvas(box.widthPx, box.heightPx);
  const context = canvas.getContext('2d') as DrawingContext;
  for (const layer of layers) {
    if (layer.kind === 'fill') fillPlate({ room, context, box, layer });
    else if (layer.kind === 'shapes' || layer.kind === 'dots') mirrorPlate({ room, context, box, layer });
    else drawAt({ room, context, xPx: -box.xPx, yPx: -box.yPx, layer });
  }
  return { canvas, box };
}

function boxOf(room: PlateRoom, layers: readonly Layer[]): Box | undefined {
  const { widthPx, heightPx, bleedXPx, bleedYPx } = room;
  const whole = [-bleedXPx, -bleedYPx, widthPx + bleedXPx, heightPx + bleedYPx] as const;
  const edges = layers.map((layer) => {
    const bounds = layerBounds(layer);
    if (bounds === 'all') return whole;
    // Mirror images begin where the original reaches the edge, so such a plate takes the whole bleed on that side.
    return [
      bounds[0] <= bleedXPx ? whole[0] : bounds[0],
      bounds[1] <= bleedYPx ? whole[1] : bounds[1],
      bounds[2] >= widthPx - bleedXPx ? whole[2] : bounds[2],
      bounds[3] >= heightPx - bleedYPx ? whole[3] : bounds[3],
    ] as const;
  });
  if (edges.length === 0) return undefined;
  const [left, top, right, bottom] = edges.reduce(union);
  const xPx = Math.floor(Math.max(whole[0], left));
  const yPx = Math.floor(Math.max(whole[1], top));
  const box = {
    xPx,
    yPx,
    widthPx: Math.ceil(Math.min(whole[2], right)) - xPx,
    heightPx: Math.ceil(Math.min(whole[3], bottom)) - yPx,
  };
  return box.widthPx > 0 && box.heightPx > 0 ? box : undefined;
}

interface Job<Kind extends Layer> {
  readonly room: PlateRoom;
  readonly context: DrawingContext;
  readonly box: Box;
  readonly layer: Kind;
}

/** A fill goes on beyond the sheet by itself: its paint is moved and the plate filled whole. */
function fillPlate({ room, context, box, layer }: Job<FillLayer>): void {
  const moved: FillLayer = { ...layer, paint: movePaint(layer.paint, -box.xPx, -box.yPx) };
  drawLayer(drawingOn(room, context, box), moved);
}

function mirrorPlate({ room, context, box, layer }: Job<Layer>): void {
  const { widthPx, heightPx } = room;
  const sheet = room.scratch;
  const onSheet = sheet.getContext('2d') as DrawingContext;
  const { blend = 'normal', ...plain } = layer;
  onSheet.clearRect(0, 0, widthPx, heightPx);
  drawLayer(drawingOn(room, onSheet, room), { ...plain, blend: 'normal' });
  for (const column of [-1, 0, 1]) {
    for (const row of [-1, 0, 1]) {
      context.save();
      if (blend !== 'normal') context.globalCompositeOperation = blend;
      context.translate(-box.xPx, -box.yPx);
      // A mirrored copy starts at twice the sheet's far edge or at 0 and runs backwards from there.
      context.translate(column === 1 ? 2 * widthPx : 0, row === 1 ? 2 * heightPx : 0);
      context.scale(column === 0 ? 1 : -1, row === 0 ? 1 : -1);
      context.drawImage(sheet as never, 0, 0);
      context.restore();
    }
  }
}

function drawAt(options: {
  readonly room: PlateRoom;
  readonly context: DrawingContext;
  readonly xPx: number;
  readonly yPx: number;
  readonly layer: Layer;
}): void {
  const { room, context, xPx, yPx, layer } = options;
  context.save();
  context.translate(xPx, yPx);
  drawLayer(drawingOn(room, context, room), layer);
  context.restore();
}

function drawingOn(
  { paths, tools }: PlateRoom,
  context: DrawingContext,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): Drawing {
  return { context, paths, tools, widthPx, heightPx };
}

function movePaint(paint: Paint, byX: number, byY: number): Paint {
  const move = ({ xPx, yPx }: { xPx: number; yPx: number }) => ({ xPx: xPx + byX, yPx: yPx + byY });
  switch (paint.kind) {
    case 'solid':
      return paint;
    case 'linear':
      return { ...paint, from: move(paint.from), to: move(paint.to) };
    case 'radial':
      return { ...paint, center: move(paint.center) };
  }
}

/** Gives the memory of a canvas back at once; waiting for the garbage collector, which sees only a handle, fills it. */
export function releaseCanvas(canvas: DrawingCanvas): void {
  canvas.width = 1;
  canvas.height = 1;
}

import type { EdgeLight, LongShadow, PlacedArt, SubjectLayer } from '../scene/layers.ts';
import type { DrawingCanvas, DrawingContext } from './context.ts';
import { fillLongShadow } from './draw-long-shadow.ts';
import type { Drawing } from './drawing.ts';

/** Draws shadows, the art, and the light on it, in that order. */
export function drawSubject(drawing: Drawing, layer: SubjectLayer): void {
  const { context, paths } = drawing;
  const alpha = layer.opacity ?? 1;
  if (layer.clip !== undefined) paths.clip(context, layer.clip);
  if (layer.contactShadow !== undefined) drawContactShadow(context, layer);
  if (layer.longShadow !== undefined) drawLongShadow(drawing, layer.art, layer.longShadow);
  context.save();
  placeArt(context, layer.art, 0, 0);
  for (const path of layer.art.paths) {
    context.globalAlpha = alpha * (path.opacity ?? 1);
    context.fillStyle = path.fill;
    paths.fill(context, path.d, path.rule);
  }
  context.restore();
  context.globalAlpha = alpha;
  if (layer.shade !== undefined) drawEdge(drawing, layer.art, layer.shade, 180);
  if (layer.rim !== undefined) drawEdge(drawing, layer.art, layer.rim, 0);
}

function drawContactShadow(context: DrawingContext, { contactShadow }: SubjectLayer): void {
  if (contactShadow === undefined) return;
  const { centerXPx, centerYPx, widthPx, heightPx, color } = contactShadow;
  context.save();
  context.translate(centerXPx, centerYPx);
  context.scale(1, heightPx / widthPx);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, widthPx / 2);
  gradient.addColorStop(0, color);
  gradient.addColorStop(0.45, `${color.slice(0, 7)}99`);
  gradient.addColorStop(1, `${color.slice(0, 7)}00`);
  context.fillStyle = gradient;
  context.fillRect(-widthPx / 2, -widthPx / 2, widthPx, widthPx);
  context.restore();
}

function drawLongShadow({ context, paths }: Drawing, art: PlacedArt, shadow: LongShadow): void {
  context.save();
  if (shadow.clip !== undefined) paths.clip(context, shadow.clip);
  fillLongShadow(context, art, shadow);
  context.restore();
}

/** A band of colour along one side of the silhouette: the silhouette minus itself moved away from that side. */
function drawEdge(drawing: Drawing, art: PlacedArt, light: EdgeLight, turnDeg: number): void {
  const { context } = drawing;
  const bounds = artBounds(drawing, art);
  if (bounds.width < 1 || bounds.height < 1) return;
  const radians = ((light.angleDeg + turnDeg) * Math.PI) / 180;
  const band = silhouette(drawing, art, bounds, light.color);
  const bandContext = band.getContext('2d') as DrawingContext;
  bandContext.globalCompositeOperation = 'destination-out';
  const mask = silhouette(drawing, art, bounds, '#000000');
  bandContext.drawImage(mask as never, -Math.sin(radians) * light.widthPx, Math.cos(radians) * light.widthPx);
  context.save();
  context.globalAlpha *= light.opacity;
  context.drawImage(band as never, bounds.x, bounds.y);
  context.restore();
}

interface PixelBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function silhouette(drawing: Drawing, art: PlacedArt, bounds: PixelBounds, color: string): DrawingCanvas {
  const canvas = drawing.tools.createCanvas(bounds.width, bounds.height);
  const context = canvas.getContext('2d') as DrawingContext;
  placeArt(context, art, bounds.x, bounds.y);
  context.fillStyle = color;
  for (const path of art.paths) drawing.paths.fill(context, path.d, path.rule);
  context.setTransform(1, 0, 0, 1, 0, 0);
  return canvas;
}

/** Moves the context into the coordinates of placed art, seen from an origin in scene pixels. */
export function placeArt(context: DrawingContext, art: PlacedArt, originX: number, originY: number): void {
  const [width, height] = [art.widthUnits * art.scale, art.heightUnits * art.scale];
  context.translate(art.xPx + width / 2 - originX, art.yPx + height / 2 - originY);
  if (art.rotationDeg !== 0) context.rotate((art.rotationDeg * Math.PI) / 180);
  context.scale(art.isFlipped ? -art.scale : art.scale, art.scale);
  context.translate(-art.widthUnits / 2, -art.heightUnits / 2);
}

/** Pixels the turned art can touch, cut to the canvas. */
function artBounds({ widthPx, heightPx }: Drawing, art: PlacedArt): PixelBounds {
  const [width, height] = [art.widthUnits * art.scale, art.heightUnits * art.scale];
  const reach = art.rotationDeg === 0 ? { x: width / 2, y: height / 2 } : halfDiagonal(width, height);
  const [centerX, centerY] = [art.xPx + width / 2, art.yPx + height / 2];
  const left = Math.max(0, Math.floor(centerX - reach.x));
  const top = Math.max(0, Math.floor(centerY - reach.y));
  return {
    x: left,
    y: top,
    width: Math.min(widthPx, Math.ceil(centerX + reach.x)) - left,
    height: Math.min(heightPx, Math.ceil(centerY + reach.y)) - top,
  };
}

function halfDiagonal(width: number, height: number): { x: number; y: number } {
  const half = Math.hypot(width, height) / 2;
  return { x: half, y: half };
}

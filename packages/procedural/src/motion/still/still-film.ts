import type { DrawingCanvas, DrawingContext, DrawingTools } from '../../draw/context.ts';
import { easeInOut, mix, thereAndBack } from '../easing.ts';
import type { Film } from '../film.ts';
import { releaseCanvas } from '../plates.ts';
import { drawWeather, openWeather } from '../weather.ts';
import { type Field, guessDepth } from './saliency.ts';
import type { StillMotion, View } from './still-motion.ts';

/** A picture to move: something the context can draw, its size, and where it has something to look at. */
export interface StillPicture {
  readonly image: object;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly saliency: Field;
}

/** The picture from one depth on towards the viewer. */
interface Slice {
  readonly canvas: DrawingCanvas;
  /** 0 far, 1 near. */
  readonly nearness: number;
}

/** Cuts through the picture; with soft edges five look like one rubber sheet, and every further one costs a drawing. */
const SLICES = 5;

/** How much larger and how much further the nearest slice goes. The second stays under half of the first: no edge shows. */
const NEAR_ZOOM = 0.05;
const NEAR_SHIFT = 0.022;

/** Softness of a cut, in depth. */
const SOFT = 0.26;

/** Makes a picture without layers ready to move: as one sheet, or cut into slices by a guess at its depth. */
export function openStillFilm(options: {
  readonly picture: StillPicture;
  readonly motion: StillMotion;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly tools: DrawingTools;
}): Film {
  const { picture, motion, widthPx, heightPx, tools } = options;
  const slices = motion.hasDepth ? cutSlices(picture, tools) : [];
  const { weather, durationMs, fps, posterAtMs } = motion;
  // Weather asks only for what every motion has: seed, length and loop.
  const show = weather === undefined ? undefined : openWeather({ weather, motion, widthPx, heightPx, tools });
  const draw = (context: DrawingContext, atMs: number): void => {
    const share = atMs / durationMs;
    const place = { picture, motion, share, widthPx, heightPx };
    put({ ...place, context, image: picture.image, nearness: 0 });
    for (const { canvas, nearness } of slices) put({ ...place, context, image: canvas, nearness });
    if (show === undefined) return;
    drawWeather(context, show, share, false);
    drawWeather(context, show, share, true);
  };
  return {
    widthPx,
    heightPx,
    durationMs,
    fps,
    posterAtMs,
    // Both back ends' contexts have what DrawingContext lists, as in drawScene.
    drawAt: (context, atMs) => draw(context as DrawingContext, atMs),
    close: () => {
      for (const { canvas } of slices) releaseCanvas(canvas);
    },
  };
}

function put(options: {
  readonly context: DrawingContext;
  readonly image: object;
  readonly picture: StillPicture;
  readonly motion: StillMotion;
  readonly share: number;
  readonly nearness: number;
  readonly widthPx: number;
  readonly heightPx: number;
}): void {
  const { context, image, picture, motion, share, nearness, widthPx, heightPx } = options;
  const view = viewAt(motion, share);
  const fill = Math.max(widthPx / picture.widthPx, heightPx / picture.heightPx);
  const scale = fill * view.zoom;
  const centre = keepInside(view, { picture, scale, widthPx, heightPx });
  const near = 1 + NEAR_ZOOM * nearness;
  // Seen from the side, near things have moved the other way.
  const swing = swingAt(motion, share);
  context.save();
  context.translate(
    widthPx / 2 - swing.x * NEAR_SHIFT * nearness * widthPx,
    heightPx / 2 - swing.y * NEAR_SHIFT * nearness * heightPx,
  );
  context.scale(near * scale, near * scale);
  context.drawImage(image as never, -centre.x * picture.widthPx, -centre.y * picture.heightPx);
  context.restore();
}

function viewAt({ from, to, isLoop, ellipse }: StillMotion, share: number): View {
  const way = isLoop ? thereAndBack(share) : easeInOut(share);
  const turn = 2 * Math.PI * (isLoop ? share : easeInOut(share));
  return {
    x: mix(from.x, to.x, way) + ellipse * Math.sin(turn),
    y: mix(from.y, to.y, way) + (ellipse * (1 - Math.cos(turn))) / 2,
    zoom: mix(from.zoom, to.zoom, way),
  };
}

/** −1 to 1: how far to the side the viewer stands, for the difference between near and far. */
function swingAt({ kind, isLoop }: StillMotion, share: number): { readonly x: number; readonly y: number } {
  const turn = 2 * Math.PI * (isLoop ? share : easeInOut(share));
  if (kind === 'orbit') return { x: Math.sin(turn), y: 0.4 * Math.cos(turn) };
  if (kind === 'parallax') return { x: isLoop ? -Math.cos(turn) : mix(-1, 1, easeInOut(share)), y: 0 };
  return { x: 0, y: 0 };
}

/** Moves the middle of a view so that the frame stays within the picture. */
function keepInside(
  view: View,
  at: { readonly picture: StillPicture; readonly scale: number; readonly widthPx: number; readonly heightPx: number },
): { readonly x: number; readonly y: number } {
  const halfX = Math.min(0.5, at.widthPx / 2 / (at.picture.widthPx * at.scale));
  const halfY = Math.min(0.5, at.heightPx / 2 / (at.picture.heightPx * at.scale));
  return {
    x: Math.min(1 - halfX, Math.max(halfX, view.x)),
    y: Math.min(1 - halfY, Math.max(halfY, view.y)),
  };
}

function cutSlices(picture: StillPicture, tools: DrawingTools): readonly Slice[] {
  const depth = guessDepth(picture.saliency);
  return Array.from({ length: SLICES }, (_, index): Slice => {
    const nearness = (index + 1) / SLICES;
    const canvas = tools.createCanvas(picture.widthPx, picture.heightPx);
    const context = canvas.getContext('2d') as DrawingContext;
    const mask = maskFrom(depth, nearness - 0.5 / SLICES, tools);
    context.drawImage(mask as never, 0, 0, picture.widthPx, picture.heightPx);
    context.globalCompositeOperation = 'source-in';
    context.drawImage(picture.image as never, 0, 0);
    return { canvas, nearness };
  });
}

/** White where the picture is at least so near, softly. */
function maskFrom({ widthPx, heightPx, values }: Field, from: number, tools: DrawingTools): DrawingCanvas {
  const canvas = tools.createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d') as DrawingContext;
  const image = context.createImageData(widthPx, heightPx);
  for (let at = 0; at < values.length; at += 1) {
    image.data[at * 4 + 3] = Math.round(255 * easeInOut((values[at]! - from) / SOFT + 0.5));
  }
  context.putImageData(image as never, 0, 0);
  return canvas;
}

import type { DrawingCanvas, DrawingContext, DrawingTools } from '../draw/context.ts';

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Up to this much of a shot may be cut off so that it fills the picture; more would cut off what it is about. */
const MOST_CUT = 0.18;
/** The backdrop of a shot of another shape is drawn this small and enlarged, which blurs it. */
const BACKDROP_PX = 20;
const BACKDROP_DARKNESS = 0.35;

/**
 * Draws a shot's picture so that it fills the film: enlarged and cut a little where the shapes are alike, else whole, over
 * a dark blur of itself.
 */
export function fitShot(context: DrawingContext, tools: DrawingTools, picture: DrawingCanvas, film: Size): void {
  const cover = Math.max(film.widthPx / picture.width, film.heightPx / picture.height);
  const contain = Math.min(film.widthPx / picture.width, film.heightPx / picture.height);
  if (1 - contain / cover <= MOST_CUT) {
    drawCentred(context, picture, cover, film);
    return;
  }
  // In two steps: shrunk at once, single bright dots of a moving picture would make the whole backdrop flicker.
  const backdrop = shrink(tools, shrink(tools, picture, BACKDROP_PX * 8), BACKDROP_PX);
  drawCentred(context, backdrop, Math.max(film.widthPx / backdrop.width, film.heightPx / backdrop.height) * 1.1, film);
  context.fillStyle = `rgba(0, 0, 0, ${BACKDROP_DARKNESS})`;
  context.fillRect(0, 0, film.widthPx, film.heightPx);
  drawCentred(context, picture, contain, film);
}

function drawCentred(context: DrawingContext, picture: DrawingCanvas, scale: number, film: Size): void {
  const width = picture.width * scale;
  const height = picture.height * scale;
  // One interface over two unrelated canvas types; the tools pair canvas and context.
  context.drawImage(picture as never, (film.widthPx - width) / 2, (film.heightPx - height) / 2, width, height);
}

function shrink(tools: DrawingTools, picture: DrawingCanvas, longestPx: number): DrawingCanvas {
  const scale = longestPx / Math.max(picture.width, picture.height);
  const small = tools.createCanvas(
    Math.max(2, Math.round(picture.width * scale)),
    Math.max(2, Math.round(picture.height * scale)),
  );
  const context = small.getContext('2d') as DrawingContext;
  context.drawImage(picture as never, 0, 0, small.width, small.height);
  return small;
}

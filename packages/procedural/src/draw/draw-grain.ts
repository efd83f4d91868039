import { openRandomStream } from '../random/random-stream.ts';
import type { GrainLayer } from '../scene/layers.ts';
import type { DrawingContext } from './context.ts';
import type { Drawing } from './drawing.ts';

/** 192 px repeats five times over 1024; with noise of single pixels the seam and the repeat cannot be seen. */
const TILE_PX = 192;

/** Lays a repeated tile of grey noise over the picture; grey 128 changes nothing under the overlay blend. */
export function drawGrain({ context, tools, widthPx, heightPx }: Drawing, layer: GrainLayer): void {
  const tile = tools.createCanvas(TILE_PX, TILE_PX);
  const tileContext = tile.getContext('2d') as DrawingContext;
  const image = tileContext.createImageData(TILE_PX, TILE_PX);
  const random = openRandomStream(layer.seed, 'grain');
  for (let pixel = 0; pixel < TILE_PX * TILE_PX * 4; pixel += 4) {
    // The sum of two draws is a triangle around grey: fewer extremes, which looks like film rather than like static.
    const value = (random.next() + random.next()) * 128;
    image.data[pixel] = value;
    image.data[pixel + 1] = value;
    image.data[pixel + 2] = value;
    image.data[pixel + 3] = 255;
  }
  tileContext.putImageData(image as never, 0, 0);
  context.globalAlpha = layer.amount;
  context.globalCompositeOperation = 'overlay';
  // Copies at whole pixels took under 10 ms at 1024², a repeating pattern, which samples its tile anew, over 25 ms.
  for (let y = 0; y < heightPx; y += TILE_PX) {
    for (let x = 0; x < widthPx; x += TILE_PX) context.drawImage(tile as never, x, y);
  }
}

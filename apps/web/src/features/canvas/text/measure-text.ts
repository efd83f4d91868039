import type { MeasureText, TextStyle } from '@gesso/canvas-core';
import { cssFont } from './font-loader.ts';

/** Measured at this size and scaled: letters keep their proportion at every zoom, as geometric precision promises. */
const MEASURED_PX = 100;

let pen: CanvasRenderingContext2D | null = null;

/** Measures words in a face of the page, without hinting, so that lines break alike at every zoom. */
export function measureIn(style: Pick<TextStyle, 'family' | 'weight'>): MeasureText {
  const font = cssFont(style, MEASURED_PX);
  return (words, size) => {
    pen ??= document.createElement('canvas').getContext('2d');
    if (!pen) return words.length * size * 0.5;
    if (pen.font !== font) pen.font = font;
    pen.fontKerning = 'normal';
    pen.textRendering = 'geometricPrecision';
    return (pen.measureText(words).width * size) / MEASURED_PX;
  };
}

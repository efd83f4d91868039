import type { TextLayout, TextStyle } from '@gesso/canvas-core';
import { cssFont } from './font-loader.ts';
import { baselineIn } from './paint-text.ts';

/** Ascents are measured at this size and scaled. */
const MEASURED_PX = 1000;

/**
 * How far a field must go down, in CSS pixels, for its letters to stand on the drawn ones' baseline.
 *
 * Browsers round a font's ascent and descent to whole pixels where they set lines, and do not where they tell canvases of
 * them; in large headlines the two are several pixels apart. So the browser is asked where its baseline is.
 */
export function fieldShift(style: TextStyle, layout: TextLayout, zoom: number): number {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return 0;
  pen.font = cssFont(style, MEASURED_PX);
  const scale = (layout.size * zoom) / MEASURED_PX;
  const drawn = baselineIn(pen, (layout.step * zoom) / scale) * scale;
  return drawn - lineBaseline(cssFont(style, layout.size * zoom), layout.step * zoom);
}

/** Where the browser puts the baseline of a line, from its top. */
function lineBaseline(font: string, stepPx: number): number {
  const line = document.createElement('div');
  const foot = document.createElement('span');
  line.style.cssText = 'position: absolute; visibility: hidden; top: 0; left: 0';
  line.style.font = font;
  line.style.lineHeight = `${stepPx}px`;
  // An empty inline block stands on the baseline.
  foot.style.display = 'inline-block';
  line.append('x', foot);
  document.body.append(line);
  const baseline = foot.getBoundingClientRect().bottom - line.getBoundingClientRect().top;
  line.remove();
  return baseline;
}

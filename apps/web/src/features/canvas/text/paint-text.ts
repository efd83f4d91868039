import type { Rect, TextLayout, TextStyle } from '@gesso/canvas-core';
import { cssFont } from './font-loader.ts';

/** Where the block of lines begins in its box. */
export function topOfLines(layout: TextLayout, style: Pick<TextStyle, 'placement'>, box: Rect): number {
  return style.placement === 'top' ? box.y : box.y + (box.height - layout.height) / 2;
}

/**
 * Paints laid out words where CSS would put them, so that editing them in place moves nothing.
 *
 * @param pen - Its transform maps units of the item's box to pixels.
 */
export function paintText(
  pen: CanvasRenderingContext2D,
  options: {
    readonly layout: TextLayout;
    readonly style: TextStyle;
    readonly box: Rect;
    readonly color: string;
  },
): void {
  const { layout, style, box } = options;
  pen.font = cssFont(style, layout.size);
  pen.fontKerning = 'normal';
  pen.textRendering = 'geometricPrecision';
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'left';
  pen.fillStyle = options.color;
  const baseline = baselineIn(pen, layout.step);
  const top = topOfLines(layout, style, box);
  layout.lines.forEach(({ words, width }, position) => {
    const spare = box.width - width;
    const shift = style.align === 'left' ? 0 : style.align === 'center' ? spare / 2 : spare;
    pen.fillText(words.trimEnd(), box.x + shift, top + position * layout.step + baseline);
  });
}

/** Where CSS puts the baseline of a line of this height, from its top, for the pen's font. */
export function baselineIn(pen: CanvasRenderingContext2D, step: number): number {
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText('x');
  return (step - (above + below)) / 2 + above;
}

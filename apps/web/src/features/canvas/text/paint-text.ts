import type { Rect, TextLayout, TextStyle } from '@gesso/canvas-core';
import { cssFont } from './font-loader.ts';

/** Share of a line's letters above the baseline, as CSS places it: half of the spare room over the font's own height. */
type Ascent = { readonly above: number; readonly below: number };

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
  const { above, below } = ascentOf(pen);
  const baseline = (layout.step - (above + below)) / 2 + above;
  const top = topOfLines(layout, style, box);
  layout.lines.forEach(({ words, width }, position) => {
    const spare = box.width - width;
    const shift = style.align === 'left' ? 0 : style.align === 'center' ? spare / 2 : spare;
    pen.fillText(words.trimEnd(), box.x + shift, top + position * layout.step + baseline);
  });
}

function ascentOf(pen: CanvasRenderingContext2D): Ascent {
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = pen.measureText('x');
  return { above: fontBoundingBoxAscent, below: fontBoundingBoxDescent };
}

import { type BoardItem, type TextLayout, type TextStyle, textBoxOf } from '@gesso/canvas-core';
import { cssFamily, familyNamed, nearestWeight } from './font-families.ts';
import { topOfLines } from './paint-text.ts';

/** Room beside a growing line, as a share of the letters, so that the caret at its end is seen and nothing wraps. */
const CARET_ROOM = 0.6;

/**
 * Styles that put a field's letters exactly where the drawn ones are, at every zoom: lengths are canvas units times the
 * overlay's variable --zoom.
 */
export function fieldStyle(options: {
  readonly item: BoardItem;
  readonly style: TextStyle;
  readonly layout: TextLayout;
}): Readonly<Record<string, string | number>> {
  const { item, style, layout } = options;
  const box = textBoxOf(item);
  const isGrowing = style.fit === 'grow';
  const width = isGrowing ? layout.width + 2 * CARET_ROOM * layout.size : box.width;
  return {
    left: units(box.x + shiftOf(style, box.width, width)),
    top: units(topOfLines(layout, style, box)),
    width: units(width),
    height: units(layout.height),
    fontFamily: cssFamily(style.family),
    fontWeight: nearestWeight(familyNamed(style.family), style.weight),
    fontSize: units(layout.size),
    lineHeight: units(layout.step),
    textAlign: style.align,
    color: style.color ?? 'var(--color-ink)',
    caretColor: style.color ?? 'var(--color-ink)',
    opacity: item.opacity ?? 1,
    whiteSpace: isGrowing ? 'pre' : 'pre-wrap',
    overflowWrap: 'break-word',
    // The interface's own letter shapes are not the board's, and the board's letters are never hinted.
    fontFeatureSettings: 'normal',
    fontKerning: 'normal',
    letterSpacing: 'normal',
    textRendering: 'geometricPrecision',
  };
}

/** What the box must become for the words; undefined where it stays as it is. */
export function typedSize(
  item: BoardItem,
  style: TextStyle,
  layout: TextLayout,
): { readonly width: number; readonly height: number } | undefined {
  if (item.kind !== 'text' || style.fit === 'fill') return undefined;
  const width = style.fit === 'grow' ? Math.max(layout.width, layout.size / 4) : item.width;
  return { width, height: layout.height };
}

/** A growing field grows to the side its alignment says. */
function shiftOf(style: TextStyle, boxWidth: number, width: number): number {
  if (style.fit !== 'grow' || style.align === 'left') return 0;
  return style.align === 'center' ? (boxWidth - width) / 2 : boxWidth - width;
}

function units(length: number): string {
  return `calc(${length} * var(--zoom, 1) * 1px)`;
}

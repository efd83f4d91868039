import type { TextLayer, TextRole } from '../scene/layers.ts';
import { type FitOptions, type FittedText, fitText } from './fit-text.ts';
import { inkExtent, measureLinePx, sideAirEm, type TypeFace } from './measure.ts';
import { isRightToLeft, localeOf, trackingFor } from './scripts.ts';

export type TextAlign = 'left' | 'center' | 'right';

/** A text with everything needed to place it. */
export interface TextSpec {
  readonly id: string;
  readonly role: TextRole;
  readonly text: string;
  readonly face: TypeFace;
  readonly color: string;
  readonly backdrop: string;
  readonly align: TextAlign;
  readonly trackingEm: number;
  readonly leading: number;
  readonly maxLines: number;
  readonly maxSizePx: number;
  readonly minSizePx: number;
}

/** The room a text gets; it never leaves it. */
export interface TextRoom {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the block sits when the room is taller. */
  readonly stick: 'top' | 'middle' | 'bottom';
}

/** Fits a text into a room and returns its layer. */
export function setText(spec: TextSpec, room: TextRoom): TextLayer {
  const options: FitOptions = { ...spec, maxWidthPx: room.widthPx, maxHeightPx: room.heightPx };
  return placeText(spec, fitText(options), room);
}

/**
 * Places lines that were fitted before. Texts read from the right are aligned the other way round, and large lines are
 * set out by the air of their first or last glyph, so that the ink itself stands on the margin.
 */
export function placeText(spec: TextSpec, fitted: FittedText, room: TextRoom): TextLayer {
  const slack = room.heightPx - fitted.heightPx;
  const top = room.yPx + (room.stick === 'top' ? 0 : room.stick === 'middle' ? slack / 2 : slack);
  const ascentPx = inkExtent(fitted.lines[0] ?? '', spec.face).ascent * fitted.sizePx;
  const sizePx = round(fitted.sizePx);
  const isRtl = isRightToLeft(spec.text);
  const align = isRtl ? MIRRORED[spec.align] : spec.align;
  const trackingEm = trackingFor(spec.text, spec.trackingEm);
  const lines = fitted.lines.map((text, index) => {
    const widthPx = measureLinePx(text, spec.face, sizePx, trackingEm);
    const air = sideAirEm(text, spec.face);
    // Air is taken off on the margin only; ink beyond the advance counts on both sides.
    const left = (align === 'left' ? air.left : Math.min(0, air.left)) * sizePx;
    const right = (align === 'right' ? air.right : Math.min(0, air.right)) * sizePx;
    const indent = indentOf(align, room.widthPx - widthPx, { left, right });
    return {
      text,
      xPx: round(room.xPx + indent),
      baselinePx: round(top + ascentPx + index * fitted.leadingPx),
      widthPx: round(widthPx),
      inkLeftPx: room.xPx + indent + left,
      inkRightPx: room.xPx + indent + widthPx - right,
    };
  });
  const left = round(Math.min(...lines.map(({ inkLeftPx }) => inkLeftPx)));
  const right = Math.max(...lines.map(({ inkRightPx }) => inkRightPx));
  const locale = localeOf(spec.text);
  return {
    id: spec.id,
    name: spec.role === 'title' ? 'Title' : spec.text.slice(0, 40),
    slot: 'type',
    kind: 'text',
    depth: 1,
    role: spec.role,
    text: spec.text,
    lines: lines.map(({ text, xPx, baselinePx, widthPx }) => ({ text, xPx, baselinePx, widthPx })),
    family: spec.face.family,
    weight: spec.face.weight,
    style: spec.face.style,
    sizePx,
    trackingPx: round(trackingEm * sizePx),
    color: spec.color,
    backdrop: spec.backdrop,
    box: { xPx: left, yPx: round(top), widthPx: round(right - left), heightPx: round(fitted.heightPx) },
    ...(align === 'left' ? {} : { align }),
    ...(isRtl ? { direction: 'rtl' as const } : {}),
    ...(locale === undefined ? {} : { locale }),
  };
}

/** Where a line begins in its room; a centred one is centred by its ink. */
function indentOf(align: TextAlign, spare: number, air: { readonly left: number; readonly right: number }): number {
  if (align === 'left') return -air.left;
  return align === 'right' ? spare + air.right : (spare - air.left + air.right) / 2;
}

const MIRRORED: Readonly<Record<TextAlign, TextAlign>> = { left: 'right', center: 'center', right: 'left' };

/** Two decimals are a hundredth of a pixel: enough to draw, short to store. Rounded down, so that fits stay fits. */
function round(value: number): number {
  // Adding 0 turns minus zero, which JSON does not keep, into zero.
  return Math.floor(value * 100) / 100 + 0;
}

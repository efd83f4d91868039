import type { TextLayer, TextRole } from '../scene/layers.ts';
import { type FitOptions, type FittedText, fitText } from './fit-text.ts';
import { inkExtent, measureLinePx, type TypeFace } from './measure.ts';

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

/** Places lines that were fitted before. */
export function placeText(spec: TextSpec, fitted: FittedText, room: TextRoom): TextLayer {
  const slack = room.heightPx - fitted.heightPx;
  const top = room.yPx + (room.stick === 'top' ? 0 : room.stick === 'middle' ? slack / 2 : slack);
  const ascentPx = inkExtent(fitted.lines[0] ?? '', spec.face).ascent * fitted.sizePx;
  const sizePx = round(fitted.sizePx);
  const lines = fitted.lines.map((text, index) => {
    const widthPx = measureLinePx(text, spec.face, sizePx, spec.trackingEm);
    const indent = spec.align === 'left' ? 0 : (room.widthPx - widthPx) / (spec.align === 'center' ? 2 : 1);
    return {
      text,
      xPx: round(room.xPx + indent),
      baselinePx: round(top + ascentPx + index * fitted.leadingPx),
      widthPx: round(widthPx),
    };
  });
  const left = Math.min(...lines.map(({ xPx }) => xPx));
  const right = Math.max(...lines.map(({ xPx, widthPx }) => xPx + widthPx));
  return {
    id: spec.id,
    name: spec.role === 'title' ? 'Title' : spec.text.slice(0, 40),
    slot: 'type',
    kind: 'text',
    depth: 1,
    role: spec.role,
    text: spec.text,
    lines,
    family: spec.face.family,
    weight: spec.face.weight,
    style: spec.face.style,
    sizePx,
    trackingPx: round(spec.trackingEm * sizePx),
    color: spec.color,
    backdrop: spec.backdrop,
    box: { xPx: left, yPx: round(top), widthPx: round(right - left), heightPx: round(fitted.heightPx) },
  };
}

/** Two decimals are a hundredth of a pixel: enough to draw, short to store. Rounded down, so that fits stay fits. */
function round(value: number): number {
  return Math.floor(value * 100) / 100;
}

import type { Studio } from '../../compose/studio.ts';
import {
  captionSpec,
  joined,
  LARGE_TEXT_CONTRAST,
  moveText,
  shiftText,
  titleText,
  typeUnit,
  worstBackdrop,
} from '../../compose/type-block.ts';
import { readableOn } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer, TextLayer } from '../../scene/layers.ts';
import { setText, type TextRoom, type TextSpec } from '../../type/text-layer.ts';

/** How the facts of an event are set. */
export interface FactsLook {
  readonly backdrop: string;
  /** Colour of the button; its words take whichever colour reads on it. */
  readonly button: string;
  readonly stick: 'top' | 'bottom';
}

/** What the facts cover, so that a neighbour can take the rest. */
export interface SetFacts {
  readonly layers: readonly Layer[];
  readonly heightPx: number;
}

/** A box this much wider than high has its button beside the other facts. */
const LOW_RATIO = 2.4;

/** Place, the line below the title and price as a stack, and the call to action as a button under or beside them. */
export function setFacts(studio: Studio, box: Box, look: FactsLook): SetFacts {
  const isLow = box.widthPx > box.heightPx * LOW_RATIO && hasRows(studio);
  const rows = factRows(studio, look, isLow);
  const button = setButton(studio, isLow ? { ...box, widthPx: box.widthPx * 0.4 } : box, look);
  const gap = Math.min(typeUnit(studio) * 1.9, box.heightPx * 0.08);
  const buttonPx = button === undefined || isLow ? 0 : button.heightPx + (rows.length > 0 ? gap * 1.6 : 0);
  const widthPx = isLow && button !== undefined ? box.widthPx - button.widthPx - gap * 2 : box.widthPx;
  const room = (box.heightPx - buttonPx - gap * Math.max(0, rows.length - 1)) / Math.max(1, rows.length);
  const set = rows.map((spec) => setText(spec, { ...box, widthPx, heightPx: Math.max(1, room), stick: 'top' }));
  const textPx = set.reduce((sum, layer) => sum + layer.box.heightPx, 0) + gap * Math.max(0, set.length - 1);
  const heightPx = Math.max(textPx + buttonPx, button?.heightPx ?? 0);
  const top = look.stick === 'top' ? box.yPx : box.yPx + box.heightPx - heightPx;
  let y = top + (isLow ? (heightPx - textPx) / 2 : 0);
  const layers: Layer[] = set.map((layer) => {
    const moved = moveText(layer, y - box.yPx);
    y += layer.box.heightPx + gap;
    return moved;
  });
  if (button !== undefined) {
    const [left, down] = isLow
      ? [box.xPx + box.widthPx - button.widthPx, (heightPx - button.heightPx) / 2]
      : [box.xPx, heightPx - button.heightPx];
    layers.push(...button.place(left, top + down));
  }
  return { layers, heightPx };
}

/** Three rows, or two where they are low, because small type is read by nobody. */
function factRows(studio: Studio, look: FactsLook, isLow: boolean): readonly TextSpec[] {
  const { tagline, place, price, attribution } = studio.texts;
  const unit = typeUnit(studio);
  const style = { backdrops: [look.backdrop], align: 'left' as const };
  const line = isLow ? joined(tagline, attribution, price) : joined(tagline, attribution);
  const lineRole = tagline !== undefined ? 'tagline' : attribution !== undefined ? 'attribution' : 'price';
  const row = (role: TextSpec['role'], text: string | undefined, size: number): readonly TextSpec[] =>
    text === undefined ? [] : [{ ...captionSpec(studio, role, text, style), maxSizePx: unit * size }];
  return [...row('place', place, 4.4), ...row(lineRole, line, 3.5), ...row('price', isLow ? undefined : price, 4)];
}

function hasRows({ texts }: Studio): boolean {
  return [texts.tagline, texts.place, texts.price, texts.attribution].some((text) => text !== undefined);
}

function setButton(studio: Studio, box: Box, look: FactsLook) {
  const text = studio.texts['call-to-action'];
  if (text === undefined) return undefined;
  const size = Math.min(typeUnit(studio) * 3.4, box.heightPx * 0.24);
  const [padX, padY] = [size * 1.1, size * 0.85];
  const spec: TextSpec = {
    ...captionSpec(studio, 'call-to-action', text, { backdrops: [look.button], align: 'left' }),
    maxSizePx: size,
    minSizePx: size * 0.3,
    maxLines: 2,
  };
  const words = setText(spec, {
    xPx: box.xPx + padX,
    yPx: 0,
    widthPx: Math.max(1, box.widthPx - 2 * padX),
    heightPx: size * 2.6,
    stick: 'top',
  });
  const heightPx = words.box.heightPx + 2 * padY;
  const widthPx = words.box.widthPx + 2 * padX;
  return {
    heightPx,
    widthPx,
    place: (xPx: number, yPx: number): readonly [ShapesLayer, TextLayer] => [
      {
        id: 'button',
        name: 'Button',
        slot: 'ornament',
        kind: 'shapes',
        depth: 0.95,
        shapes: [
          {
            d: pillPath({ xPx, yPx, widthPx, heightPx }),
            fill: { kind: 'solid', color: look.button },
          },
        ],
      },
      shiftText(moveText(words, yPx + padY - words.box.yPx), xPx - box.xPx),
    ],
  };
}

/** The name of the event, as large as its room allows. */
export function setTitle(
  studio: Studio,
  room: TextRoom,
  look: { backdrops: readonly string[]; colors: readonly string[]; maxLines: number },
): TextLayer | undefined {
  const text = titleText(studio);
  if (text === undefined) return undefined;
  const color = readableOn(look.backdrops, look.colors, LARGE_TEXT_CONTRAST);
  return setText(
    {
      id: 'title',
      role: 'title',
      text,
      face: studio.pairing.title,
      color,
      backdrop: worstBackdrop(look.backdrops, color),
      align: 'left',
      trackingEm: studio.pairing.titleTrackingEm,
      leading: studio.pairing.titleLeading,
      maxLines: look.maxLines,
      maxSizePx: Number.MAX_SAFE_INTEGER,
      minSizePx: studio.unitPx * 3,
    },
    room,
  );
}

/** Whether there is anything besides title and date to say. */
export function hasFacts(studio: Studio): boolean {
  return hasRows(studio) || studio.texts['call-to-action'] !== undefined;
}

function pillPath({ xPx, yPx, widthPx, heightPx }: Box): string {
  const n = (value: number): number => Math.round(value * 10) / 10;
  const r = Math.min(heightPx, widthPx) / 2;
  const arc = `a${n(r)} ${n(r)} 0 0 1`;
  return `M${n(xPx + r)} ${n(yPx)}h${n(widthPx - 2 * r)}${arc} 0 ${n(heightPx)}h${n(2 * r - widthPx)}${arc} 0 ${n(-heightPx)}z`;
}

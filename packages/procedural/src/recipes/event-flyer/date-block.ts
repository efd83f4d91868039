import type { Studio } from '../../compose/studio.ts';
import { moveText, shiftText } from '../../compose/type-block.ts';
import { readableOn } from '../../palette/color.ts';
import type { Box, TextLayer } from '../../scene/layers.ts';
import { setText, type TextAlign, type TextSpec } from '../../type/text-layer.ts';
import { splitDate } from './split-date.ts';

/** A box this much wider than high has day and month side by side. */
const LOW_RATIO = 2.1;

/** How a date is set. */
export interface DateLook {
  readonly backdrop: string;
  readonly colors: readonly string[];
  readonly align: TextAlign;
  readonly stick: 'top' | 'middle' | 'bottom';
}

/** The date as large as its box allows: the day on its own where there is one, with the rest above and below it. */
export function setDate(studio: Studio, box: Box, look: DateLook): readonly TextLayer[] {
  const { date } = studio.texts;
  if (date === undefined) return [];
  const parts = splitDate(date);
  if (parts === undefined) return [setText(dateSpec(studio, date, 'date', look, 3), { ...box, stick: look.stick })];
  const pieces = [parts.before, parts.day, parts.after].filter((text) => text !== '');
  const specs = pieces.map((text, index) =>
    dateSpec(studio, text, `date-${index + 1}`, look, text === parts.day || text.length < 11 ? 1 : 2),
  );
  const day = pieces.indexOf(parts.day);
  return box.widthPx > box.heightPx * LOW_RATIO ? setInRow(specs, day, box, look) : setInStack(specs, day, box, look);
}

/** Day in the middle, as tall as what the other pieces leave. */
function setInStack(specs: readonly TextSpec[], day: number, box: Box, look: DateLook): readonly TextLayer[] {
  const gap = box.heightPx * 0.075;
  const small = 0.19;
  const room = box.heightPx - gap * (specs.length - 1);
  const set = specs.map((spec, index) => {
    const share = index === day ? 1 - small * (specs.length - 1) : small;
    return setText(spec, { ...box, heightPx: room * share, stick: 'top' });
  });
  const total = set.reduce((sum, layer) => sum + layer.box.heightPx, 0) + gap * (set.length - 1);
  const slack = box.heightPx - total;
  let top = box.yPx + (look.stick === 'top' ? 0 : look.stick === 'middle' ? slack / 2 : slack);
  return set.map((layer) => {
    const moved = moveText(layer, top - layer.box.yPx);
    top += layer.box.heightPx + gap;
    return moved;
  });
}

/** Side by side on one baseline, the day as tall as the box. */
function setInRow(specs: readonly TextSpec[], day: number, box: Box, look: DateLook): readonly TextLayer[] {
  const gap = box.heightPx * 0.22;
  const inner: DateLook = { ...look, align: 'left' };
  const dayLayer = setText({ ...specs[day]!, align: 'left' }, { ...box, widthPx: box.widthPx * 0.5, stick: 'middle' });
  const others = specs.length - 1;
  const rest = (box.widthPx - dayLayer.box.widthPx - gap * others) / Math.max(1, others);
  const bottom = dayLayer.box.yPx + dayLayer.box.heightPx;
  let x = box.xPx;
  return specs.map((spec, index) => {
    const layer =
      index === day
        ? dayLayer
        : setText(
            { ...spec, align: inner.align, maxLines: 2 },
            { ...box, yPx: dayLayer.box.yPx, widthPx: rest, heightPx: dayLayer.box.heightPx * 0.86, stick: 'top' },
          );
    const standing = moveText(layer, bottom - layer.box.yPx - layer.box.heightPx);
    const placed = shiftText(standing, x - standing.box.xPx);
    x += layer.box.widthPx + gap;
    return placed;
  });
}

function dateSpec(studio: Studio, text: string, id: string, look: DateLook, maxLines: number): TextSpec {
  return {
    id,
    role: 'date',
    text,
    face: studio.pairing.title,
    color: readableOn([look.backdrop], look.colors, 4.5),
    backdrop: look.backdrop,
    align: look.align,
    trackingEm: Math.min(0.01, studio.pairing.titleTrackingEm),
    leading: Math.max(1.04, studio.pairing.titleLeading),
    maxLines,
    maxSizePx: Number.MAX_SAFE_INTEGER,
    minSizePx: studio.unitPx * 2,
  };
}

import type { Studio } from '../../compose/studio.ts';
import { setColumn } from '../../compose/text-column.ts';
import { circlePath, rectPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Box, Layer, Shape } from '../../scene/layers.ts';
import { emblem, labelInks, smallItems, titleItem } from './label-ink.ts';
import type { LabelWords } from './label-words.ts';
import { beads, divider, inset, notchedPath, rays } from './ornaments.ts';

/**
 * A label in the manner of old labels: notched double frame with beads, the title above a rayed medallion, small words
 * below. On a panel that is wide the medallion stands beside the words.
 */
export function classicPanel(studio: Studio, panel: Box, words: LabelWords): readonly Layer[] {
  const inks = labelInks(studio, true);
  const unit = Math.min(panel.widthPx, panel.heightPx) / 100;
  const frame = inset(panel, unit * 3.4);
  const inner = inset(panel, unit * 11.5);
  const isWide = panel.widthPx / panel.heightPx > 1.45;
  const hasWords = Object.values(words).some((text) => text !== undefined);
  const line = Math.max(0.8, unit * 0.5);
  const column: Box = isWide ? { ...inner, xPx: inner.xPx + inner.widthPx * 0.4, widthPx: inner.widthPx * 0.6 } : inner;
  const at = { backdrop: inks.paper, align: 'center' as const, unitPx: unit };
  const title = setColumn(
    titleItem(studio, words, { ...at, colors: [inks.tone, inks.ink], share: isWide ? 0.44 : 0.26, maxLines: 2 }),
    column,
    0,
  );
  const small = setColumn(smallItems(studio, words, { ...at, share: isWide ? 0.13 : 0.09 }), column, unit * 2.4);
  const gap = unit * 4.5;
  const top = isWide
    ? column.yPx + Math.max(0, (column.heightPx - title.heightPx - small.heightPx - gap * 2) / 2)
    : column.yPx;
  const smallTop = isWide ? top + title.heightPx + gap * 2 : inner.yPx + inner.heightPx - small.heightPx;
  const titleBottom = title.heightPx === 0 ? inner.yPx : top + title.heightPx;
  const room: Box = isWide
    ? { ...inner, widthPx: inner.widthPx * (hasWords ? 0.36 : 1) }
    : {
        ...inner,
        yPx: titleBottom + (title.heightPx === 0 ? 0 : gap * 1.7),
        heightPx:
          smallTop - titleBottom - (title.heightPx === 0 ? 0 : gap * 1.7) - (small.heightPx === 0 ? 0 : gap * 0.9),
      };
  const lines = isWide
    ? title.heightPx > 0 && small.heightPx > 0
      ? divider(column.xPx + column.widthPx / 2, titleBottom + gap, column.widthPx * 0.3, line)
      : ''
    : title.heightPx > 0
      ? divider(inner.xPx + inner.widthPx / 2, titleBottom + gap * 0.85, inner.widthPx * 0.3, line)
      : '';
  const shapes: Shape[] = [
    { d: rectPath(panel.xPx, panel.yPx, panel.widthPx, panel.heightPx), fill: { kind: 'solid', color: inks.paper } },
    { d: notchedPath(frame, unit * 7), stroke: { color: inks.ink, widthPx: line * 2 } },
    { d: notchedPath(inset(frame, unit * 1.8), unit * 7), stroke: { color: inks.tone, widthPx: line } },
    { d: beads(inset(frame, unit * 3.6), unit * 0.42, unit * 9), fill: { kind: 'solid', color: inks.tone } },
    ...(lines === '' ? [] : [{ d: lines, fill: { kind: 'solid' as const, color: inks.ink } }]),
  ];
  return [
    { id: 'label', name: 'Label', slot: 'depth', kind: 'shapes', depth: 0.4, shapes },
    ...medallion(studio, room, inks.tone, inks.ink, line),
    ...title.place(top),
    ...small.place(smallTop),
  ];
}

function medallion(studio: Studio, room: Box, tone: string, ink: string, line: number): readonly Layer[] {
  const radius = Math.min(room.widthPx, room.heightPx) / 2;
  if (radius < 2) return [];
  const [x, y] = [room.xPx + room.widthPx / 2, room.yPx + room.heightPx / 2];
  const core = radius * 0.88;
  const clip = circlePath(x, y, core);
  return [
    {
      id: 'medallion',
      name: 'Medallion',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.5,
      shapes: [
        { d: circlePath(x, y, radius - line), stroke: { color: ink, widthPx: line * 1.4 } },
        { d: clip, fill: { kind: 'solid', color: tone } },
      ],
    },
    {
      id: 'rays',
      name: 'Rays',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.55,
      clip,
      shapes: [{ d: rays(x, y, core * 1.1, 18), fill: { kind: 'solid', color: mixHex(tone, ink, 0.16) } }],
    },
    emblem(studio, { x, y, size: core * 1.26, ground: tone }),
  ];
}

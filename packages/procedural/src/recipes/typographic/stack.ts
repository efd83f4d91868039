import { groundFill } from '../../compose/ground-fill.ts';
import type { Studio } from '../../compose/studio.ts';
import { hairline, moveText } from '../../compose/type-block.ts';
import { rectPath } from '../../geometry/paths.ts';
import { readableOn } from '../../palette/color.ts';
import type { Box, Layer } from '../../scene/layers.ts';
import { captionRows } from './caption-rows.ts';
import { figure, halftone, subjectIn, tonesOn } from './figure.ts';
import { boxOf, stackTitle } from './stack-title.ts';

/** The lines stacked from the top, figures in the room below or, on wide sheets, beside them. */
export function composeStack(studio: Studio): readonly Layer[] {
  const { colors, unitPx } = studio;
  const ground = colors.ground;
  const { captions, room } = prepare(studio, ground);
  const lines = stackTitle(studio, room, ground);
  const used = lines.length === 0 ? { ...room, heightPx: 0 } : boxOf(lines);
  const gap = unitPx * 3;
  const below: Box = {
    ...room,
    yPx: used.yPx + used.heightPx + gap,
    heightPx: Math.max(0, room.heightPx - used.heightPx - gap),
  };
  // A title held back by the height of the sheet leaves its room beside it rather than under it.
  const usedPx = used.widthPx + gap * 2;
  const isBeside =
    lines.length > 0 && usedPx < room.widthPx * 0.76 && (studio.isWide || below.heightPx < room.widthPx * 0.3);
  const free = isBeside ? { ...room, xPx: room.xPx + usedPx, widthPx: room.widthPx - usedPx } : below;
  return [
    groundFill(ground),
    ...figure(studio, free, ground),
    ...captions.layers,
    ...topRule(studio, room, captions.topPx, ground),
    ...lines,
  ];
}

/** The title on the lower margin; above it a block of colour from edge to edge with one large figure. */
export function composeBlock(studio: Studio): readonly Layer[] {
  const { colors, unitPx, widthPx, subject } = studio;
  const ground = colors.ground;
  const { captions, room } = prepare(studio, ground);
  const stacked = stackTitle(studio, room, ground);
  const used = stacked.length === 0 ? { ...room, heightPx: 0 } : boxOf(stacked);
  const gap = unitPx * 4;
  const freePx = room.heightPx - used.heightPx;
  if (freePx < unitPx * 27) return composeStack(studio);
  const lines = stacked.map((line) => moveText(line, freePx));
  const top = captions.topPx === 0 ? 0 : room.yPx - unitPx;
  const block: Box = { xPx: 0, yPx: top, widthPx, heightPx: room.yPx + freePx - gap - top };
  const [color = colors.ink, second = colors.ink] = tonesOn(studio, ground);
  const clip = rectPath(block.xPx, block.yPx, block.widthPx, block.heightPx);
  const side = block.heightPx * 0.94;
  const box: Box = {
    xPx: (widthPx - side) / 2,
    yPx: block.yPx + (block.heightPx - side) / 2,
    widthPx: side,
    heightPx: side,
  };
  const content: readonly Layer[] =
    subject === undefined
      ? [{ ...halftone(studio, block, second === color ? ground : second), clip, fullRadius: 0.74 }]
      : [subjectIn(studio, box, color, 0.9)];
  return [
    groundFill(ground),
    {
      id: 'block',
      name: 'Block',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.2,
      shapes: [{ d: clip, fill: { kind: 'solid', color } }],
    },
    ...content,
    ...captions.layers,
    ...lines,
  ];
}

function prepare(studio: Studio, ground: string) {
  const { widthPx, heightPx, marginPx } = studio;
  const captions = captionRows(studio, ground);
  const top = marginPx + captions.topPx;
  const heightOfRoom = heightPx - marginPx - captions.bottomPx - top;
  const room: Box = { xPx: marginPx, yPx: top, widthPx: widthPx - 2 * marginPx, heightPx: heightOfRoom };
  return { captions, room };
}

function topRule(studio: Studio, room: Box, topPx: number, ground: string): readonly Layer[] {
  if (topPx === 0) return [];
  const ink = readableOn([ground], [studio.colors.ink, studio.colors.ground], 4.5);
  return [hairline(studio, { ...room, yPx: room.yPx - studio.unitPx * 2 }, ink, 'rule-top')];
}

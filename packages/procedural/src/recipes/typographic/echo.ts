import { groundFill } from '../../compose/ground-fill.ts';
import type { Studio } from '../../compose/studio.ts';
import { hairline, moveText } from '../../compose/type-block.ts';
import { readableOn } from '../../palette/color.ts';
import type { Box, Layer, TextLayer } from '../../scene/layers.ts';
import { captionRows } from './caption-rows.ts';
import { figure, strongGround } from './figure.ts';
import { boxOf, stackTitle } from './stack-title.ts';

/** More repeats than these would be a pattern. */
const MOST_ECHOES = 6;

/** The title, and its last line again and again in outline until the sheet ends. */
export function composeEcho(studio: Studio): readonly Layer[] {
  const { colors, widthPx, heightPx, marginPx, unitPx } = studio;
  const ground = strongGround(studio);
  const captions = captionRows(studio, ground);
  const top = marginPx + captions.topPx;
  const room: Box = {
    xPx: marginPx,
    yPx: top,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - marginPx - captions.bottomPx - top,
  };
  const ink = readableOn([ground], [colors.ink, colors.ground], 4.5);
  // The title takes the upper part only, so that there is room to echo in.
  const lines = stackTitle(studio, { ...room, heightPx: room.heightPx * 0.66 }, ground);
  const echoes = lines.length === 0 ? [] : echoesOf(studio, lines, room, ground);
  const used = boxOf([...lines, ...echoes]);
  const gap = unitPx * 3;
  const rest: Box = {
    ...room,
    yPx: used.yPx + used.heightPx + gap,
    heightPx: room.yPx + room.heightPx - used.yPx - used.heightPx - gap,
  };
  const beside: Box = {
    ...room,
    xPx: used.xPx + used.widthPx + gap * 2,
    widthPx: room.xPx + room.widthPx - used.xPx - used.widthPx - gap * 2,
  };
  const free = beside.widthPx > room.widthPx * 0.26 ? beside : rest;
  return [
    groundFill(ground),
    ...(free.heightPx > 0 && free.widthPx > 0 ? figure(studio, free, ground) : []),
    ...captions.layers,
    ...(captions.topPx > 0 ? [hairline(studio, { ...room, yPx: top - unitPx * 2 }, ink, 'rule-top')] : []),
    ...echoes,
    ...lines,
  ];
}

function echoesOf(studio: Studio, lines: readonly TextLayer[], room: Box, ground: string): readonly TextLayer[] {
  const { colors, unitPx, detail } = studio;
  const last = lines.at(-1)!;
  if (last.lines.length > 1) return [];
  const pitch = last.box.heightPx + unitPx * 2.6;
  const below = room.yPx + room.heightPx - last.box.yPx - last.box.heightPx;
  const count = Math.min(MOST_ECHOES, Math.floor(below / pitch));
  const color = readableOn([ground], [colors.accent, colors.primary, colors.ink, colors.ground], 3);
  return Array.from({ length: count }, (_, index) => ({
    ...moveText(last, pitch * (index + 1)),
    id: `echo-${index + 1}`,
    name: 'Echo',
    role: 'ornament',
    depth: 0.8 - index * 0.08,
    color,
    backdrop: ground,
    outlinePx: Math.max(0.75, unitPx * (detail === 'draft' ? 0.35 : 0.3)),
  }));
}

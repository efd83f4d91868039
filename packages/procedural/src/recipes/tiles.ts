import { placeArt, subjectLayer } from '../compose/place-subject.ts';
import type { Composition, Studio } from '../compose/studio.ts';
import { setTypeBlock } from '../compose/type-block.ts';
import { circlePath, rectPath } from '../geometry/paths.ts';
import { contrastRatio, mixHex, readableOn } from '../palette/color.ts';
import type { Box, DotsLayer, Layer, Shape } from '../scene/layers.ts';
import { composeSwiss } from './swiss.ts';
import { composeSeamlessPattern } from './tiles/seamless-pattern.ts';

/**
 * The subject repeated as a screen print: every tile another pair of inks, one tile breaking the rule with halftone.
 * Crops: two by two, three by three, stripes, and a checker with discs. A brief that asks for a pattern gets one without
 * seams instead.
 */
export function composeTiles(studio: Studio): Composition {
  if (isPattern(studio) && !studio.hasText) return composeSeamlessPattern(studio);
  if (studio.subject === undefined) return composeSwiss(studio);
  const { colors, widthPx, heightPx, marginPx, unitPx, crop } = studio;
  const hasType = studio.hasText;
  const bandPx = hasType ? heightPx * (studio.isWide ? 0.34 : 0.25) : 0;
  const ground = colors.ground;
  const type = setTypeBlock(
    studio,
    {
      xPx: marginPx,
      yPx: heightPx - marginPx - bandPx + unitPx * 2,
      widthPx: widthPx - 2 * marginPx,
      heightPx: Math.max(0, bandPx - unitPx * 2),
    },
    {
      align: 'left',
      stick: 'bottom',
      backdrops: [ground],
      titleColors: [colors.ink, colors.ground],
      maxLines: 2,
    },
  );
  const bottom = hasType ? type.box.yPx - unitPx * 4 : heightPx;
  const room: Box = { xPx: 0, yPx: 0, widthPx, heightPx: Math.round(bottom) };
  return {
    layers: [
      {
        id: 'ground',
        name: 'Ground',
        slot: 'background',
        kind: 'fill',
        depth: 0,
        paint: { kind: 'solid', color: ground },
      },
      ...tileLayers(studio, room, [2, 3, 3, 4][crop] ?? 3),
      ...type.layers,
    ],
    notes: isPattern(studio)
      ? ['Words break a repeat, so this sheet has edges; without them it would be seamless.']
      : [],
    lightAngleDeg: 315,
  };
}

/** Whether the brief asks for a repeat. Words cannot stand in one: with them the tiles above the words are drawn. */
function isPattern({ brief }: Studio): boolean {
  const asked = brief.prompt.replace(/["“„«][^"“”»]*["“”»]/gu, ' ');
  return (
    brief.medium === 'pattern' ||
    /\b(seamless(ly)?|repeat(s|ing)?|tileable|patterns?|textiles?|wrapping[- ]paper|fabric|gift[- ]?wrap)\b/iu.test(
      asked,
    )
  );
}

function tileLayers(studio: Studio, room: Box, shorterCount: number): readonly Layer[] {
  const { subject, colors, crop, unitPx } = studio;
  const random = studio.random('tiles');
  const isTall = room.heightPx >= room.widthPx;
  const shorter = Math.min(room.widthPx, room.heightPx);
  const target = shorter / shorterCount;
  const columns = isTall ? shorterCount : Math.max(shorterCount, Math.round(room.widthPx / target));
  const rows = isTall ? Math.max(shorterCount, Math.round(room.heightPx / target)) : shorterCount;
  const edgesX = edges(room.xPx, room.widthPx, columns);
  const edgesY = edges(room.yPx, room.heightPx, rows);
  const inks = [
    colors.primary,
    colors.accent,
    colors.secondary,
    colors.ink,
    mixHex(colors.primary, colors.ground, 0.6),
  ];
  const special = { column: random.whole(0, columns - 1), row: random.whole(0, rows - 1) };
  const tiles: Shape[] = [];
  const figures: Layer[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [edgesX[column]!, edgesY[row]!];
      const [width, height] = [edgesX[column + 1]! - x, edgesY[row + 1]! - y];
      const plate =
        inks[
          (column + row * (columns % inks.length === 0 ? 2 : 1) * 2 + (crop === 3 ? (column * row) % 3 : 0)) %
            inks.length
        ]!;
      tiles.push({ d: rectPath(x, y, width, height), fill: { kind: 'solid', color: plate } });
      const [centerX, centerY, side] = [x + width / 2, y + height / 2, Math.min(width, height)];
      const disc = inks.find((ink) => ink !== plate && contrastRatio(ink, plate) > 1.35) ?? colors.ground;
      if (crop >= 2 && (column + row) % 2 === 0)
        tiles.push({ d: circlePath(centerX, centerY, side * 0.44), fill: { kind: 'solid', color: disc } });
      const stands = crop >= 2 && (column + row) % 2 === 0 ? disc : plate;
      if (column === special.column && row === special.row)
        figures.push(
          halftone({ xPx: x, yPx: y, widthPx: width, heightPx: height }, mixHex(stands, colors.ink, 0.45), unitPx),
        );
      if (subject === undefined) continue;
      const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
      const pop =
        [colors.accent, colors.primary, colors.secondary].find((ink) => contrastRatio(ink, stands) > 1.5) ?? light;
      const main = readableOn([stands], [light, dark], 2);
      const art = placeArt(
        subject.art,
        {
          tones: contrastRatio(light, stands) > 1.5 ? [dark, pop, light] : [dark, mixHex(dark, pop, 0.5), pop],
          main,
          under: main === light ? dark : pop,
        },
        {
          centerXPx: centerX,
          centerYPx: centerY,
          widthPx: side * 0.66,
          heightPx: side * 0.66,
          isFlipped: (column + row) % 2 === 1,
        },
      );
      figures.push(subjectLayer(subject.word, art, { id: `subject-${row + 1}-${column + 1}` }));
    }
  }
  return [{ id: 'tiles', name: 'Tiles', slot: 'depth', kind: 'shapes', depth: 0.2, shapes: tiles }, ...figures];
}

/** Whole-pixel borders, so that tiles meet without a seam. */
function edges(from: number, length: number, count: number): readonly number[] {
  return Array.from({ length: count + 1 }, (_, index) => Math.round(from + (length * index) / count));
}

function halftone(box: Box, color: string, unitPx: number): DotsLayer {
  return {
    id: 'halftone',
    name: 'Halftone',
    slot: 'ornament',
    kind: 'dots',
    depth: 0.3,
    box,
    cellPx: unitPx * 1.8,
    angleDeg: 25,
    color,
    from: { xPx: box.xPx, yPx: box.yPx },
    to: { xPx: box.xPx + box.widthPx, yPx: box.yPx + box.heightPx },
    fullRadius: 0.5,
    clip: rectPath(box.xPx, box.yPx, box.widthPx, box.heightPx),
  };
}

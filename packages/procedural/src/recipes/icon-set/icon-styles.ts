import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { artShapes } from '../../geometry/art-shapes.ts';
import { circlePath, roundRectPath, starPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex, readableOn } from '../../palette/color.ts';
import type { Layer, Shape } from '../../scene/layers.ts';
import type { RelatedThing } from '../../subjects/relatives.ts';
import type { Cell } from './grid.ts';

export type IconStyle = 'tile' | 'duotone' | 'outline' | 'badge';

const STYLE_OF_CROP: readonly IconStyle[] = ['tile', 'duotone', 'outline', 'badge'];
const STYLE_NAMES: readonly (readonly [IconStyle, RegExp])[] = [
  ['outline', /\b(outlined?|line[- ]?(art|icons?|style|d)?|stroke[ds]?|monoline)\b(?!\s+of)/iu],
  ['duotone', /\b(duo-?tone|two-?tone)\b/iu],
  ['badge', /\b(badges?|emblems?|seals?|stickers?)\b/iu],
  ['tile', /\b(app|filled|solid|tiles?)\b/iu],
];

/** The style the prompt names, else the crop's. */
export function iconStyle({ brief, crop }: Studio): IconStyle {
  const asked = brief.prompt.replace(/["“„«][^"“”»]*["“”»]/gu, ' ');
  return STYLE_NAMES.find(([, pattern]) => pattern.test(asked))?.[0] ?? STYLE_OF_CROP[crop] ?? 'tile';
}

/** Plates and drawings, one pair per cell. */
export function iconLayers(
  studio: Studio,
  style: IconStyle,
  icons: readonly RelatedThing[],
  cells: readonly Cell[],
): readonly Layer[] {
  const plates = cells.map((cell) => plateOf(studio, style, cell));
  return [
    {
      id: 'plates',
      name: 'Plates',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.3,
      shapes: plates.flatMap(({ shapes }) => shapes),
    },
    ...icons.map((icon, index) => iconLayer(studio, style, icon, cells[index]!, plates[index]!, index)),
  ];
}

interface Plate {
  readonly shapes: readonly Shape[];
  readonly color: string;
  readonly clip?: string;
}

function plateOf({ colors, unitPx }: Studio, style: IconStyle, { xPx, yPx, sidePx, row, column }: Cell): Plate {
  const half = sidePx / 2;
  const inks = [colors.primary, colors.accent, colors.secondary, colors.ink].filter(
    (ink, index, all) => contrastRatio(ink, colors.ground) > 1.25 && all.indexOf(ink) === index,
  );
  const turn = inks[(column + row * 2 + (inks.length === 2 ? row : 0)) % Math.max(1, inks.length)] ?? colors.ink;
  if (style === 'tile') {
    const d = roundRectPath(xPx - half, yPx - half, sidePx, sidePx, sidePx * 0.23);
    return { color: turn, shapes: [{ d, fill: { kind: 'solid', color: turn } }] };
  }
  if (style === 'badge') {
    const d = starPath(xPx, yPx, half, half * 0.925, 26);
    const ring = circlePath(xPx, yPx, half * 0.8);
    const line = contrastRatio(colors.ground, turn) > 1.6 ? colors.ground : colors.ink;
    return {
      color: turn,
      clip: circlePath(xPx, yPx, half * 0.8),
      shapes: [
        { d, fill: { kind: 'solid', color: turn } },
        { d: ring, stroke: { color: line, widthPx: Math.max(0.8, sidePx * 0.012) } },
      ],
    };
  }
  if (style === 'outline') {
    const color = mixHex(colors.ground, colors.primary, 0.06);
    const shape: Shape = {
      d: circlePath(xPx, yPx, half * 0.96),
      fill: { kind: 'solid', color },
      stroke: { color: colors.ink, widthPx: strokePx(sidePx, unitPx) },
    };
    return { color, shapes: [shape] };
  }
  // The spot sits off the middle, as if the second ink were printed out of register.
  const spot = mixHex(colors.ground, column % 2 === row % 2 ? colors.accent : colors.primary, 0.42);
  const shift = half * 0.16;
  return {
    color: colors.ground,
    shapes: [{ d: circlePath(xPx + shift, yPx + shift, half * 0.7), fill: { kind: 'solid', color: spot } }],
  };
}

function iconLayer(
  studio: Studio,
  style: IconStyle,
  { art, word }: RelatedThing,
  cell: Cell,
  plate: Plate,
  index: number,
): Layer {
  const { colors, unitPx } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const share = { tile: 0.62, duotone: 0.78, outline: 0.52, badge: 0.5 }[style];
  const size = cell.sidePx * share;
  const place = { centerXPx: cell.xPx, centerYPx: cell.yPx, widthPx: size, heightPx: size };
  const id = index === 0 ? 'subject' : `icon-${index + 1}`;
  const pop =
    [colors.accent, colors.primary, colors.secondary].find((ink) => contrastRatio(ink, plate.color) > 1.45) ?? light;
  if (style === 'outline') {
    const placed = placeArt(art, { tones: [dark, light], under: plate.color }, place);
    const stroke = { color: colors.ink, widthPx: strokePx(cell.sidePx, unitPx), cap: 'round' as const };
    // Each piece hides the lines of those behind it, which is what makes outlines of stacked shapes one drawing.
    const shapes = artShapes(placed).map(
      ({ d, rule }): Shape => ({
        d,
        fill: { kind: 'solid', color: plate.color },
        stroke,
        ...(rule === undefined ? {} : { rule }),
      }),
    );
    return { id, name: word, slot: 'subject', kind: 'shapes', depth: 0.7, shapes };
  }
  // A drawing of a single tone has no light side to be told by; it takes the colour that reads best.
  const isFlat = new Set(art.paths.map(({ fill }) => fill)).size === 1;
  if (style === 'duotone') {
    const deep = readableOn([colors.ground], [colors.primary, colors.ink], 2.6);
    const tones = isFlat ? [deep, deep] : [deep, mixHex(deep, light, 0.5), mixHex(light, '#ffffff', 0.3)];
    return { ...subjectLayer(word, placeArt(art, { tones, main: deep, under: light }, place)), id };
  }
  const main = readableOn([plate.color], [light, dark], 2);
  const tones =
    contrastRatio(light, plate.color) > 1.5
      ? [dark, pop, light]
      : [dark, mixHex(dark, pop, 0.5), mixHex(pop, light, 0.4)];
  const ramp = { tones: isFlat ? [main, main] : tones, main, under: main === light ? dark : pop };
  const placed = placeArt(art, ramp, place);
  const shadow =
    style === 'badge' && plate.clip !== undefined
      ? {
          longShadow: {
            color: mixHex(plate.color, dark, 0.3),
            angleDeg: 135,
            lengthPx: Math.round(cell.sidePx),
            clip: plate.clip,
          },
        }
      : {};
  return { ...subjectLayer(word, placed, shadow), id };
}

function strokePx(sidePx: number, unitPx: number): number {
  return Math.max(0.8, Math.min(sidePx * 0.022, unitPx * 1.1));
}

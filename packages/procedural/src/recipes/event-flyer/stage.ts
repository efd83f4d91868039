import { inkSize, placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { circlePath, linesPath, quarterPath, rectPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, DotsLayer, Layer, Shape } from '../../scene/layers.ts';

/** Light from the upper left. */
const LIGHT_DEG = 315;

/** The colours of a flyer: the palette's, sorted by what is behind what. */
export interface FlyerColors {
  readonly ground: string;
  readonly dark: string;
  readonly light: string;
  /** Colours of figures on the ground, the strongest first. */
  readonly tones: readonly string[];
}

/** Sorts the palette for a ground. */
export function flyerColors({ colors }: Studio, ground: string): FlyerColors {
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const tones = [colors.accent, colors.primary, colors.secondary].filter(
    (tone, index, all) => contrastRatio(tone, ground) > 1.3 && all.indexOf(tone) === index,
  );
  return { ground, dark, light, tones: tones.length > 0 ? tones : [mixHex(dark, light, 0.5)] };
}

/** Figures laid over each other, and the subject in front of them. */
export function stageLayers(studio: Studio, room: Box, palette: FlyerColors, clip?: string): readonly Layer[] {
  const side = Math.min(room.widthPx, room.heightPx);
  const [x, y] = [room.xPx + room.widthPx / 2, room.yPx + room.heightPx / 2];
  const [
    first = palette.dark,
    second = mixHex(first, palette.ground, 0.5),
    third = mixHex(second, palette.ground, 0.5),
  ] = palette.tones;
  const solid = (d: string, color: string): Shape => ({ d, fill: { kind: 'solid', color } });
  const random = studio.random('stage');
  const turn = random.whole(0, 3);
  const disc = circlePath(x, y, side * 0.43);
  // An echo of the disc in one quarter, and stripes in the quarter opposite.
  const far = Math.min(side * 0.5, 0.5 * side);
  const echo: readonly [number, number] = [turn === 1 || turn === 2 ? x - far : x, turn >= 2 ? y - far : y];
  const [stripeX, stripeY] = [turn === 1 || turn === 2 ? x : x - far, turn >= 2 ? y : y - far];
  const stripes = Array.from({ length: 7 }, (_, index) =>
    rectPath(stripeX, stripeY + (far * (index + 0.5)) / 7, far, far * 0.07),
  ).join('');
  const base = { slot: 'depth', kind: 'shapes', depth: 0.25, ...(clip === undefined ? {} : { clip }) } as const;
  const figures: Layer[] = [
    {
      ...base,
      id: 'figures',
      name: 'Figures',
      shapes: [solid(quarterPath(echo[0], echo[1], far, turn), second), solid(stripes, third), solid(disc, first)],
    },
  ];
  const shadowed = studio.subject === undefined ? [abstractFigure(studio, { x, y, side }, palette, first)] : [];
  return [
    ...figures,
    halftone(studio, { x, y, side }, first, palette, disc),
    ...shadowed,
    ...subjectOn(studio, { x, y, side }, palette, { color: first, d: disc }),
  ];
}

interface Middle {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

function halftone(
  studio: Studio,
  { x, y, side }: Middle,
  disc: string,
  { dark }: FlyerColors,
  clip: string,
): DotsLayer {
  const r = side * 0.43;
  return {
    id: 'halftone',
    name: 'Halftone',
    slot: 'ornament',
    kind: 'dots',
    depth: 0.3,
    box: { xPx: x - r, yPx: y - r, widthPx: 2 * r, heightPx: 2 * r },
    cellPx: studio.unitPx * 1.6,
    angleDeg: 28,
    color: mixHex(disc, dark, 0.32),
    from: { xPx: x - r * 0.2, yPx: y - r * 0.2 },
    to: { xPx: x + r * 0.9, yPx: y + r * 0.9 },
    fullRadius: 0.5,
    clip,
  };
}

function subjectOn(
  studio: Studio,
  { x, y, side }: Middle,
  { dark, light }: FlyerColors,
  disc: { color: string; d: string },
): readonly Layer[] {
  const { subject } = studio;
  if (subject === undefined) return [];
  const others = [studio.colors.primary, studio.colors.secondary, studio.colors.accent].filter(
    (tone) => contrastRatio(tone, disc.color) > 1.35,
  );
  const art = placeArt(
    subject.art,
    {
      tones: [dark, others[0] ?? mixHex(dark, light, 0.45), light],
      main: contrastRatio(dark, disc.color) > contrastRatio(light, disc.color) ? dark : light,
      under: contrastRatio(dark, disc.color) > contrastRatio(light, disc.color) ? light : dark,
    },
    { centerXPx: x, centerYPx: y, widthPx: side * 0.86, heightPx: side * 0.86 },
  );
  const ink = inkSize(subject.art, art);
  return [
    subjectLayer(subject.word, art, {
      longShadow: {
        color: mixHex(disc.color, dark, 0.34),
        angleDeg: 135,
        lengthPx: Math.round(side),
        clip: disc.d,
      },
      shade: { color: dark, angleDeg: LIGHT_DEG, widthPx: ink.widthPx * 0.035, opacity: 0.25 },
    }),
  ];
}

/** Without a subject, beams from above: an event has a stage. */
function abstractFigure(studio: Studio, { x, y, side }: Middle, { light, dark }: FlyerColors, disc: string): Layer {
  const color = contrastRatio(light, disc) > contrastRatio(dark, disc) ? light : dark;
  const random = studio.random('beams');
  const count = 5;
  const beams = Array.from({ length: count }, (_, index) => {
    const from = x + (index - (count - 1) / 2) * side * 0.05;
    const to = x + (index - (count - 1) / 2) * side * random.between(0.2, 0.26);
    const width = side * random.between(0.07, 0.12);
    return linesPath(
      [
        [from - side * 0.008, y - side * 0.5],
        [from + side * 0.008, y - side * 0.5],
        [to + width / 2, y + side * 0.5],
        [to - width / 2, y + side * 0.5],
      ],
      true,
    );
  });
  return {
    id: 'beams',
    name: 'Beams',
    slot: 'subject',
    kind: 'shapes',
    depth: 0.5,
    clip: circlePath(x, y, side * 0.43),
    shapes: beams.map((d) => ({ d, fill: { kind: 'solid', color }, opacity: 0.82 })),
  };
}

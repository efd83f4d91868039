import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { circlePath, quarterPath, rectPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, DotsLayer, Layer, Shape } from '../../scene/layers.ts';

/** A row of more figures would be a border. */
const MOST_FIGURES = 7;

/** Round figures in a row or column as wide as the room the title leaves, one with the subject; nothing in too little room. */
export function figure(studio: Studio, free: Box, ground: string): readonly Layer[] {
  const { unitPx, crop, subject } = studio;
  const isColumn = free.heightPx > free.widthPx;
  const [long, side] = isColumn ? [free.heightPx, free.widthPx] : [free.widthPx, free.heightPx];
  if (side < unitPx * 9) return [];
  const tones = tonesOn(studio, ground);
  const gap = unitPx * 1.6;
  const count = Math.max(1, Math.min(MOST_FIGURES, Math.floor((long + gap) / (side + gap))));
  const pitch = count === 1 ? 0 : (long - side) / (count - 1);
  const start = count === 1 && (isColumn || crop % 2 === 1) ? long - side : 0;
  const boxAt = (index: number): Box => ({
    xPx: free.xPx + (isColumn ? 0 : start + index * pitch),
    yPx: free.yPx + (isColumn ? start + index * pitch : 0),
    widthPx: side,
    heightPx: side,
  });
  const main = crop % 2 === 0 ? 0 : count - 1;
  const random = studio.random('figures');
  const shapes = Array.from({ length: count }, (_, index): Shape => {
    const d = index === main ? disc(boxAt(index)) : shapeOf(boxAt(index), random.whole(0, 4));
    return { d, fill: { kind: 'solid', color: tones[index % tones.length]! } };
  });
  const row: Layer = { id: 'figures', name: 'Figures', slot: 'ornament', kind: 'shapes', depth: 0.3, shapes };
  const mainBox = boxAt(main);
  if (subject === undefined) return [row, halftone(studio, mainBox, ground)];
  return [row, subjectIn(studio, mainBox, tones[main % tones.length]!)];
}

/** The subject in its own tones, on a figure of one colour. */
export function subjectIn(studio: Studio, box: Box, on: string, share = 0.72): Layer {
  const { colors } = studio;
  const subject = studio.subject!;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const isDarkMain = contrastRatio(dark, on) > contrastRatio(light, on);
  const art = placeArt(
    subject.art,
    {
      tones: [dark, mixHex(dark, light, 0.5), light],
      main: isDarkMain ? dark : light,
      under: isDarkMain ? light : dark,
    },
    {
      centerXPx: box.xPx + box.widthPx / 2,
      centerYPx: box.yPx + box.heightPx / 2,
      widthPx: box.widthPx * share,
      heightPx: box.heightPx * share,
    },
  );
  return subjectLayer(subject.word, art);
}

/** The strongest colour of the palette that type reads on. */
export function strongGround({ colors }: Studio): string {
  return (
    [colors.primary, colors.accent, colors.secondary].find(
      (color) => contrastRatio(color, colors.ink) > 4.6 || contrastRatio(color, colors.ground) > 4.6,
    ) ?? colors.ground
  );
}

/** The colours of the palette that stand out on a ground, the strongest first. */
export function tonesOn({ colors }: Studio, ground: string): readonly string[] {
  const tones = [colors.accent, colors.primary, colors.secondary].filter(
    (tone, index, all) => contrastRatio(tone, ground) > 1.4 && all.indexOf(tone) === index,
  );
  return tones.length > 0 ? tones : [colors.ink];
}

export function halftone(studio: Studio, box: Box, ground: string): DotsLayer {
  return {
    id: 'halftone',
    name: 'Halftone',
    slot: 'ornament',
    kind: 'dots',
    depth: 0.35,
    box,
    cellPx: studio.unitPx * 1.9,
    angleDeg: 30,
    color: ground,
    from: { xPx: box.xPx, yPx: box.yPx },
    to: { xPx: box.xPx + box.widthPx, yPx: box.yPx + box.heightPx },
    fullRadius: 0.52,
    clip: disc(box),
  };
}

function disc({ xPx, yPx, widthPx }: Box): string {
  return circlePath(xPx + widthPx / 2, yPx + widthPx / 2, widthPx / 2);
}

/** Disc, ring of two bars, quarter, two quarters or half: figures that meet as letters of one face do. */
function shapeOf({ xPx: x, yPx: y, widthPx: side }: Box, kind: number): string {
  const half = side / 2;
  switch (kind) {
    case 0:
      return quarterPath(x, y, side, 0);
    case 1:
      return quarterPath(x, y, side, 2);
    case 2:
      return (
        quarterPath(x, y, half, 2) +
        quarterPath(x + half, y + half, half, 0) +
        quarterPath(x + half, y, half, 3) +
        quarterPath(x, y + half, half, 1)
      );
    case 3:
      return [0, 1, 2].map((bar) => rectPath(x, y + (bar * side) / 3, side, side / 6)).join('');
    default:
      return quarterPath(x, y, half, 2) + quarterPath(x + half, y, half, 3) + rectPath(x, y + half, side, half);
  }
}

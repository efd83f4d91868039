import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { archPath, circlePath, linesPath, rectPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Box, Layer, Shape, ShapesLayer } from '../../scene/layers.ts';
import { deepOf, standOff, subjectOn } from './subject-on.ts';

/** The part of the sheet a picture has, and where the words begin. */
export interface Side extends Box {
  /** The side of the picture the words are at. */
  readonly edge: 'left' | 'right' | 'top' | 'bottom' | 'none';
  /** Kept free for words in the middle. */
  readonly free?: Box;
}

/** A disc larger than the side, bleeding off the sheet, with a ring around it and the subject on it. */
export function discSide(studio: Studio, side: Side, ground: string): readonly Layer[] {
  const { unitPx } = studio;
  const plate = standOff(studio, ground);
  const tall = side.edge === 'left' || side.edge === 'right';
  const radius = tall
    ? Math.min(side.heightPx * 0.62, side.widthPx * 0.5)
    : Math.min(side.widthPx * 0.56, side.heightPx * 0.5);
  const x = side.xPx + side.widthPx * (tall ? 0.54 : 0.5);
  const y = side.yPx + side.heightPx * (tall ? 0.54 : 0.48);
  const ring = circlePath(x, y, radius + unitPx * 3.2);
  const disc = circlePath(x, y, radius);
  const rings: ShapesLayer = {
    id: 'disc',
    name: 'Disc',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.3,
    shapes: [
      { d: ring, stroke: { color: plate, widthPx: Math.max(1, unitPx * 0.5) } },
      { d: disc, fill: { kind: 'solid', color: plate } },
    ],
    clip: rectPath(side.xPx, side.yPx, side.widthPx, side.heightPx),
  };
  const dots: Layer = {
    id: 'halftone',
    name: 'Halftone',
    slot: 'ornament',
    kind: 'dots',
    depth: 0.35,
    box: { xPx: x - radius, yPx: y - radius, widthPx: radius * 2, heightPx: radius * 2 },
    cellPx: unitPx * 2.2,
    angleDeg: 24,
    color: mixHex(plate, deepOf(studio), 0.35),
    from: { xPx: x, yPx: y },
    to: { xPx: x + radius, yPx: y + radius },
    fullRadius: 0.5,
    clip: disc,
  };
  return [
    rings,
    dots,
    ...subjectOn(studio, plate, { x, y, size: Math.min(radius * 1.34, side.heightPx * 0.84), clip: disc }),
  ];
}

/** A block with a slanted edge, stripes along the slant, and the subject tilted into it. */
export function diagonalSide(studio: Studio, side: Side, ground: string): readonly Layer[] {
  const { unitPx } = studio;
  const plate = standOff(studio, ground);
  const slant =
    side.edge === 'top'
      ? side.heightPx * 0.16
      : side.edge === 'none'
        ? 0
        : Math.min(side.widthPx * 0.2, side.heightPx * 0.4);
  const [left, top, right, bottom] = [side.xPx, side.yPx, side.xPx + side.widthPx, side.yPx + side.heightPx];
  const d =
    side.edge === 'top'
      ? linesPath(
          [
            [left, top + slant],
            [right, top],
            [right, bottom],
            [left, bottom],
          ],
          true,
        )
      : linesPath(
          [
            [left, top],
            [right, top],
            [right - slant, bottom],
            [left, bottom],
          ],
          true,
        );
  const bars = Array.from({ length: 3 }, (_, index) => {
    const away = unitPx * (2.4 + index * 3.4);
    const thick = unitPx * (1.5 - index * 0.42);
    return side.edge === 'top'
      ? linesPath(
          [
            [left, top + slant + away],
            [right, top + away],
            [right, top + away + thick],
            [left, top + slant + away + thick],
          ],
          true,
        )
      : linesPath(
          [
            [right - away, top],
            [right - away - thick, top],
            [right - slant - away - thick, bottom],
            [right - slant - away, bottom],
          ],
          true,
        );
  });
  const line = mixHex(plate, deepOf(studio), 0.28);
  const block: ShapesLayer = {
    id: 'block',
    name: 'Block',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.3,
    shapes: [
      { d, fill: { kind: 'solid', color: plate } },
      ...(side.edge === 'none' ? [] : [{ d: bars.join(''), fill: { kind: 'solid' as const, color: line } }]),
    ],
  };
  const x = side.xPx + (side.edge === 'top' ? side.widthPx / 2 : (side.widthPx - slant - unitPx * 6) * 0.5);
  const y = side.edge === 'top' ? side.yPx + slant / 2 + side.heightPx * 0.52 : side.yPx + side.heightPx * 0.52;
  const size = Math.min(side.heightPx * (side.edge === 'top' ? 0.66 : 0.8), (side.widthPx - slant) * 0.78);
  return [block, ...subjectOn(studio, plate, { x, y, size, clip: d, rotationDeg: -8 })];
}

/** Small subjects in a lattice, tone on tone, and the large one in front. */
export function patternSide(studio: Studio, side: Side, ground: string): readonly Layer[] {
  const { unitPx, subject } = studio;
  const plate = standOff(studio, ground);
  const clip = rectPath(side.xPx, side.yPx, side.widthPx, side.heightPx);
  const tint = mixHex(plate, deepOf(studio), 0.14);
  const step = Math.max(unitPx * 15, Math.sqrt((side.widthPx * side.heightPx) / 60));
  const [columns, rows] = [Math.ceil(side.widthPx / step) + 1, Math.ceil(side.heightPx / step) + 1];
  const marks: Layer[] = [];
  const dots: Shape[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = side.xPx + (column + (row % 2 === 0 ? 0 : 0.5)) * step;
      const y = side.yPx + (row + 0.3) * step * 0.96;
      if (subject === undefined || (column + row) % 2 === 1) {
        dots.push({
          d: circlePath(x, y, step * (subject === undefined ? 0.26 : 0.07)),
          fill: { kind: 'solid', color: tint },
        });
        continue;
      }
      const art = placeArt(
        subject.art,
        { tones: [tint, tint], main: tint, under: plate },
        { centerXPx: x, centerYPx: y, widthPx: step * 0.56, heightPx: step * 0.56 },
      );
      marks.push({
        ...subjectLayer(subject.word, art, { clip }),
        id: `mark-${row + 1}-${column + 1}`,
        slot: 'ornament',
        depth: 0.35,
      });
    }
  }
  const block: ShapesLayer = {
    id: 'block',
    name: 'Block',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.3,
    shapes: [{ d: clip, fill: { kind: 'solid', color: plate } }, ...dots],
    clip,
  };
  const [x, y] = [side.xPx + side.widthPx / 2, side.yPx + side.heightPx / 2];
  const radius = Math.min(side.widthPx, side.heightPx) * 0.4;
  const disc: ShapesLayer = {
    id: 'disc',
    name: 'Disc',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.5,
    shapes: [{ d: circlePath(x, y, radius), fill: { kind: 'solid', color: ground } }],
  };
  return [block, ...marks, disc, ...subjectOn(studio, ground, { x, y, size: radius * 1.36 })];
}

/** An arch at either end, mirrored; on a sheet that is not wide, one arch above the words. */
export function wings(studio: Studio, side: Side, ground: string): readonly Layer[] {
  const { unitPx, widthPx, heightPx } = studio;
  const plate = standOff(studio, ground);
  const second = mixHex(plate, deepOf(studio), 0.22);
  const free = side.free;
  const arch = (x: number, width: number, height: number, base: number): Shape[] => [
    {
      d: archPath(x - width / 2 - unitPx * 2, base - height - unitPx * 2, width + unitPx * 4, height + unitPx * 2),
      stroke: { color: plate, widthPx: Math.max(1, unitPx * 0.5) },
    },
    { d: archPath(x - width / 2, base - height, width, height), fill: { kind: 'solid', color: plate } },
    { d: circlePath(x, base - height + width / 2, width * 0.36), fill: { kind: 'solid', color: second } },
  ];
  if (free === undefined) {
    const [base, height] = [side.yPx + side.heightPx, side.heightPx * 0.84];
    const width = Math.min(side.widthPx * 0.62, height * 0.86);
    const x = side.xPx + side.widthPx / 2;
    return [
      { id: 'arch', name: 'Arch', slot: 'depth', kind: 'shapes', depth: 0.3, shapes: arch(x, width, height, base) },
      ...subjectOn(studio, plate, { x, y: base - height * 0.46, size: Math.min(width * 0.74, height * 0.7) }),
    ];
  }
  const room = free.xPx;
  const [base, height] = [heightPx, heightPx * 0.82];
  const width = Math.min(room * 0.74, height * 0.9);
  const middles = [room / 2, widthPx - room / 2];
  return [
    {
      id: 'arches',
      name: 'Arches',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.3,
      shapes: middles.flatMap((x) => arch(x, width, height, base)),
    },
    ...middles.flatMap((x, index) =>
      subjectOn(studio, plate, {
        x,
        y: base - height * 0.46,
        size: Math.min(width * 0.76, height * 0.7),
        isFlipped: index === 1,
        ...(index === 1 ? { id: 'subject-2' } : {}),
      }),
    ),
  ];
}

/** A dark rise in front of the scenery for the words to stand on. */
export function foreground({ widthPx, heightPx, unitPx }: Studio, side: Side, color: string): Layer {
  const isBeside = side.edge === 'left';
  const edge = isBeside ? side.xPx + unitPx * 2 : side.heightPx;
  const swell = unitPx * (isBeside ? 16 : 5);
  const r = Math.round;
  const d = isBeside
    ? `M0 0H${r(edge)}C${r(edge + swell * 0.1)} ${r(heightPx * 0.36)} ${r(edge + swell * 0.3)} ${r(heightPx * 0.7)} ${r(edge + swell)} ${heightPx}H0z`
    : `M0 ${r(edge)}C${r(widthPx * 0.3)} ${r(edge - swell)} ${r(widthPx * 0.6)} ${r(edge - swell * 0.2)} ${widthPx} ${r(edge - swell * 0.8)}V${heightPx}H0z`;
  return {
    id: 'foreground',
    name: 'Foreground',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.9,
    shapes: [
      { d, stroke: { color, widthPx: unitPx * 4 }, opacity: 0.3 },
      { d, fill: { kind: 'solid', color } },
    ],
  };
}

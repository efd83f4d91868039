import { placeArt, subjectLayer } from '../compose/place-subject.ts';
import type { Composition, Studio } from '../compose/studio.ts';
import { setTypeBlock } from '../compose/type-block.ts';
import { circlePath, quarterPath, rectPath } from '../geometry/paths.ts';
import { contrastRatio, mixHex } from '../palette/color.ts';
import type { Box, Layer, Shape } from '../scene/layers.ts';

/**
 * A strict module grid of quarter circles, discs, bars and halves, one module given to the subject, and flush-left type
 * on the same margins. Crops: grid below or above the type, three or four modules across, one large or all equal.
 */
export function composeSwiss(studio: Studio): Composition {
  const { colors, crop, widthPx, heightPx, marginPx, unitPx, isWide } = studio;
  const ground =
    crop === 3 ? (contrastRatio(colors.primary, colors.ground) > 4.5 ? colors.primary : colors.ground) : colors.ground;
  const inner: Box = {
    xPx: marginPx,
    yPx: marginPx,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - 2 * marginPx,
  };
  const isTypeTop = crop % 2 === 0;
  const typeBox: Box = isWide
    ? { ...inner, widthPx: inner.widthPx * 0.44 }
    : { ...inner, heightPx: inner.heightPx * 0.34, yPx: isTypeTop ? inner.yPx : inner.yPx + inner.heightPx * 0.66 };
  const type = setTypeBlock(studio, typeBox, {
    align: 'left',
    stick: isWide || isTypeTop ? 'top' : 'bottom',
    backdrops: [ground],
    titleColors: [colors.ink, colors.ground],
    maxLines: isWide ? 5 : 3,
    maxTitlePx: unitPx * (isWide ? 21 : 17),
  });
  const gap = type.layers.length === 0 ? 0 : unitPx * 5;
  const room: Box = isWide
    ? {
        ...inner,
        xPx: inner.xPx + (gap === 0 ? 0 : inner.widthPx * 0.48),
        widthPx: inner.widthPx * (gap === 0 ? 1 : 0.52),
      }
    : isTypeTop
      ? { ...inner, yPx: type.box.yPx + type.box.heightPx + gap, heightPx: inner.heightPx - type.box.heightPx - gap }
      : { ...inner, heightPx: inner.heightPx - type.box.heightPx - gap };
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
      ...moduleGrid(studio, room, ground),
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: 315,
  };
}

function moduleGrid(studio: Studio, room: Box, ground: string): readonly Layer[] {
  const { colors, crop, subject } = studio;
  const random = studio.random('modules');
  const columns = columnsFor(room, crop === 1 || crop === 3 ? 4 : 3);
  // Whole pixels, so that neighbouring modules meet without a seam.
  const size = moduleSize(room, columns);
  const rows = Math.max(1, Math.floor(room.heightPx / size + 0.02));
  const across = Math.min(12, Math.max(columns, Math.floor(room.widthPx / size + 0.001)));
  const isAlone = !studio.hasText;
  const slack = room.heightPx - rows * size;
  const top = Math.round(room.yPx + (isAlone ? slack / 2 : studio.isWide ? 0 : slack));
  const left = Math.round(room.xPx + room.widthPx - across * size);
  const big = subject === undefined ? undefined : pickBig(studio, across, rows);
  const tones = [colors.primary, colors.accent, colors.secondary, colors.ink].filter(
    (tone) => contrastRatio(tone, ground) > 1.2,
  );
  const shapes: Shape[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < across; column += 1) {
      if (
        big !== undefined &&
        column >= big.column &&
        column < big.column + big.span &&
        row >= big.row &&
        row < big.row + big.span
      )
        continue;
      const [x, y] = [left + column * size, top + row * size];
      shapes.push(
        ...module(random.whole(0, 6), x, y, size, random.pick(tones), random.pick(tones), random.whole(0, 3), ground),
      );
    }
  }
  const grid: Layer = { id: 'modules', name: 'Modules', slot: 'ornament', kind: 'shapes', depth: 0.3, shapes };
  if (big === undefined || subject === undefined) return [grid];
  const [x, y, side] = [left + big.column * size, top + big.row * size, size * big.span];
  const plate =
    [colors.accent, colors.primary, colors.secondary].find(
      (tone) => tone !== colors.ink && contrastRatio(tone, ground) > 1.45,
    ) ?? mixHex(ground, colors.ink, 0.3);
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const art = placeArt(
    subject.art,
    {
      tones: [dark, mixHex(plate, dark, 0.55), light],
      main: contrastRatio(dark, plate) > 3 ? dark : light,
      under: plate,
    },
    {
      centerXPx: x + side / 2,
      centerYPx: y + side / 2,
      widthPx: side * 0.72,
      heightPx: side * 0.72,
    },
  );
  return [
    grid,
    {
      id: 'plate',
      name: 'Plate',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.4,
      shapes: [{ d: rectPath(x, y, side, side), fill: { kind: 'solid', color: plate } }],
    },
    subjectLayer(subject.word, art),
  ];
}

function moduleSize(room: Box, columns: number): number {
  const isBand = room.widthPx / room.heightPx > columns / 2;
  return Math.floor(Math.min(room.widthPx / columns, isBand ? room.heightPx / 2 : room.heightPx));
}

/** The number of columns, up to two more than usual, whose rows fill the room best; the usual one when it nearly does. */
function columnsFor(room: Box, usual: number): number {
  const left = (columns: number): number => {
    const size = Math.max(1, moduleSize(room, columns));
    return 1 - (Math.max(1, Math.floor(room.heightPx / size + 0.02)) * size) / room.heightPx;
  };
  const candidates = [usual, usual + 1, usual + 2].map((columns) => ({ columns, slack: left(columns) }));
  const best = [...candidates].sort((a, b) => a.slack - b.slack)[0]!;
  return left(usual) < 0.1 || best.slack > left(usual) - 0.08 ? usual : best.columns;
}

function pickBig({ crop }: Studio, columns: number, rows: number): { column: number; row: number; span: number } {
  const span = Math.min(columns >= 5 ? 3 : columns >= 3 ? 2 : 1, rows);
  return {
    span,
    column: crop % 2 === 0 ? columns - span : crop === 1 ? 1 : 0,
    row: crop < 2 ? rows - span : 0,
  };
}

/** One module: six figures, turned four ways, in one or two colours. */
function module(
  kind: number,
  x: number,
  y: number,
  size: number,
  first: string,
  second: string,
  turn: number,
  hole: string,
): readonly Shape[] {
  const solid = (d: string, color: string): Shape => ({ d, fill: { kind: 'solid', color } });
  const half = size / 2;
  switch (kind) {
    case 0:
      return [solid(quarterPath(x, y, size, turn), first)];
    case 1:
      return [solid(circlePath(x + half, y + half, half), first)];
    case 2:
      return [
        solid(rectPath(x, y, size, size), first),
        solid(circlePath(x + half, y + half, half * 0.5), second === first ? hole : second),
      ];
    case 3:
      return Array.from({ length: 4 }, (_, index) =>
        solid(
          turn % 2 === 0
            ? rectPath(x + (index * size) / 4, y, size / 8, size)
            : rectPath(x, y + (index * size) / 4, size, size / 8),
          first,
        ),
      );
    case 4:
      return [
        solid(quarterPath(x, y, half, turn), first),
        solid(quarterPath(x + half, y + half, half, (turn + 2) % 4), second),
        solid(quarterPath(x + half, y, half, (turn + 1) % 4), first),
        solid(quarterPath(x, y + half, half, (turn + 3) % 4), second),
      ];
    case 5:
      return [
        solid(
          turn % 2 === 0
            ? `M${r(x)} ${r(y)}h${r(size)}l${r(-size)} ${r(size)}z`
            : `M${r(x)} ${r(y)}l${r(size)} ${r(size)}h${r(-size)}z`,
          first,
        ),
      ];
    default:
      return [
        solid(quarterPath(x, y, size, turn), first),
        solid(quarterPath(x + (turn === 1 || turn === 2 ? half : 0), y + (turn >= 2 ? half : 0), half, turn), second),
      ];
  }
}

function r(value: number): number {
  return Math.round(value * 10) / 10;
}

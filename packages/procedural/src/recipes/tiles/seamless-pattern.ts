import type { Composition, Studio } from '../../compose/studio.ts';
import { circlePath, linesPath, starPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Layer, Shape, ShapesLayer } from '../../scene/layers.ts';
import { motif } from './motif.ts';
import { nearest, spreadPoints, type TorusPoint, wrapped } from './torus.ts';

/** Motifs on the shorter side of the sheet. */
const ACROSS = { draft: 3, standard: 4, fine: 5 } as const;

/**
 * A repeat without seams: laid beside itself the sheet goes on as one pattern. Everything is drawn on a torus, so what
 * is cut by an edge goes on at the opposite one, and no grain lies over it. Crops: a half-drop lattice with small stars,
 * scales, a harlequin of diamonds, and a loose toss.
 */
export function composeSeamlessPattern(studio: Studio): Composition {
  const draw = [halfDrop, scales, diamonds, toss][studio.crop]!;
  const ground = studio.colors.ground;
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
      ...draw(studio, ground),
    ],
    notes: [],
    lightAngleDeg: 315,
    isSeamless: true,
  };
}

interface Lattice {
  readonly columns: number;
  readonly rows: number;
  readonly stepX: number;
  readonly stepY: number;
}

/** Even numbers of columns and rows, so that every second one can differ and the repeat still closes. */
function latticeOf({ widthPx, heightPx, detail }: Studio, squash = 1): Lattice {
  const target = Math.min(widthPx, heightPx) / ACROSS[detail];
  // Forty motifs are a rich repeat; on long sheets they grow instead of becoming more.
  const grown = Math.max(target, Math.sqrt((widthPx * heightPx) / 40));
  const even = (length: number, step: number): number => Math.max(2, 2 * Math.round(length / step / 2));
  const [columns, rows] = [even(widthPx, grown), even(heightPx, grown * squash)];
  return { columns, rows, stepX: widthPx / columns, stepY: heightPx / rows };
}

/** Colours that can be told from a ground, first those that are seen most. */
function inksOn({ colors }: Studio, ground: string): readonly string[] {
  const inks = [colors.primary, colors.accent, colors.secondary, colors.ink].filter(
    (ink, index, all) => all.indexOf(ink) === index && contrastRatio(ink, ground) > 1.3,
  );
  return inks.length > 0 ? inks : [colors.ink];
}

function ornaments(name: string, shapes: readonly Shape[], id = 'ornaments'): ShapesLayer {
  return { id, name, slot: 'ornament', kind: 'shapes', depth: 0.3, shapes };
}

function halfDrop(studio: Studio, ground: string): readonly Layer[] {
  const { columns, rows, stepX, stepY } = latticeOf(studio);
  const inks = inksOn(studio, ground);
  const size = Math.min(stepX, stepY);
  const figures: Layer[] = [];
  const stars: Shape[] = [];
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      const drop = column % 2 === 0 ? 0.25 : 0.75;
      const at: TorusPoint = { x: (column + 0.5) * stepX, y: (row + drop) * stepY };
      const isFlipped = (column + row) % 2 === 1;
      for (const place of wrapped(studio, at, size * 0.6))
        figures.push(
          ...motif(
            studio,
            place,
            { sizePx: size * 0.74, ground, isFlipped, turnDeg: 0, shade: row % 2 },
            figures.length,
          ),
        );
      const between = { x: at.x, y: at.y + stepY / 2 };
      const color = inks[(column + row) % inks.length]!;
      for (const place of wrapped(studio, between, size * 0.2)) {
        stars.push({ d: starPath(place.x, place.y, size * 0.11, size * 0.035, 4), fill: { kind: 'solid', color } });
      }
      const corner = { x: at.x + stepX / 2, y: at.y + stepY / 4 };
      for (const place of wrapped(studio, corner, size * 0.1)) {
        stars.push({ d: circlePath(place.x, place.y, size * 0.03), fill: { kind: 'solid', color } });
      }
    }
  }
  return [ornaments('Stars', stars), ...figures];
}

function scales(studio: Studio, ground: string): readonly Layer[] {
  const { columns, rows, stepX, stepY } = latticeOf(studio, 0.5);
  const { colors } = studio;
  const inks = inksOn(studio, ground);
  const plates = [inks[0]!, mixHex(inks[0]!, ground, 0.45)];
  const line = contrastRatio(colors.ground, inks[0]!) > 1.5 ? colors.ground : colors.ink;
  const radius = Math.max(stepX / 2, stepY) * 1.02;
  const shapes: Shape[] = [];
  const figures: Layer[] = [];
  // From far above to far below, each row over the one before, the way tiles lie on a roof.
  for (let row = -2; row <= rows + 2; row += 1) {
    const shift = mod(row, 2) / 2;
    const plate = plates[mod(row, 2)]!;
    for (let column = -1; column <= columns; column += 1) {
      const [x, y] = [(column + 0.5 + shift) * stepX, (row + 0.5) * stepY];
      shapes.push(
        {
          d: circlePath(x, y, radius),
          fill: { kind: 'solid', color: plate },
          stroke: { color: line, widthPx: Math.max(1, stepX * 0.02) },
        },
        { d: circlePath(x, y, radius * 0.86), stroke: { color: line, widthPx: Math.max(0.8, stepX * 0.008) } },
      );
    }
  }
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = { x: (column + 0.5 + mod(row, 2) / 2) * stepX, y: (row + 0.5) * stepY - radius * 0.42 };
      const size = Math.min(radius * 0.66, stepY * 0.78);
      for (const place of wrapped(studio, at, size * 0.7))
        figures.push(
          ...motif(
            studio,
            place,
            { sizePx: size, ground: plates[mod(row, 2)]!, isFlipped: column % 2 === 1, turnDeg: 0, shade: mod(row, 2) },
            figures.length,
          ),
        );
    }
  }
  return [ornaments('Scales', shapes), ...figures];
}

function diamonds(studio: Studio, ground: string): readonly Layer[] {
  const { columns, rows, stepX, stepY } = latticeOf(studio);
  const inks = inksOn(studio, ground);
  const [first, second] = [inks[0]!, inks[1] ?? mixHex(inks[0]!, ground, 0.5)];
  const line = mixHex(ground, studio.colors.ink, 0.7);
  const shapes: Shape[] = [];
  const figures: Layer[] = [];
  const size = Math.min(stepX, stepY);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = { x: (column + 0.5) * stepX, y: (row + 0.5) * stepY };
      const plate = (column + row) % 2 === 0 ? first : second;
      for (const place of wrapped(studio, at, Math.max(stepX, stepY) * 0.6)) {
        shapes.push({ d: diamondPath(place, stepX / 2, stepY / 2), fill: { kind: 'solid', color: plate } });
        const style = {
          sizePx: size * 0.42,
          ground: plate,
          isFlipped: (column + row) % 2 === 1,
          turnDeg: 0,
          shade: (column + row) % 2,
        };
        figures.push(...motif(studio, place, style, figures.length));
      }
      const corner = { x: column * stepX, y: row * stepY };
      for (const place of wrapped(studio, corner, size * 0.5)) {
        shapes.push({
          d: diamondPath(place, stepX * 0.16, stepY * 0.16),
          stroke: { color: line, widthPx: Math.max(0.8, size * 0.012) },
        });
        shapes.push({ d: circlePath(place.x, place.y, size * 0.045), fill: { kind: 'solid', color: second } });
      }
    }
  }
  return [ornaments('Diamonds', shapes), ...figures];
}

function toss(studio: Studio, ground: string): readonly Layer[] {
  const random = studio.random('toss');
  const lattice = latticeOf(studio);
  const count = Math.min(26, Math.round(lattice.columns * lattice.rows * 0.95));
  const spacing = Math.sqrt((studio.widthPx * studio.heightPx) / count);
  const points = spreadPoints(random, studio, count);
  const inks = inksOn(studio, ground);
  const figures: Layer[] = [];
  for (const [index, point] of points.entries()) {
    const turnDeg = Math.round(random.between(-38, 38));
    const sizePx = spacing * random.between(0.58, 0.72);
    for (const place of wrapped(studio, point, sizePx))
      figures.push(
        ...motif(
          studio,
          place,
          { sizePx, ground, isFlipped: index % 2 === 1, turnDeg, shade: index % 3 },
          figures.length,
        ),
      );
  }
  const crumbs: Shape[] = [];
  const placed: TorusPoint[] = [];
  for (let attempt = 0; attempt < 900 && placed.length < count * 3; attempt += 1) {
    const point = { x: random.next() * studio.widthPx, y: random.next() * studio.heightPx };
    if (nearest(studio, points, point) < spacing * 0.52 || nearest(studio, placed, point) < spacing * 0.24) continue;
    placed.push(point);
    const color = inks[placed.length % inks.length]!;
    const radius = spacing * random.between(0.025, 0.05);
    const isStar = placed.length % 3 === 0;
    for (const place of wrapped(studio, point, spacing * 0.12)) {
      const d = isStar
        ? starPath(place.x, place.y, radius * 2.2, radius * 0.8, 4)
        : circlePath(place.x, place.y, radius);
      crumbs.push({ d, fill: { kind: 'solid', color } });
    }
  }
  return [ornaments('Crumbs', crumbs), ...figures];
}

function diamondPath({ x, y }: TorusPoint, halfX: number, halfY: number): string {
  return linesPath(
    [
      [x, y - halfY],
      [x + halfX, y],
      [x, y + halfY],
      [x - halfX, y],
    ],
    true,
  );
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

import { createNoise2D } from 'simplex-noise';
import type { Composition, Studio } from '../compose/studio.ts';
import { setTypeBlock } from '../compose/type-block.ts';
import { circlePath, smoothPath } from '../geometry/paths.ts';
import { contrastRatio, mixHex, withAlpha } from '../palette/color.ts';
import type { Layer, ShapesLayer } from '../scene/layers.ts';

type Point = readonly [number, number];

/**
 * Ribbons that follow a seeded flow field without touching each other, in the palette's few colours, with one disc the
 * lines run behind. Crops: fine lines, broad ribbons, stitched dashes of mixed width, and bands of one direction.
 */
export function composeFlow(studio: Studio): Composition {
  const { colors, widthPx, heightPx, marginPx, unitPx, crop } = studio;
  const ground = colors.ground;
  const hasType = studio.hasText;
  const band = heightPx * (studio.isWide ? 0.4 : 0.28);
  const type = setTypeBlock(
    studio,
    { xPx: marginPx, yPx: heightPx - marginPx - band, widthPx: widthPx - 2 * marginPx, heightPx: band },
    {
      align: 'left',
      stick: 'bottom',
      backdrops: [ground],
      titleColors: [colors.ink, colors.ground],
      maxLines: 2,
    },
  );
  const floor = hasType ? type.box.yPx - unitPx * 5 : heightPx;
  const disc = { x: widthPx * (crop % 2 === 0 ? 0.66 : 0.34), y: floor * 0.4, radius: Math.min(widthPx, floor) * 0.2 };
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
      {
        id: 'glow',
        name: 'Glow',
        slot: 'light',
        kind: 'fill',
        depth: 0.1,
        paint: {
          kind: 'radial',
          center: { xPx: Math.round(disc.x), yPx: Math.round(disc.y) },
          radiusPx: Math.round(disc.radius * 3.4),
          stops: [
            { at: 0, color: withAlpha(colors.accent, 0.28) },
            { at: 1, color: withAlpha(colors.accent, 0) },
          ],
        },
      },
      ...ribbons(studio, floor, disc),
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: 315,
  };
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function ribbons(studio: Studio, floor: number, disc: Disc): readonly Layer[] {
  const { colors, crop, unitPx } = studio;
  const random = studio.random('ribbons');
  const widths = [[0.5], [2.1], [0.35, 0.9, 1.9], [1.2]][crop] ?? [1];
  const inks = [colors.primary, colors.ink, colors.secondary, colors.accent].filter(
    (ink) => contrastRatio(ink, colors.ground) > 1.25,
  );
  const spacing = unitPx * ([1.25, 3.1, 2.5, 2][crop] ?? 2);
  const lines = traceLines(studio, floor, spacing);
  const field = createNoise2D(random.next);
  const groups = new Map<string, { color: string; widthPx: number; d: string }>();
  for (const line of lines) {
    const [x, y] = line[Math.floor(line.length / 2)]!;
    const choice = (field((x / studio.widthPx) * 1.4, (y / studio.heightPx) * 1.4) + 1) / 2;
    const color = inks[Math.min(inks.length - 1, Math.floor(choice * inks.length))]!;
    const widthPx = Math.max(0.8, random.pick(widths) * unitPx);
    const key = `${color}/${widthPx}`;
    const group = groups.get(key) ?? { color, widthPx, d: '' };
    group.d += smoothPath(thin(line));
    groups.set(key, group);
  }
  const drawn: ShapesLayer = {
    id: 'ribbons',
    name: 'Ribbons',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.5,
    shapes: [...groups.values()].map(({ color, widthPx, d }) => ({
      d,
      stroke: { color, widthPx: Math.round(widthPx * 100) / 100, cap: 'round' as const },
    })),
  };
  const circle: ShapesLayer = {
    id: 'disc',
    name: 'Disc',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.3,
    shapes: [
      {
        d: circlePath(disc.x, disc.y, disc.radius),
        fill: { kind: 'solid', color: mixHex(colors.accent, colors.ground, 0.04) },
      },
    ],
  };
  return crop % 2 === 0 ? [circle, drawn] : [drawn, circle];
}

/** Every second point: the curve through them bends the same and is half as long to store. */
function thin(line: readonly Point[]): readonly Point[] {
  return line.filter((_, index) => index % 2 === 0 || index === line.length - 1);
}

/** Evenly spaced streamlines: a line ends where it would come closer to another than the spacing. */
function traceLines(studio: Studio, floor: number, spacing: number): readonly (readonly Point[])[] {
  const { widthPx, detail, crop } = studio;
  const random = studio.random('flow');
  const noise = createNoise2D(random.next);
  const turn = random.between(0, Math.PI * 2);
  const zoom = [1.1, 0.8, 1.5, 0.55][crop] ?? 1;
  const longer = Math.max(widthPx, studio.heightPx);
  const direction = (x: number, y: number): number =>
    turn + noise((x / longer) * zoom, (y / longer) * zoom) * Math.PI * 0.95;
  const taken = new Set<number>();
  const columns = Math.ceil(widthPx / spacing) + 2;
  const cellOf = (x: number, y: number): number => Math.floor(y / spacing) * columns + Math.floor(x / spacing);
  const step = spacing * 0.9;
  // Stubs between long lines look like hair; fine lines need more steps than broad ones to read as lines.
  const shortest = [16, 9, 10, 13][crop] ?? 10;
  const lines: Point[][] = [];
  const seeds = Math.min(2400, Math.round((widthPx * floor) / spacing ** 2)) * (detail === 'draft' ? 0.6 : 1);
  for (let seed = 0; seed < seeds; seed += 1) {
    const start: Point = [random.between(0, widthPx), random.between(0, floor)];
    if (taken.has(cellOf(...start))) continue;
    const own = new Set<number>();
    const half = (sign: 1 | -1): Point[] => {
      const points: Point[] = [];
      let [x, y] = start;
      for (let count = 0; count < 70; count += 1) {
        const angle = direction(x, y);
        x += Math.cos(angle) * step * sign;
        y += Math.sin(angle) * step * sign;
        const cell = cellOf(x, y);
        if (x < -step || y < -step || x > widthPx + step || y > floor || taken.has(cell)) break;
        own.add(cell);
        points.push([x, y]);
      }
      return points;
    };
    const line = [...half(-1).reverse(), start, ...half(1)];
    if (line.length < shortest) continue;
    own.add(cellOf(...start));
    for (const cell of own) taken.add(cell);
    lines.push(line);
  }
  return lines;
}

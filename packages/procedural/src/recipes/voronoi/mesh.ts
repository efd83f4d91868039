import { Delaunay } from 'd3-delaunay';
import type { RandomStream } from '../../random/random-stream.ts';
import type { Box } from '../../scene/layers.ts';

export type MeshPoint = readonly [number, number];

/** A piece of a mesh: its corners in order, and where it is. */
export interface Facet {
  readonly corners: readonly MeshPoint[];
  readonly center: MeshPoint;
}

/** What points are scattered over, and the calm place kept free of them. */
export interface Field {
  /** Reaches beyond the sheet, so that no piece ends inside it. */
  readonly box: Box;
  readonly count: number;
  /** A disc with one point alone in its middle: its cell is large enough for a drawing. */
  readonly calm?: { readonly xPx: number; readonly yPx: number; readonly radiusPx: number };
  /** How even the cells are: rounds of moving every point to the middle of its cell. */
  readonly rounds: number;
}

/** Points scattered over a field, evened out by Lloyd's method. The first is the middle of the calm disc, if there is one. */
export function scatter(random: RandomStream, field: Field): readonly MeshPoint[] {
  const { box, count, calm, rounds } = field;
  let points: MeshPoint[] = calm === undefined ? [] : [[calm.xPx, calm.yPx], ...ringAround(calm)];
  const fixed = points.length;
  for (let index = 0; index < count; index += 1) {
    const point: MeshPoint = [box.xPx + random.next() * box.widthPx, box.yPx + random.next() * box.heightPx];
    if (calm === undefined || Math.hypot(point[0] - calm.xPx, point[1] - calm.yPx) > calm.radiusPx * 2.3)
      points.push(point);
  }
  for (let round = 0; round < rounds; round += 1) {
    const cells = cellsOf(points, box);
    points = points.map((point, index) => (index < fixed ? point : (cells[index]?.center ?? point)));
  }
  return points;
}

/** One cell per point, in the order of the points. */
export function cellsOf(points: readonly MeshPoint[], box: Box): readonly Facet[] {
  const bounds: [number, number, number, number] = [box.xPx, box.yPx, box.xPx + box.widthPx, box.yPx + box.heightPx];
  const voronoi = meshOf(points).voronoi(bounds);
  return points.map((point, index) => {
    const polygon = voronoi.cellPolygon(index) as readonly MeshPoint[] | null;
    // Two points in one place share a cell; the second has none.
    return polygon === null
      ? { corners: [], center: point }
      : { corners: polygon.slice(0, -1), center: middleOf(polygon) };
  });
}

/** The triangles between the points. */
export function trianglesOf(points: readonly MeshPoint[]): readonly Facet[] {
  const { triangles } = meshOf(points);
  return Array.from({ length: triangles.length / 3 }, (_, index) => {
    const corners = [0, 1, 2].map((corner) => points[triangles[index * 3 + corner]!]!);
    return {
      corners,
      center: [
        (corners[0]![0] + corners[1]![0] + corners[2]![0]) / 3,
        (corners[0]![1] + corners[1]![1] + corners[2]![1]) / 3,
      ] as const,
    };
  });
}

function meshOf(points: readonly MeshPoint[]): Delaunay<MeshPoint> {
  return Delaunay.from(
    points,
    ([x]) => x,
    ([, y]) => y,
  );
}

/** Eleven neighbours at equal distance give the calm cell as many even sides. */
function ringAround({ xPx, yPx, radiusPx }: NonNullable<Field['calm']>): readonly MeshPoint[] {
  const sides = 11;
  return Array.from({ length: sides }, (_, index) => {
    const angle = (index * 2 * Math.PI) / sides;
    return [xPx + radiusPx * 2 * Math.sin(angle), yPx - radiusPx * 2 * Math.cos(angle)] as const;
  });
}

/** Centre of area of a closed ring whose last point repeats the first. */
function middleOf(ring: readonly MeshPoint[]): MeshPoint {
  let [area, x, y] = [0, 0, 0];
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [[x0, y0], [x1, y1]] = [ring[index]!, ring[index + 1]!];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return Math.abs(area) < 1e-9 ? ring[0]! : [x / (3 * area), y / (3 * area)];
}

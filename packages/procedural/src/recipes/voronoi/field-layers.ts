import { createNoise2D } from 'simplex-noise';
import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { circlePath, linesPath, starPath } from '../../geometry/paths.ts';
import { roundedPolygonPath } from '../../geometry/polygons.ts';
import { contrastRatio, fromHex, mixHex, toHex } from '../../palette/color.ts';
import type { Box, Layer, Shape } from '../../scene/layers.ts';
import { cellsOf, type Facet, type MeshPoint, scatter, trianglesOf } from './mesh.ts';

/** The disc kept for the subject. */
export interface Calm {
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusPx: number;
}

/** Pieces on the shorter side of the sheet; more would read as noise and make stored scenes long. */
const PIECES_ACROSS = { draft: 6, standard: 9, fine: 12 } as const;

/** The sheet under the field. */
export function groundOf({ colors, crop }: Studio): string {
  return crop === 3 && contrastRatio(colors.primary, colors.ink) > 4.6 ? colors.primary : colors.ground;
}

/** The field, and in its calm cell the subject. */
export function fieldLayers(studio: Studio, ground: string, room: Box, calm: Calm | undefined): readonly Layer[] {
  const disc = studio.crop === 3 ? discIn(room) : undefined;
  const field = padded(studio, room);
  const shorter = Math.min(studio.widthPx, studio.heightPx);
  const piecePx = shorter / (PIECES_ACROSS[studio.detail] + (studio.crop === 0 ? 1 : -1));
  // Long thin sheets would need thousands; 520 pieces still draw in a few milliseconds.
  const count = Math.min(520, Math.round((field.widthPx * field.heightPx) / piecePx ** 2));
  const isFaceted = studio.crop === 0 || studio.crop === 3;
  const points = scatter(studio.random('points'), {
    box: field,
    count,
    rounds: isFaceted ? 1 : 3,
    // Triangles can lie under the plate; cells make room, so that the plate is one of them.
    ...(calm === undefined || isFaceted ? {} : { calm }),
  });
  const plate =
    calm === undefined ? undefined : plateOf(studio, ground, calm, isFaceted ? undefined : cellsOf(points, field)[0]);
  const shapes =
    studio.crop === 1
      ? pebbles(studio, ground, room, cellsOf(points, field), calm)
      : studio.crop === 2
        ? echoes(studio, ground, room, cellsOf(points, field), calm)
        : facets(studio, ground, room, trianglesOf(points));
  return [
    {
      id: 'field',
      name: isFaceted ? 'Facets' : 'Cells',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.3,
      shapes,
      ...(disc === undefined ? {} : { clip: circlePath(disc.xPx, disc.yPx, disc.radiusPx) }),
    },
    ...(plate === undefined || calm === undefined ? [] : [plate.layer, subjectIn(studio, calm, plate.color)]),
  ];
}

function discIn(room: Box): Calm {
  return {
    xPx: Math.round(room.xPx + room.widthPx / 2),
    yPx: Math.round(room.yPx + room.heightPx / 2),
    radiusPx: Math.round(Math.min(room.widthPx, room.heightPx) * 0.46),
  };
}

/** The room and a border of two pieces around it. */
function padded(studio: Studio, room: Box): Box {
  const pad = (Math.min(studio.widthPx, studio.heightPx) / PIECES_ACROSS[studio.detail]) * 2;
  return {
    xPx: room.xPx - pad,
    yPx: room.yPx - pad,
    widthPx: room.widthPx + 2 * pad,
    heightPx: room.heightPx + 2 * pad,
  };
}

/** Whether a piece stays in the room wherever the room ends inside the sheet. */
function isIn({ widthPx, heightPx, crop }: Studio, room: Box, { corners }: Facet): boolean {
  if (corners.length < 3) return false;
  // The disc's own edge ends the field.
  if (crop === 3) return true;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [right, bottom] = [room.xPx + room.widthPx, room.yPx + room.heightPx];
  return (
    (room.xPx <= 0 || Math.min(...xs) >= room.xPx) &&
    (room.yPx <= 0 || Math.min(...ys) >= room.yPx) &&
    (right >= widthPx || Math.max(...xs) <= right) &&
    (bottom >= heightPx || Math.max(...ys) <= bottom)
  );
}

/** Crumpled paper: every triangle's tone follows how its plane is turned to the light, its hue where it lies. */
function facets(studio: Studio, ground: string, room: Box, triangles: readonly Facet[]): readonly Shape[] {
  const { colors, widthPx, heightPx } = studio;
  const random = studio.random('relief');
  const [relief, hue] = [createNoise2D(random.next), createNoise2D(random.next)];
  const longer = Math.max(widthPx, heightPx);
  const turn = random.between(-0.6, 0.6);
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const far = colors.isDark || studio.crop !== 3 ? colors.secondary : mixHex(colors.primary, dark, 0.4);
  const ramp =
    ground === colors.primary ? [dark, colors.accent, light] : [far, colors.primary, colors.primary, colors.accent];
  const height = ([x, y]: MeshPoint): number => relief((x / longer) * 3.1, (y / longer) * 3.1) * longer * 0.11;
  return triangles
    .filter((facet) => isIn(studio, room, facet))
    .map((facet) => {
      const [x, y] = facet.center;
      const [u, v] = [x / widthPx - 0.5, y / heightPx - 0.5];
      const along = 0.5 + u * Math.sin(turn) + v * Math.cos(turn) + hue((x / longer) * 1.7, (y / longer) * 1.7) * 0.34;
      const base = rampAt(ramp, along);
      const lit = facing(facet.corners, height);
      const color =
        lit > 0 ? mixHex(base, light, Math.min(0.5, lit * 0.62)) : mixHex(base, dark, Math.min(0.6, -lit * 0.75));
      // The stroke of its own colour closes the hairlines anti-aliasing leaves between neighbours.
      return { d: linesPath(facet.corners, true), fill: { kind: 'solid', color }, stroke: { color, widthPx: 0.8 } };
    });
}

/** From −1 to 1, how far a triangle lying on the relief is turned to a light from the upper left. */
function facing(corners: readonly MeshPoint[], height: (point: MeshPoint) => number): number {
  const [a, b, c] = corners as [MeshPoint, MeshPoint, MeshPoint];
  const [ax, ay, az] = [b[0] - a[0], b[1] - a[1], height(b) - height(a)];
  const [bx, by, bz] = [c[0] - a[0], c[1] - a[1], height(c) - height(a)];
  const normal = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx] as const;
  const sign = normal[2] < 0 ? -1 : 1;
  const length = Math.hypot(...normal) || 1;
  return (sign * (normal[0] * -0.7 + normal[1] * -0.7)) / length;
}

/** Cells drawn in from their borders, with round corners: terrazzo. */
function pebbles(
  studio: Studio,
  ground: string,
  room: Box,
  cells: readonly Facet[],
  calm: Calm | undefined,
): readonly Shape[] {
  const { colors, unitPx } = studio;
  const random = studio.random('pebbles');
  const noise = createNoise2D(random.next);
  const longer = Math.max(studio.widthPx, studio.heightPx);
  const inks = standOff([colors.primary, colors.secondary, colors.ink, mixHex(colors.primary, ground, 0.45)], ground);
  return cells
    .slice(calm === undefined ? 0 : 1)
    .filter((cell) => isIn(studio, room, cell))
    .map((cell) => {
      const [x, y] = cell.center;
      const share = (noise((x / longer) * 2, (y / longer) * 2) + 1) / 2 + random.between(-0.16, 0.16);
      const isAccent = random.next() < 0.11;
      const color = isAccent
        ? colors.accent
        : inks[Math.min(inks.length - 1, Math.max(0, Math.floor(share * inks.length)))]!;
      return { d: roundedPolygonPath(cell.corners, unitPx * 0.75, 0.46), fill: { kind: 'solid', color } };
    });
}

/** Every cell with smaller copies of its outline inside; one in nine is filled. */
function echoes(
  studio: Studio,
  ground: string,
  room: Box,
  cells: readonly Facet[],
  calm: Calm | undefined,
): readonly Shape[] {
  const { colors, unitPx, detail } = studio;
  const random = studio.random('echoes');
  const rings = detail === 'draft' ? 3 : 5;
  const inks = standOff([colors.primary, colors.ink, colors.accent], ground);
  const width = Math.max(0.8, unitPx * 0.32);
  return cells.slice(calm === undefined ? 0 : 1).flatMap((cell) => {
    const color = random.pick(inks);
    const isFilled = random.next() < 0.12;
    if (!isIn(studio, room, cell)) return [];
    const shapes: Shape[] = [];
    for (let ring = 0; ring < rings; ring += 1) {
      const d = roundedPolygonPath(cell.corners, unitPx * (0.7 + ring * 1.25), 0.3);
      if (d === '') break;
      if (isFilled && ring === 0) shapes.push({ d, fill: { kind: 'solid', color } });
      else if (!isFilled) shapes.push({ d, stroke: { color, widthPx: width } });
    }
    return shapes;
  });
}

function plateOf(studio: Studio, ground: string, calm: Calm, cell: Facet | undefined) {
  const { colors, unitPx, crop } = studio;
  const color =
    cell === undefined
      ? ground
      : (standOff([colors.accent, colors.primary, colors.secondary], ground)[0] ?? colors.ink);
  const d =
    cell === undefined
      ? starPath(calm.xPx, calm.yPx, calm.radiusPx * 1.06, calm.radiusPx * 1.06, 6, 15)
      : roundedPolygonPath(cell.corners, unitPx * 0.6, crop === 1 ? 0.46 : 0.12);
  const layer: Layer = {
    id: 'plate',
    name: 'Plate',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.5,
    shapes: [{ d, fill: { kind: 'solid', color } }],
  };
  return { layer, color };
}

function subjectIn(studio: Studio, calm: Calm, plate: string): Layer {
  const { colors, subject } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const pop = standOff([colors.primary, colors.accent, colors.secondary], plate)[0] ?? mixHex(dark, light, 0.5);
  const main = contrastRatio(dark, plate) > contrastRatio(light, plate) ? dark : light;
  const art = placeArt(
    subject!.art,
    { tones: [dark, pop, light], main, under: main === dark ? light : dark },
    { centerXPx: calm.xPx, centerYPx: calm.yPx, widthPx: calm.radiusPx * 1.36, heightPx: calm.radiusPx * 1.36 },
  );
  return subjectLayer(subject!.word, art);
}

/** Colours that can be told from a backdrop; at least one. */
function standOff(colors: readonly string[], backdrop: string): readonly string[] {
  const clear = [...new Set(colors)].filter((color) => contrastRatio(color, backdrop) > 1.3);
  if (clear.length > 0) return clear;
  const { l, c, h } = fromHex(backdrop);
  return [toHex({ l: l > 0.5 ? l - 0.3 : l + 0.3, c, h })];
}

function rampAt(ramp: readonly string[], share: number): string {
  const position = Math.min(0.999, Math.max(0, share)) * (ramp.length - 1);
  const index = Math.floor(position);
  return mixHex(ramp[index]!, ramp[index + 1]!, position - index);
}

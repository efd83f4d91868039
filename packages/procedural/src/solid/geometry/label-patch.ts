import type { Material, Mesh, Part } from '../model.ts';

/** How far a label stands off its surface: more than the facets of round bodies differ from a circle. */
const LIFT_MM = 0.35;

/** A label round the front of a turned body, read from outside. Millimetres, degrees. */
export function wrappedLabel(options: {
  readonly name: string;
  readonly material: Material;
  readonly radiusAt: (z: number) => number;
  readonly fromMm: number;
  readonly toMm: number;
  /** How far it reaches round, half of it to each side of the front. */
  readonly spreadDeg: number;
  readonly columns: number;
}): Part {
  const { radiusAt, fromMm, toMm, columns, spreadDeg } = options;
  const rows = 24;
  return grid(options, columns, rows, (u, v) => {
    const z = toMm + (fromMm - toMm) * v;
    const angle = (((u - 0.5) * spreadDeg) / 180) * Math.PI;
    const slope = (radiusAt(z + 0.5) - radiusAt(z - 0.5)) / 1;
    const length = Math.hypot(1, slope);
    const radius = radiusAt(z) + LIFT_MM;
    return {
      // The front of the workshop is −y, so that an angle growing to the reader's right grows towards +x.
      at: [radius * Math.sin(angle), -radius * Math.cos(angle), z],
      normal: [Math.sin(angle) / length, -Math.cos(angle) / length, -slope / length],
    };
  });
}

/** A flat label, facing the front, turned about the z axis through the origin. Millimetres, degrees. */
export function flatLabel(options: {
  readonly name: string;
  readonly material: Material;
  /** Its middle before turning; y is the distance of the face in front of the axis, as −y. */
  readonly middle: readonly [number, number, number];
  readonly widthMm: number;
  readonly heightMm: number;
  readonly turnDeg?: number;
}): Part {
  const { middle, widthMm, heightMm, turnDeg = 0 } = options;
  const [sin, cos] = [Math.sin((turnDeg / 180) * Math.PI), Math.cos((turnDeg / 180) * Math.PI)];
  return grid(options, 1, 1, (u, v) => {
    const [x, y, z] = [middle[0] + (u - 0.5) * widthMm, middle[1] - LIFT_MM, middle[2] + (0.5 - v) * heightMm];
    return { at: [x * cos - y * sin, x * sin + y * cos, z], normal: [sin, -cos, 0] };
  });
}

type Place = { readonly at: readonly [number, number, number]; readonly normal: readonly [number, number, number] };

function grid(
  { name, material }: { readonly name: string; readonly material: Material },
  columns: number,
  rows: number,
  placeAt: (u: number, v: number) => Place,
): Part {
  const count = (columns + 1) * (rows + 1);
  const mesh: Mesh & { uvs: Float32Array } = {
    positions: new Float32Array(count * 3),
    normals: new Float32Array(count * 3),
    uvs: new Float32Array(count * 2),
    indices: new Uint32Array(columns * rows * 6),
  };
  for (let row = 0, corner = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1, corner += 1) {
      const [u, v] = [column / columns, row / rows];
      const { at, normal } = placeAt(u, v);
      // Millimetres with z up become metres with y up.
      mesh.positions.set([at[0] / 1000, at[2] / 1000, -at[1] / 1000], corner * 3);
      mesh.normals.set([normal[0], normal[2], -normal[1]], corner * 3);
      mesh.uvs.set([u, v], corner * 2);
    }
  }
  for (let row = 0, at = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, at += 6) {
      const upper = row * (columns + 1) + column;
      const lower = upper + columns + 1;
      mesh.indices.set([upper, lower, lower + 1, upper, lower + 1, upper + 1], at);
    }
  }
  return { name, mesh, material, isSolid: false };
}

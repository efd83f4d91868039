import type { Part } from '@gesso/procedural/solid';

const HEADER_BYTES = 80;
const FACET_BYTES = 50;
const MM_PER_METRE = 1000;

/**
 * The solid parts of a model as binary STL, for printing: millimetres, z up, the front towards −y. Labels are left out;
 * a printer has no colours.
 */
export function toStl(parts: readonly Part[]): Uint8Array {
  const solids = parts.filter(({ isSolid }) => isSolid);
  const count = solids.reduce((sum, { mesh }) => sum + mesh.indices.length / 3, 0);
  const bytes = new Uint8Array(HEADER_BYTES + 4 + count * FACET_BYTES);
  bytes.set(new TextEncoder().encode('Gesso, millimetres'));
  const view = new DataView(bytes.buffer);
  view.setUint32(HEADER_BYTES, count, true);
  let at = HEADER_BYTES + 4;
  for (const { mesh } of solids) {
    const corner = (index: number): readonly [number, number, number] => {
      const from = mesh.indices[index]! * 3;
      const [x, y, z] = [mesh.positions[from]!, mesh.positions[from + 1]!, mesh.positions[from + 2]!];
      return [x * MM_PER_METRE, -z * MM_PER_METRE, y * MM_PER_METRE];
    };
    for (let index = 0; index < mesh.indices.length; index += 3, at += FACET_BYTES) {
      const corners = [corner(index), corner(index + 1), corner(index + 2)] as const;
      for (const [place, value] of [...normalOf(corners), ...corners.flat()].entries())
        view.setFloat32(at + place * 4, value, true);
    }
  }
  return bytes;
}

type Corner = readonly [number, number, number];

function normalOf([a, b, c]: readonly [Corner, Corner, Corner]): Corner {
  const [u, v] = [
    [b[0] - a[0], b[1] - a[1], b[2] - a[2]],
    [c[0] - a[0], c[1] - a[1], c[2] - a[2]],
  ] as const;
  const normal = [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!] as const;
  const length = Math.hypot(...normal) || 1;
  return [normal[0] / length, normal[1] / length, normal[2] / length];
}

import type { Material, Mesh, Part, SolidFacts } from '../model.ts';
import type { Manifold, Slot, Workshop } from '../workshop.ts';

export type Finish = {
  readonly name: string;
  readonly solid: Manifold;
  /** What each painted slot looks like; what was never painted takes the first. */
  readonly materials: Readonly<Record<Slot, Material>>;
  /** Edges sharper than this stay edges, degrees; 0 makes every facet flat. */
  readonly creaseDeg: number;
  /** Linear colour of one facet from its middle and its normal, both as in the workshop (millimetres, z up). */
  readonly facetColor?: (
    middle: readonly [number, number, number],
    normal: readonly [number, number, number],
  ) => readonly [number, number, number];
};

/** One part for each material of a solid, and what the kernel says of the whole. */
export function toParts(
  workshop: Workshop,
  finish: Finish,
): { readonly parts: readonly Part[]; readonly facts: SolidFacts } {
  const { solid, materials, name } = finish;
  const facts: SolidFacts = { name, status: solid.status(), volumeMm3: solid.volume(), triangles: solid.numTri() };
  if (solid.isEmpty()) return { parts: [], facts };
  const mesh = solid.calculateNormals(0, finish.creaseDeg).getMesh();
  const trianglesBySlot = new Map<Slot, number[]>();
  const fallback = Object.keys(materials)[0]!;
  for (let run = 0; run < mesh.numRun; run += 1) {
    const painted = workshop.slotOf(mesh.runOriginalID[run]!);
    const slot = painted !== undefined && materials[painted] !== undefined ? painted : fallback;
    const triangles = trianglesBySlot.get(slot) ?? [];
    for (let at = mesh.runIndex[run]!; at < mesh.runIndex[run + 1]!; at += 1) triangles.push(mesh.triVerts[at]!);
    trianglesBySlot.set(slot, triangles);
  }
  const parts = [...trianglesBySlot].map(([slot, corners]) => ({
    name: trianglesBySlot.size === 1 ? name : `${name} ${slot}`,
    mesh: gather(mesh.vertProperties, mesh.numProp, corners, finish.facetColor),
    material: materials[slot]!,
    isSolid: true,
  }));
  return { parts, facts };
}

const METRES_PER_MM = 0.001;

/** Takes the corners that some triangles use, and turns millimetres with z up into metres with y up. */
function gather(
  properties: Float32Array,
  stride: number,
  corners: readonly number[],
  facetColor: Finish['facetColor'],
): Mesh {
  const places = new Map<number, number>();
  const sources: number[] = [];
  const indices = new Uint32Array(corners.length);
  const colors: number[] = [];
  for (const [at, corner] of corners.entries()) {
    const tint = facetColor === undefined ? undefined : colorAt(properties, stride, corners, at, facetColor);
    // Facets of different colours share no corner, so that colours do not run into each other.
    const known = tint === undefined ? places.get(corner) : undefined;
    const place = known ?? sources.length;
    if (known === undefined) {
      sources.push(corner);
      if (tint === undefined) places.set(corner, place);
      else colors.push(...tint);
    }
    indices[at] = place;
  }
  const positions = new Float32Array(sources.length * 3);
  const normals = new Float32Array(sources.length * 3);
  for (const [place, corner] of sources.entries()) {
    const from = corner * stride;
    positions[place * 3] = properties[from]! * METRES_PER_MM;
    positions[place * 3 + 1] = properties[from + 2]! * METRES_PER_MM;
    positions[place * 3 + 2] = -properties[from + 1]! * METRES_PER_MM;
    const [x, y, z] = [properties[from + 3]!, properties[from + 4]!, properties[from + 5]!];
    const length = Math.hypot(x, y, z);
    // A corner whose facets cancel out has no normal; up is as good as any and keeps the file valid.
    normals[place * 3] = length > 0 ? x / length : 0;
    normals[place * 3 + 1] = length > 0 ? z / length : 1;
    normals[place * 3 + 2] = length > 0 ? -y / length : 0;
  }
  return { positions, normals, indices, ...(facetColor === undefined ? {} : { colors: Float32Array.from(colors) }) };
}

function colorAt(
  properties: Float32Array,
  stride: number,
  corners: readonly number[],
  at: number,
  facetColor: NonNullable<Finish['facetColor']>,
) {
  const first = at - (at % 3);
  const point = (index: number): readonly [number, number, number] => {
    const from = corners[first + index]! * stride;
    return [properties[from]!, properties[from + 1]!, properties[from + 2]!];
  };
  const [a, b, c] = [point(0), point(1), point(2)];
  const middle = [0, 1, 2].map((axis) => (a[axis]! + b[axis]! + c[axis]!) / 3);
  const [u, v] = [
    [b[0] - a[0], b[1] - a[1], b[2] - a[2]],
    [c[0] - a[0], c[1] - a[1], c[2] - a[2]],
  ] as const;
  const normal = [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!];
  const length = Math.hypot(...normal) || 1;
  return facetColor(
    [middle[0]!, middle[1]!, middle[2]!],
    [normal[0]! / length, normal[1]! / length, normal[2]! / length],
  );
}

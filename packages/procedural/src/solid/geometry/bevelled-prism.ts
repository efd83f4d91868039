import type { CrossSection, Manifold, Workshop } from '../workshop.ts';

export type Prism = {
  readonly section: CrossSection;
  /** z of the flat below and of the flat on top, millimetres. */
  readonly fromMm: number;
  readonly toMm: number;
  /** Radius of the rounded upper edge; made smaller where the prism is too low for it. */
  readonly bevelMm: number;
  /** Rounds the lower edge as well. */
  readonly isBothSided?: boolean;
};

type Ring = { readonly polygons: [number, number][][]; readonly z: number };

/** Outlines closer together than this are one to the kernel, and the bevel between them would be no solid. */
const LEAST_INSET_MM = 0.01;

/**
 * A section drawn up into a solid with rounded edges: walls, then rings that step inwards along a quarter circle.
 *
 * Each ring is triangulated between two offsets of the section, so outlines of any form keep their bevel, also where the
 * offset splits or disappears. Where the kernel finds a flaw (one of some thousands of drawings), the edge stays sharp.
 *
 * @returns A solid of the kernel; empty when the section is.
 */
export function bevelledPrism(workshop: Workshop, prism: Prism): Manifold {
  const { section, fromMm, toMm } = prism;
  const height = toMm - fromMm;
  const bevel = Math.min(prism.bevelMm, height * (prism.isBothSided ? 0.49 : 0.8));
  const sharp = (): Manifold => section.extrude(height).translate([0, 0, fromMm]);
  if (section.isEmpty() || bevel < 2 * LEAST_INSET_MM) return sharp();
  const rings = stepInwards(workshop, section, bevel);
  // A section thinner than its bevel everywhere gets a smaller one, instead of a flat top that is too low.
  if (rings.length === 1) return bevelledPrism(workshop, { ...prism, bevelMm: bevel / 2 });
  const top = rings.map((ring) => ({ ...ring, z: toMm - bevel + ring.z }));
  const bottom = prism.isBothSided
    ? rings.map((ring) => ({ ...ring, z: fromMm + bevel - ring.z }))
    : [{ ...rings[0]!, z: fromMm }];
  const solid = sew(workshop, top, bottom);
  return solid ?? sharp();
}

/** The section and its offsets to the inside, with z from 0 to `bevel`. */
function stepInwards(workshop: Workshop, section: CrossSection, bevel: number): readonly Ring[] {
  const rings: Ring[] = [{ polygons: section.toPolygons(), z: 0 }];
  for (let step = 1; step <= workshop.bevelSteps; step += 1) {
    const angle = (step / workshop.bevelSteps) * (Math.PI / 2);
    const inset = bevel * (1 - Math.cos(angle));
    const inner = section.offset(-inset, 'Round', 2, workshop.segments / 2).simplify(Math.min(0.03, bevel / 40));
    if (inner.isEmpty()) break;
    rings.push({ polygons: inner.toPolygons(), z: bevel * Math.sin(angle) });
  }
  return rings;
}

function sew(workshop: Workshop, top: readonly Ring[], bottom: readonly Ring[]): Manifold | undefined {
  const { kernel } = workshop;
  const positions: number[] = [];
  const triangles: number[] = [];
  const place = (ring: Ring): number => {
    const first = positions.length / 3;
    for (const polygon of ring.polygons) for (const [x, y] of polygon) positions.push(x, y, ring.z);
    return first;
  };
  const cap = (ring: Ring, first: number, isUp: boolean): void => {
    for (const [a, b, c] of kernel.triangulate(ring.polygons))
      triangles.push(first + a, first + (isUp ? b : c), first + (isUp ? c : b));
  };
  const between = (outer: Ring, outerFirst: number, inner: Ring, innerFirst: number, isUp: boolean): void => {
    const outerCount = countOf(outer);
    const reversed = inner.polygons.map((polygon) => polygon.toReversed());
    // Corners of a reversed polygon count from its end; this finds them among the placed ones.
    const places: number[] = [];
    let at = innerFirst;
    for (const { length } of inner.polygons) {
      for (let index = length - 1; index >= 0; index -= 1) places.push(at + index);
      at += length;
    }
    const find = (index: number): number => (index < outerCount ? outerFirst + index : places[index - outerCount]!);
    for (const [a, b, c] of kernel.triangulate([...outer.polygons, ...reversed])) {
      triangles.push(find(a), find(isUp ? b : c), find(isUp ? c : b));
    }
  };
  const topFirsts = top.map(place);
  const bottomFirsts = bottom.map(place);
  for (let step = 0; step + 1 < top.length; step += 1)
    between(top[step]!, topFirsts[step]!, top[step + 1]!, topFirsts[step + 1]!, true);
  for (let step = 0; step + 1 < bottom.length; step += 1) {
    between(bottom[step]!, bottomFirsts[step]!, bottom[step + 1]!, bottomFirsts[step + 1]!, false);
  }
  cap(top.at(-1)!, topFirsts.at(-1)!, true);
  cap(bottom.at(-1)!, bottomFirsts.at(-1)!, false);
  let offset = 0;
  for (const polygon of top[0]!.polygons) {
    for (let index = 0; index < polygon.length; index += 1) {
      const next = (index + 1) % polygon.length;
      const [low, lowNext] = [bottomFirsts[0]! + offset + index, bottomFirsts[0]! + offset + next];
      const [high, highNext] = [topFirsts[0]! + offset + index, topFirsts[0]! + offset + next];
      triangles.push(low, lowNext, highNext, low, highNext, high);
    }
    offset += polygon.length;
  }
  try {
    const mesh = new kernel.Mesh({
      numProp: 3,
      vertProperties: Float32Array.from(positions),
      triVerts: Uint32Array.from(triangles),
    });
    const solid = kernel.Manifold.ofMesh(mesh);
    return solid.status() === 'NoError' ? solid : undefined;
  } catch {
    // The kernel throws for outlines that touch themselves; the caller has a plainer form ready.
    return undefined;
  }
}

function countOf(ring: Ring): number {
  return ring.polygons.reduce((sum, { length }) => sum + length, 0);
}

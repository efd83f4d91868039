import type { Material, Part, SolidFacts } from '../model.ts';
import type { Manifold, Slot, Workshop } from '../workshop.ts';
import { type Finish, toParts } from './to-parts.ts';

/** Collects the parts of a model as its recipe makes them. */
export type Assembly = {
  readonly parts: Part[];
  readonly solids: SolidFacts[];
  /** Adds a body in one or several materials. */
  readonly add: (
    name: string,
    solid: Manifold,
    materials: Material | Readonly<Record<Slot, Material>>,
    rest?: Partial<Finish>,
  ) => void;
  readonly decal: (part: Part) => void;
};

/** Edges of turned and cut bodies sharper than this are meant. */
const USUAL_CREASE_DEG = 38;

export function openAssembly(workshop: Workshop): Assembly {
  const parts: Part[] = [];
  const solids: SolidFacts[] = [];
  return {
    parts,
    solids,
    add: (name, solid, materials, rest = {}) => {
      const isOne = 'roughness' in materials;
      // A material has a roughness and a record of materials has none, which the check above has just shown.
      const slots = isOne ? { all: materials as Material } : (materials as Readonly<Record<Slot, Material>>);
      const made = toParts(workshop, { name, solid, materials: slots, creaseDeg: USUAL_CREASE_DEG, ...rest });
      parts.push(...made.parts);
      solids.push(made.facts);
    },
    decal: (part) => void parts.push(part),
  };
}

import type { CrossSection, Manifold, ManifoldToplevel } from 'manifold-3d';

/** The library of solids, as its own factory answers after `setup()`. */
export type SolidKernel = ManifoldToplevel;
export type { CrossSection, Manifold };

/** Names of the materials of one model; each recipe names its own. */
export type Slot = string;

/**
 * Where one model is made: the kernel, what its triangles are painted with, and everything that has to be thrown away
 * afterwards, since nothing collects the memory of WebAssembly.
 *
 * Lengths in here are millimetres, z up, the front towards −y. `toMesh` turns them into metres, y up, front towards +z.
 */
export type Workshop = {
  readonly kernel: SolidKernel;
  /** Segments of a full turn, and the finest step of curves. */
  readonly segments: number;
  /** Steps of a rounded edge. */
  readonly bevelSteps: number;
  /** Marks every triangle of a solid, also of what later cuts leave of it, as of one material. */
  readonly paint: (solid: Manifold, slot: Slot) => Manifold;
  /** What a triangle's original was painted with. */
  readonly slotOf: (originalId: number) => Slot | undefined;
};

type Disposable = { delete: () => void };

/** Static and member functions that answer a new object of the kernel. Everything this package uses is in here. */
const MAKERS = {
  Manifold: [
    'cube',
    'cylinder',
    'sphere',
    'extrude',
    'revolve',
    'union',
    'difference',
    'intersection',
    'ofMesh',
    'hull',
  ],
  CrossSection: ['square', 'circle', 'union', 'difference', 'intersection', 'ofPolygons', 'hull', 'compose'],
} as const;
const SOLID_CHANGES = `add subtract intersect warp transform translate rotate scale mirror calculateNormals asOriginal
  trimByPlane refine refineToLength simplify setTolerance`.split(/\s+/u);
const SECTION_CHANGES = `add subtract intersect transform translate rotate scale mirror simplify offset extrude revolve
  hull`.split(/\s+/u);

const registries = new WeakMap<SolidKernel, Disposable[]>();

/** How fine things are made, by the setting `detail`. */
const FINENESS: Readonly<Record<string, { readonly segments: number; readonly bevelSteps: number }>> = {
  draft: { segments: 36, bevelSteps: 2 },
  standard: { segments: 64, bevelSteps: 3 },
  fine: { segments: 112, bevelSteps: 6 },
};

/**
 * Opens a workshop, calls `make`, and frees what was made on the way.
 *
 * @param make - Must answer plain data: solids of the kernel are gone afterwards.
 */
export function inWorkshop<Made>(kernel: SolidKernel, detail: string, make: (workshop: Workshop) => Made): Made {
  const registry = registries.get(kernel) ?? keepTrack(kernel);
  const slots = new Map<number, Slot>();
  const { segments, bevelSteps } = FINENESS[detail] ?? FINENESS.standard!;
  try {
    return make({
      kernel,
      segments,
      bevelSteps,
      paint: (solid, slot) => {
        const original = solid.asOriginal();
        slots.set(original.originalID(), slot);
        return original;
      },
      slotOf: (originalId) => slots.get(originalId),
    });
  } finally {
    for (const object of registry.splice(0)) object.delete();
  }
}

/** Makes every maker of the kernel note what it made. Done once for each kernel. */
function keepTrack(kernel: SolidKernel): Disposable[] {
  const registry: Disposable[] = [];
  for (const name of MAKERS.Manifold) track(kernel.Manifold, name, registry);
  for (const name of MAKERS.CrossSection) track(kernel.CrossSection, name, registry);
  for (const name of SOLID_CHANGES) track(kernel.Manifold.prototype, name, registry);
  for (const name of SECTION_CHANGES) track(kernel.CrossSection.prototype, name, registry);
  registries.set(kernel, registry);
  return registry;
}

function track(target: object, name: string, registry: Disposable[]): void {
  // The kernel's classes are plain objects with functions at run time; TypeScript has no name for "some method of it".
  const methods = target as Record<string, (...values: unknown[]) => Disposable>;
  const original = methods[name];
  if (original === undefined) return;
  methods[name] = function (this: unknown, ...values: unknown[]) {
    const made = original.apply(this, values);
    registry.push(made);
    return made;
  };
}

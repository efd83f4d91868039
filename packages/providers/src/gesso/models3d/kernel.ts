import type { SolidKernel } from '@gesso/procedural/solid';

/**
 * A kernel makes so many models and is then replaced. Manifold 3.5.4 does not give back all of its memory: 2 to 20 MB a
 * model stay taken whatever is deleted, so that an old kernel is only got rid of as a whole. A new one takes 45 ms.
 */
const MODELS_PER_KERNEL = 4;

let kernel: Promise<SolidKernel> | undefined;
let modelsMade = 0;

/** The library of solids, for one model; compiled when the first is asked for: 3 MB of WebAssembly. */
export function openKernel(): Promise<SolidKernel> {
  if (modelsMade % MODELS_PER_KERNEL === 0) kernel = load();
  modelsMade += 1;
  // Loaded above for the first model.
  return kernel as Promise<SolidKernel>;
}

async function load(): Promise<SolidKernel> {
  const { default: create } = await import('manifold-3d');
  const loaded = await create();
  loaded.setup();
  return loaded;
}

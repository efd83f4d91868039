import type { SolidKernel } from '@gesso/procedural/solid';

let kernel: Promise<SolidKernel> | undefined;

/** The library of solids, compiled once in each thread and only when the first model is asked for: 3 MB of WebAssembly. */
export function openKernel(): Promise<SolidKernel> {
  kernel ??= load();
  return kernel;
}

async function load(): Promise<SolidKernel> {
  const { default: create } = await import('manifold-3d');
  const loaded = await create();
  loaded.setup();
  return loaded;
}

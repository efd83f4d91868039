import type { Backend } from './board-renderer.ts';

/** Renderer names of browsers that compute graphics on the processor. */
const SOFTWARE_GRAPHICS = /swiftshader|llvmpipe|softpipe|software|microsoft basic render|virgl/i;

/**
 * Picks what draws the board on this machine.
 *
 * WebGL comes first: on real graphics processors both interfaces are fast enough and WebGL is the older, better tested
 * one. Where the browser only imitates a graphics processor the two-dimensional canvas needs less than half the time for
 * the usual twenty pictures in view (58 against 150 ms a frame, measured on software GL).
 */
export async function chooseBackend(): Promise<Backend> {
  const webgl = probeWebGl();
  if (webgl === 'hardware') return 'webgl';
  if (webgl === 'missing' && (await hasHardwareWebGpu())) return 'webgpu';
  return 'canvas';
}

function probeWebGl(): 'hardware' | 'software' | 'missing' {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return 'missing';
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  // Browsers allow some sixteen contexts a page; the probe's must not count.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return SOFTWARE_GRAPHICS.test(name) ? 'software' : 'hardware';
}

/** The part of WebGPU that is asked here; its types are not in the standard library yet. */
type WebGpuNavigator = {
  readonly gpu?: { requestAdapter(): Promise<{ readonly info?: { readonly isFallbackAdapter?: boolean } } | null> };
};

async function hasHardwareWebGpu(): Promise<boolean> {
  const adapter = await (navigator as WebGpuNavigator).gpu?.requestAdapter().catch(() => null);
  return adapter !== null && adapter !== undefined && adapter.info?.isFallbackAdapter !== true;
}

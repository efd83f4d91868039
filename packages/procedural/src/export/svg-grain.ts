import { GRAIN_TILE_PX, grainTile } from '../draw/draw-grain.ts';
import type { GrainLayer } from '../scene/layers.ts';
import { encodeGreyPng } from './grey-png.ts';
import { element } from './svg-element.ts';
import type { SvgDefinitions } from './svg-paint.ts';

/**
 * The grain as the very tile the renderer lays, embedded as a small picture and repeated. `feTurbulence` would be
 * shorter, but every reader makes another noise of it.
 */
export function svgGrain(
  layer: GrainLayer,
  size: { widthPx: number; heightPx: number },
  definitions: SvgDefinitions,
): string {
  const href = `data:image/png;base64,${toBase64(encodeGreyPng(grainTile(layer.seed), GRAIN_TILE_PX, GRAIN_TILE_PX))}`;
  const side = { width: GRAIN_TILE_PX, height: GRAIN_TILE_PX };
  const tile = element('image', { href, ...side, style: 'image-rendering:pixelated' });
  const id = definitions.add('pattern', { patternUnits: 'userSpaceOnUse', ...side }, tile);
  return element('rect', {
    id: layer.id,
    width: size.widthPx,
    height: size.heightPx,
    fill: `url(#${id})`,
    opacity: layer.amount,
    style: 'mix-blend-mode:overlay',
  });
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 without `btoa` or `Buffer`, of which browsers and servers each have one. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const rest = bytes.length - at;
    text += ALPHABET[group >> 18]! + ALPHABET[(group >> 12) & 63]!;
    text += rest > 1 ? ALPHABET[(group >> 6) & 63]! : '=';
    text += rest > 2 ? ALPHABET[group & 63]! : '=';
  }
  return text;
}

import { LARGE_TEXT_CONTRAST, SMALL_TEXT_CONTRAST } from '../compose/type-block.ts';
import { contrastRatio, toNearestHex } from '../palette/color.ts';
import type { Box, Layer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { colorsBehind } from './colors-behind.ts';

/** A text may touch this share of points it does not read on: a leaf, a star, the rim of a disc. */
const MOST_UNREADABLE = 0.06;

/** A scene whose texts read on what is really behind them, or the texts for which no colour does. */
export interface Readability {
  readonly scene: Scene;
  readonly failing: readonly TextLayer[];
}

/**
 * Gives every text that no longer reads another colour of the palette; the others stay the same objects. Texts on a
 * circle stand on a plate of their own and are left alone.
 */
export function keepReadable(scene: Scene): Readability {
  const failing: TextLayer[] = [];
  const layers = scene.layers.map((layer, index): Layer => {
    if (layer.kind !== 'text' || layer.arc !== undefined || (layer.opacity ?? 1) < 1) return layer;
    const behind = colorsBehind(scene.layers.slice(0, index), turnedBox(layer));
    if (isReadable(layer, layer.color, behind)) return layer;
    const color = candidates(scene).find((candidate) => isReadable(layer, candidate, behind));
    if (color === undefined) {
      failing.push(layer);
      return layer;
    }
    return { ...layer, color, backdrop: backdropOf(color, behind) };
  });
  return { scene: { ...scene, layers }, failing };
}

/** Contrast a text must reach (WCAG 2 AA). */
export function contrastNeeded({ role }: TextLayer): number {
  return role === 'title' || role === 'ornament' ? LARGE_TEXT_CONTRAST : SMALL_TEXT_CONTRAST;
}

function isReadable(layer: TextLayer, color: string, behind: readonly string[]): boolean {
  const needed = contrastNeeded(layer);
  const unreadable = behind.filter((backdrop) => contrastRatio(color, backdrop) < needed).length;
  return unreadable <= behind.length * MOST_UNREADABLE;
}

/** The least favourable colour the text stands on, leaving out the few points it may fail on. */
function backdropOf(color: string, behind: readonly string[]): string {
  const sorted = [...behind].sort((a, b) => contrastRatio(color, a) - contrastRatio(color, b));
  return sorted[Math.floor(behind.length * MOST_UNREADABLE)] ?? '#ffffff';
}

function candidates({ palette }: Scene): readonly string[] {
  const { ink, ground, accent, primary, secondary } = palette;
  return [...[ink, ground, accent, primary, secondary].map(toNearestHex), '#ffffff', '#0b0b0f'];
}

/** The upright box around a text's own, turned one. */
export function turnedBox({ box, rotationDeg = 0 }: TextLayer): Box {
  if (rotationDeg === 0) return box;
  const turn = (rotationDeg * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const widthPx = box.widthPx * cos + box.heightPx * sin;
  const heightPx = box.widthPx * sin + box.heightPx * cos;
  return {
    xPx: box.xPx + (box.widthPx - widthPx) / 2,
    yPx: box.yPx + (box.heightPx - heightPx) / 2,
    widthPx,
    heightPx,
  };
}

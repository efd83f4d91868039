import { type Layer, layerBox, type Scene } from '@gesso/procedural/layers';

/** What covers more of the sheet is ground rather than a thing: hills, panels, fields of dots. */
const GROUND_SHARE = 0.6;

/** The layer that a press at a point of the design means: the topmost thing there, else the topmost ground. */
export function pickLayer(
  scene: Scene,
  { xPx, yPx }: { readonly xPx: number; readonly yPx: number },
): Layer | undefined {
  let ground: Layer | undefined;
  for (const layer of scene.layers.toReversed()) {
    const box = layer.opacity === 0 ? undefined : layerBox(layer);
    if (!box || xPx < box.xPx || yPx < box.yPx || xPx > box.xPx + box.widthPx || yPx > box.yPx + box.heightPx) continue;
    const isGround = box.widthPx * box.heightPx > GROUND_SHARE * scene.widthPx * scene.heightPx;
    if (!isGround || layer.kind === 'text') return layer;
    ground ??= layer;
  }
  return ground;
}

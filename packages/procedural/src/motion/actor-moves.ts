import type { DrawingContext } from '../draw/context.ts';
import type { Box, Layer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import type { Actor } from './actors.ts';
import { easeInOut, easeOut, easeOutBack, mix } from './easing.ts';
import { layerBounds } from './layer-bounds.ts';
import type { EntranceStyle } from './motion.ts';

/** Changes the context for the little movement of an actor that lives, if it does. */
export function moveAmbient(context: DrawingContext, { ambient, middle }: Actor, share: number): void {
  if (ambient === undefined) return;
  const { amountPx, cycles, phase, style } = ambient;
  const { xPx, yPx } = middle;
  const swing = 2 * Math.PI * (cycles * share + phase);
  if (style === 'drift') context.translate(Math.sin(swing) * amountPx, 0);
  if (style === 'surge') context.translate(Math.sin(swing) * amountPx, (Math.cos(swing) * amountPx) / 3);
  if (style === 'float') {
    context.translate(xPx, yPx + Math.sin(swing) * amountPx);
    context.rotate(Math.cos(swing) * 0.012);
    context.translate(-xPx, -yPx);
  }
  if (style === 'twinkle') context.globalAlpha *= 0.78 + 0.22 * Math.sin(swing);
  if (style === 'shimmer') {
    const breadth = 1 + 0.035 * Math.cos(swing);
    context.globalAlpha *= 0.84 + 0.16 * Math.sin(swing);
    context.translate(xPx * (1 - breadth), 0);
    context.scale(breadth, 1);
  }
}

/** Changes the context for a plate that is on its way in. */
export function enterActor(options: {
  readonly context: DrawingContext;
  readonly actor: Actor;
  readonly scene: Scene;
  readonly style: EntranceStyle;
  /** 0–1. */
  readonly arrived: number;
}): void {
  const { context, actor, scene, style, arrived } = options;
  if (style === 'rise') context.translate(0, (1 - easeOut(arrived)) * scene.heightPx * 0.07);
  if (style === 'pop') {
    const scale = mix(0.72, 1, easeOutBack(arrived));
    context.translate(actor.middle.xPx * (1 - scale), actor.middle.yPx * (1 - scale));
    context.scale(scale, scale);
  }
  if (style === 'wipe') {
    const box = boxOf(scene.layers[actor.layerIndexes[0] ?? 0], scene);
    const own = easeInOut(arrived);
    context.beginPath();
    // Bands open along their longer side; the other is left open for what leans out of its box.
    if (box.widthPx >= box.heightPx) context.rect(box.xPx, -scene.heightPx, box.widthPx * own, scene.heightPx * 3);
    else context.rect(-scene.widthPx, box.yPx + box.heightPx * (1 - own), scene.widthPx * 3, box.heightPx * own);
    context.clip();
  }
}

function boxOf(layer: Layer | undefined, { widthPx, heightPx }: Scene): Box {
  const bounds = layer === undefined ? 'all' : layerBounds(layer);
  if (bounds === 'all') return { xPx: 0, yPx: 0, widthPx, heightPx };
  const [left, top, right, bottom] = bounds;
  return { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top };
}

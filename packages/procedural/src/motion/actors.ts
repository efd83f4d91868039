import type { Layer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { layerBounds, middleOf } from './layer-bounds.ts';
import type { Ambient, Entrance, Motion, Turn } from './motion.ts';
import { isLamp } from './nightfall.ts';
import { type Rig, rigScene } from './rig.ts';

/** Neighbouring layers that move as one, with all that moves them. */
export interface Actor {
  /** Places of its layers in the scene. */
  readonly layerIndexes: readonly number[];
  readonly nearness: number | 'pinned';
  readonly entrance: Entrance | undefined;
  readonly ambient: Ambient | undefined;
  readonly turn: Turn | undefined;
  /** Moves as sun and moon do while night falls. */
  readonly isLamp: boolean;
  /** About which it grows, turns and floats. */
  readonly middle: { readonly xPx: number; readonly yPx: number };
  /** Covers the sheet and lets nothing through: everything before it would be wasted. */
  readonly isBase: boolean;
  /** Where cross-fading two hours must fade the first out as well. */
  readonly isTranslucent: boolean;
}

/** Cuts a scene into actors, back to front. Layers that keep still to each other become one, which costs one drawing. */
export function castActors(scene: Scene, motion: Motion): readonly Actor[] {
  const rig = rigScene(scene);
  const actors: Actor[] = [];
  for (const [index, layer] of scene.layers.entries()) {
    if (layer.kind === 'grain') continue;
    const actor = castLayer({ scene, motion, rig, layer, index });
    const before = actors.at(-1);
    if (before !== undefined && canJoin(before, actor, layer)) {
      actors[actors.length - 1] = { ...before, layerIndexes: [...before.layerIndexes, index] };
    } else actors.push(actor);
  }
  return actors;
}

function castLayer(options: {
  readonly scene: Scene;
  readonly motion: Motion;
  readonly rig: Rig;
  readonly layer: Layer;
  readonly index: number;
}): Actor {
  const { scene, motion, rig, layer, index } = options;
  const bounds = layerBounds(layer);
  const isOpaqueFill =
    layer.kind === 'fill' && bounds === 'all' && (layer.opacity ?? 1) === 1 && (layer.blend ?? 'normal') === 'normal';
  return {
    layerIndexes: [index],
    nearness: rig.get(layer.id) ?? 'pinned',
    entrance: motion.entrances.find(({ layerId }) => layerId === layer.id),
    ambient: motion.ambients.find(({ layerId }) => layerId === layer.id),
    turn: motion.turn?.layerId === layer.id ? motion.turn : undefined,
    isLamp: motion.hasNightfall && isLamp(layer),
    middle: middleOf(bounds, scene),
    isBase: isOpaqueFill && index === 0,
    isTranslucent: (layer.opacity ?? 1) < 1 || (layer.blend ?? 'normal') !== 'normal',
  };
}

/** A blend needs what is behind it: it joins only the sheet itself, where all that is behind it is on the same plate. */
function canJoin(before: Actor, actor: Actor, layer: Layer): boolean {
  const moves = ({ entrance, ambient, turn, isLamp: isMoving }: Actor): boolean =>
    entrance !== undefined || ambient !== undefined || turn !== undefined || isMoving;
  if (moves(before) || moves(actor) || before.nearness !== actor.nearness) return false;
  return before.isBase || (!before.isTranslucent && !actor.isTranslucent && (layer.blend ?? 'normal') === 'normal');
}

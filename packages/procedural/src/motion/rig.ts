import type { Layer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';

/** How near each layer is to the camera, 0–1; `pinned` to the glass for what does not move with the world. */
export type Rig = ReadonlyMap<string, number | 'pinned'>;

/** Depth layers of so many planes, reaching so near, are a view one looks into; fewer are a flat design. */
const WORLD_PLANES = 3;
const WORLD_NEAREST = 0.6;

/** Beyond this nothing seems to move, so that sky, stars and moon can be one plane. */
const FAR_DEPTH = 0.06;

/** Depths this close move as one: nobody sees the difference, and layers of one plane share a plate. */
const PLANES = 6;

/** A flat design moves as one sheet; a subject that stands on nothing comes a little nearer. */
const SHEET_NEARNESS = 0.6;
const LIFTED_NEARNESS = 0.85;
const BACKGROUND_NEARNESS = 0.25;

/** Whether a scene is a view in depth (a landscape, layered paper) rather than a layout (a poster, a badge). */
export function isWorld(scene: Scene): boolean {
  const depths = scene.layers
    .filter((layer) => layer.slot === 'depth' && layer.kind === 'shapes')
    .map(({ depth }) => depth);
  return new Set(depths).size >= WORLD_PLANES && Math.max(...depths) >= WORLD_NEAREST;
}

/**
 * Decides what moves with what. In a world every layer has its own plane and the type stays on the glass; in a layout
 * all layers keep together, since texts lie in badges and things stand on tables.
 */
export function rigScene(scene: Scene): Rig {
  const nearnessOf = isWorld(scene) ? inWorld : inLayout(scene);
  return new Map(scene.layers.map((layer) => [layer.id, nearnessOf(layer)]));
}

/** Light over everything (a vignette) belongs to the lens. */
function isOnLens(layer: Layer): boolean {
  return layer.slot === 'texture' || (layer.kind === 'fill' && layer.slot === 'light' && layer.depth > 0.9);
}

function inWorld(layer: Layer): number | 'pinned' {
  if (layer.slot === 'type' || layer.slot === 'ornament' || isOnLens(layer)) return 'pinned';
  return layer.depth <= FAR_DEPTH ? 0 : Math.min(1, Math.max(1, Math.round(layer.depth * PLANES)) / PLANES);
}

function inLayout(scene: Scene): (layer: Layer) => number | 'pinned' {
  const hasArc = scene.layers.some((layer) => layer.kind === 'text' && layer.arc !== undefined);
  const subjects = scene.layers.filter(({ kind }) => kind === 'subject');
  return (layer) => {
    if (isOnLens(layer)) return 'pinned';
    if (layer.slot === 'background') return BACKGROUND_NEARNESS;
    const isLifted =
      layer.kind === 'subject' &&
      subjects.length === 1 &&
      !hasArc &&
      layer.contactShadow === undefined &&
      layer.clip === undefined &&
      layer.longShadow === undefined;
    return isLifted ? LIFTED_NEARNESS : SHEET_NEARNESS;
  };
}

import { boundsOf, flattenPath } from '../geometry/flatten-path.ts';
import type { Box, Layer, ShapesLayer, SubjectLayer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { artInk, sharedArea, unionOf } from './art-ink.ts';
import { scaleShapes, scaleStagedArt } from './reshape-art.ts';

/** A subject makes room for a grown headline down to this share of its size. */
const SMALLEST_SUBJECT = 0.45;

/** Moves texts and hairlines that stood past the growing edge of a text on by as much as the edge moved. */
export function pushOthers(scene: Scene, before: readonly TextLayer[], after: ReadonlyMap<string, TextLayer>): Scene {
  let layers = scene.layers;
  for (const old of before) {
    const grown = after.get(old.id);
    if (grown === undefined) continue;
    const down = grown.box.yPx + grown.box.heightPx - (old.box.yPx + old.box.heightPx);
    const up = grown.box.yPx - old.box.yPx;
    layers = layers.map((layer) => {
      if (after.has(layer.id)) return layer;
      const box = layer.kind === 'text' ? (layer.arc === undefined ? layer.box : undefined) : ruleBox(layer);
      if (box === undefined || sharesColumn(box, grown.box) === false) return layer;
      const reach = old.box.heightPx + Math.min(scene.widthPx, scene.heightPx) * 0.12;
      const isBelow =
        box.yPx >= old.box.yPx + old.box.heightPx - 1 && box.yPx - (old.box.yPx + old.box.heightPx) < reach;
      const isAbove = box.yPx + box.heightPx <= old.box.yPx + 1 && old.box.yPx - box.yPx - box.heightPx < reach;
      if (down !== 0 && isBelow) return movedDown(layer, down);
      return up !== 0 && isAbove ? movedDown(layer, up) : layer;
    });
  }
  return { ...scene, layers };
}

/** A thin horizontal rule belongs to the texts around it. */
function ruleBox(layer: Layer): Box | undefined {
  if (layer.kind !== 'shapes' || !layer.id.includes('rule')) return undefined;
  const match = /^M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)/u.exec(layer.shapes[0]?.d ?? '');
  if (match === null) return undefined;
  const [xPx = 0, yPx = 0, widthPx = 0, heightPx = 0] = match.slice(1).map(Number);
  return { xPx, yPx, widthPx, heightPx };
}

function movedDown(layer: Layer, byPx: number): Layer {
  if (layer.kind === 'text') {
    return {
      ...layer,
      lines: layer.lines.map((line) => ({ ...line, baselinePx: hundredth(line.baselinePx + byPx) })),
      box: { ...layer.box, yPx: hundredth(layer.box.yPx + byPx) },
    };
  }
  if (layer.kind !== 'shapes') return layer;
  return {
    ...layer,
    shapes: layer.shapes.map((shape) => ({ ...shape, d: shiftedRule(shape.d, byPx) })),
  } satisfies ShapesLayer;
}

function shiftedRule(d: string, byPx: number): string {
  return d.replace(
    /^M(-?[\d.]+) (-?[\d.]+)/u,
    (_all, x: string, y: string) => `M${x} ${Math.round((Number(y) + byPx) * 10) / 10}`,
  );
}

/** Lets subjects that a grown text runs into become smaller, away from it, together with the shape they stand on. */
export function makeRoom(before: Scene, scene: Scene): Scene {
  const gap = Math.min(scene.widthPx, scene.heightPx) * 0.02;
  const moved = scene.layers.flatMap((layer) => {
    const old = before.layers.find(({ id }) => id === layer.id);
    return layer.kind === 'text' && old?.kind === 'text' && old !== layer ? [{ now: layer.box, before: old.box }] : [];
  });
  if (moved.length === 0) return scene;
  const [box, oldBox] = [unionOf(moved.map((each) => each.now)), unionOf(moved.map((each) => each.before))];
  let layers = scene.layers;
  for (const layer of scene.layers) {
    if (layer.kind !== 'subject') continue;
    const stage = stageOf(scene, layer);
    const ink = stage === undefined ? artInk(layer.art) : onSheet(unionOf([artInk(layer.art), stage.box]), scene);
    if (sharedArea(box, ink) <= sharedArea(oldBox, ink) + 1) continue;
    const isTextLow = box.yPx + box.heightPx / 2 > ink.yPx + ink.heightPx / 2;
    const free = isTextLow ? box.yPx - gap - ink.yPx : ink.yPx + ink.heightPx - box.yPx - box.heightPx - gap;
    const factor = free / ink.heightPx;
    if (factor < SMALLEST_SUBJECT || factor >= 1) continue;
    const fixed = { xPx: ink.xPx + ink.widthPx / 2, yPx: ink.yPx + (isTextLow ? 0 : ink.heightPx) };
    layers = layers.map((other) => {
      if (other.id === layer.id) return scaleStagedArt(layer, factor, fixed);
      return other.id === stage?.layer.id ? scaleShapes(stage.layer, factor, fixed) : other;
    });
  }
  return { ...scene, layers };
}

/** The shape a subject stands on: the one its long shadow is cut to. */
function stageOf(scene: Scene, { longShadow }: SubjectLayer): { layer: ShapesLayer; box: Box } | undefined {
  const d = longShadow?.clip;
  if (d === undefined) return undefined;
  const layer = scene.layers.find((each) => each.kind === 'shapes' && each.shapes.some((shape) => shape.d === d));
  if (layer?.kind !== 'shapes') return undefined;
  const { left, top, right, bottom } = boundsOf(flattenPath(d));
  return { layer, box: { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top } };
}

function onSheet(box: Box, { widthPx, heightPx }: Scene): Box {
  const [left, top] = [Math.max(0, box.xPx), Math.max(0, box.yPx)];
  const right = Math.min(widthPx, box.xPx + box.widthPx);
  const bottom = Math.min(heightPx, box.yPx + box.heightPx);
  return { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top };
}

function sharesColumn(first: Box, second: Box): boolean {
  return first.xPx < second.xPx + second.widthPx && second.xPx < first.xPx + first.widthPx;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

import {
  CORNERS,
  cornersOf,
  endsOf,
  type Geometry,
  type Handle,
  handlePoint,
  isHeld,
  isLine,
  selectionBox,
} from '@gesso/canvas-core';
import type { Mark, MarkColour } from '../renderer/board-renderer.ts';
import { gestureMarks } from './gesture-marks.ts';
import type { MarkOptions } from './mark-options.ts';

/** Outlines drawn one by one; beyond it the box around all says enough and costs one line. */
const MAX_OUTLINES = 300;
/** Shorter sides, in CSS pixels, have no handle of their own, as they have no hit area. */
const MIN_SIDE_PX = 48;
const SIDES: readonly Handle[] = [
  { x: 0, y: -1 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
];

/** All lines over the items for the editor's present state, peers first so that one's own stay on top. */
export function marksFor(options: MarkOptions): Mark[] {
  const { editor, peers, geometryOf } = options;
  const { selection, hoveredId, croppingId, editingId, distances } = editor.getState();
  const marks: Mark[] = peers.flatMap((peer) => outlines(peer.selection, options, peer.colour));
  const hovered = hoveredId !== null && !selection.has(hoveredId) ? geometryOf(hoveredId) : undefined;
  if (hovered && hoveredId !== null) marks.push(outlineOf(hoveredId, hovered, 'hover', options));
  const isOpen = croppingId !== null || editingId !== null;
  if (!isOpen) {
    marks.push(...outlines([...selection], options, 'selection'));
    marks.push(...handleMarks(options));
  }
  for (const { laser, colour } of peers) if (laser.length > 2) marks.push(trailOf(laser, colour));
  for (const { from, to } of distances) marks.push({ type: 'guide', from, to, hasCaps: true });
  return [...marks, ...gestureMarks(options)];
}

/** Fades towards where it began; the sender takes out what is gone. */
function trailOf(laser: readonly number[], colour: number): Mark {
  const count = laser.length / 2;
  const points = Array.from({ length: count }, (_, at) => ({
    x: laser[2 * at] as number,
    y: laser[2 * at + 1] as number,
    strength: (at + 1) / count,
  }));
  return { type: 'trail', points, colour };
}

function outlines(ids: readonly string[], options: MarkOptions, colour: MarkColour): Mark[] {
  return ids.slice(0, MAX_OUTLINES).flatMap((id) => {
    const geometry = options.geometryOf(id);
    return geometry ? [outlineOf(id, geometry, colour, options)] : [];
  });
}

/** Lines are marked along themselves; a box around one would point at air. */
function outlineOf(id: string, geometry: Geometry, colour: MarkColour, { editor }: MarkOptions): Mark {
  const item = editor.shownItem(id);
  if (!item || !isLine(item)) return { type: 'outline', corners: cornersOf(geometry), colour };
  const { from, to } = endsOf(item, editor.items);
  return { type: 'path', points: [from, to], colour };
}

function handleMarks({ editor, geometryOf }: MarkOptions): Mark[] {
  const { selection, gesture, tool, camera } = editor.getState();
  const isCalm = gesture.type === 'idle' || gesture.type === 'pointing-item';
  const isResizing = gesture.type === 'resizing' || gesture.type === 'rotating' || gesture.type === 'dragging-end';
  if (tool !== 'select' || !(isCalm || isResizing)) return [];
  const free = [...selection].filter((id) => !isHeld(id, editor.items));
  const only = free.length === 1 ? editor.shownItem(free[0] as string) : undefined;
  if (only && isLine(only)) {
    const { from, to } = endsOf(only, editor.items);
    return [from, to].map((at) => ({ type: 'handle', shape: 'end', at, rotation: 0 }));
  }
  const geometries = new Map<string, Geometry>();
  for (const id of free) {
    const geometry = geometryOf(id);
    if (geometry) geometries.set(id, geometry);
  }
  const box = selectionBox(geometries);
  if (!box) return [];
  const around: Mark[] = geometries.size > 1 ? [{ type: 'outline', corners: cornersOf(box), colour: 'selection' }] : [];
  return [...around, ...sideHandles(box, camera.zoom), ...cornerHandles(box)];
}

function cornerHandles(box: Geometry): Mark[] {
  return CORNERS.map((handle) => ({
    type: 'handle',
    shape: 'corner',
    at: handlePoint(box, handle),
    rotation: box.rotation,
  }));
}

function sideHandles(box: Geometry, zoom: number): Mark[] {
  return SIDES.filter(({ x }) => (x === 0 ? box.width : box.height) * zoom >= MIN_SIDE_PX).map((handle) => ({
    type: 'handle',
    shape: 'side',
    at: handlePoint(box, handle),
    rotation: box.rotation + (handle.x === 0 ? 0 : 90),
  }));
}

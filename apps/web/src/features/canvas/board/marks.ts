import {
  CORNERS,
  cornersOf,
  type Editor,
  type Geometry,
  type Guide,
  handlePoint,
  selectionBox,
} from '@gesso/canvas-core';
import type { Mark } from '../renderer/board-renderer.ts';

/** Outlines of other people on the board. */
export type PeerOutline = { readonly colour: number; readonly selection: readonly string[] };

/** Outlines drawn one by one; beyond it the box around all says enough and costs one line. */
const MAX_OUTLINES = 300;

/** All lines over the items for the editor's present state, peers first so that one's own stay on top. */
export function marksFor(
  editor: Editor,
  peers: readonly PeerOutline[],
  geometryOf: (id: string) => Geometry | undefined,
): Mark[] {
  const { selection, hoveredId, gesture } = editor.getState();
  const marks: Mark[] = peers.flatMap((peer) => outlines(peer.selection, geometryOf, peer.colour));
  const hovered = hoveredId !== null && !selection.has(hoveredId) ? geometryOf(hoveredId) : undefined;
  if (hovered) marks.push({ type: 'outline', corners: cornersOf(hovered), colour: 'hover' });
  marks.push(...outlines([...selection], geometryOf, 'selection'));
  marks.push(...boxMarks(selection, geometryOf, gesture.type === 'moving'));
  if (gesture.type === 'marquee') marks.push({ type: 'marquee', corners: cornersOf({ ...gesture.rect, rotation: 0 }) });
  if (gesture.type === 'moving') marks.push(...guideMarks(gesture.guides));
  return marks;
}

function outlines(
  ids: readonly string[],
  geometryOf: (id: string) => Geometry | undefined,
  colour: Extract<Mark, { type: 'outline' }>['colour'],
): Mark[] {
  return ids.slice(0, MAX_OUTLINES).flatMap((id) => {
    const geometry = geometryOf(id);
    return geometry ? [{ type: 'outline' as const, corners: cornersOf(geometry), colour }] : [];
  });
}

function boxMarks(
  selection: ReadonlySet<string>,
  geometryOf: (id: string) => Geometry | undefined,
  isMoving: boolean,
): Mark[] {
  const geometries = new Map<string, Geometry>();
  for (const id of selection) {
    const geometry = geometryOf(id);
    if (geometry) geometries.set(id, geometry);
  }
  const box = selectionBox(geometries);
  if (!box || isMoving) return [];
  const marks: Mark[] = CORNERS.map((handle) => ({
    type: 'handle',
    at: handlePoint(box, handle),
    rotation: box.rotation,
  }));
  if (geometries.size > 1) marks.unshift({ type: 'outline', corners: cornersOf(box), colour: 'selection' });
  return marks;
}

function guideMarks(guides: readonly Guide[]): Mark[] {
  return guides.map((guide) =>
    guide.axis === 'x'
      ? { type: 'guide', from: { x: guide.at, y: guide.from }, to: { x: guide.at, y: guide.to } }
      : { type: 'guide', from: { x: guide.from, y: guide.at }, to: { x: guide.to, y: guide.at } },
  );
}

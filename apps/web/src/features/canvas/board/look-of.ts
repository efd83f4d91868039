import {
  type BoardItem,
  boundsOf,
  type CanvasPoint,
  type ConnectorLine,
  cornersOf,
  type Geometry,
  headsOf,
  isOnItem,
  NOTE_PAPER,
  textBoxOf,
  textStyleOf,
} from '@gesso/canvas-core';
import type { DrawnClip } from '../renderer/board-renderer.ts';
import type { DrawnBody, DrawnLook, DrawnText } from '../renderer/drawn-look.ts';

const STROKE = 2;
/** Ink of a shape that says neither how it is filled nor how it is drawn: nobody could find it otherwise. */
const PLAIN_FILL = '#d8d4cc';
/** A fifth of a unit over the edge is a rounding of a drag, not a child that reaches over. */
const EDGE_TOLERANCE = 0.2;

/**
 * How an item that is no picture is drawn in a box of this size; null for pictures and for what is not ready yet.
 *
 * @param line - Where a connector runs now.
 * @param hidesText - While the words are edited in place, the editor shows them.
 */
export function lookOf(
  item: BoardItem,
  size: { readonly width: number; readonly height: number },
  more: { readonly line: ConnectorLine | null; readonly hidesText: boolean },
): DrawnLook | null {
  const body = item.status === 'ready' ? bodyOf(item, more.line) : null;
  if (!body) return null;
  return { body, text: more.hidesText ? null : textOf(item, size) };
}

/** Whether every corner of a child lies within a frame. */
export function reachesOver(child: Geometry, frame: Geometry): boolean {
  const loose = {
    ...frame,
    x: frame.x - EDGE_TOLERANCE,
    y: frame.y - EDGE_TOLERANCE,
    width: frame.width + 2 * EDGE_TOLERANCE,
    height: frame.height + 2 * EDGE_TOLERANCE,
  };
  return cornersOf(child).some((corner: CanvasPoint) => !isOnItem(corner, loose));
}

/** The frames around an item that cut it off, the nearest first. */
export function clipsOf(
  item: BoardItem,
  geometry: Geometry,
  board: {
    readonly get: (id: string) => BoardItem | undefined;
    readonly geometryOf: (id: string) => Geometry | undefined;
    readonly depthOf: (id: string) => number;
  },
): readonly DrawnClip[] {
  if (item.parentId === undefined) return NO_CLIPS;
  const clips: DrawnClip[] = [];
  for (
    let parent = board.get(item.parentId);
    parent;
    parent = parent.parentId ? board.get(parent.parentId) : undefined
  ) {
    if (parent.kind !== 'frame' || parent.showsOverflow) continue;
    const frame = board.geometryOf(parent.id) ?? parent;
    clips.push({
      frameId: parent.id,
      geometry: frame,
      depth: board.depthOf(parent.id),
      reachesOver: reachesOver(item.kind === 'connector' ? { ...boundsOf(geometry), rotation: 0 } : geometry, frame),
    });
  }
  return clips;
}

const NO_CLIPS: readonly DrawnClip[] = [];

function bodyOf(item: BoardItem, line: ConnectorLine | null): DrawnBody | null {
  const strokeWidth = item.strokeWidth ?? STROKE;
  switch (item.kind) {
    case 'shape': {
      const isBare = item.fill === undefined && item.stroke === undefined;
      const isLine = item.shape === 'line' || item.shape === 'arrow';
      return {
        type: 'shape',
        shape: item.shape ?? 'rectangle',
        fill: item.fill ?? (isBare && !isLine ? PLAIN_FILL : null),
        stroke: item.stroke ?? (isBare && isLine ? PLAIN_FILL : null),
        strokeWidth,
        cornerRadius: item.cornerRadius ?? 0,
        dash: item.dash,
        heads: headsOf(item),
      };
    }
    case 'drawing':
      return { type: 'drawing', points: item.points ?? [], stroke: item.stroke ?? null, strokeWidth };
    case 'connector': {
      const ends = line ? [line.from.x, line.from.y, line.to.x, line.to.y] : [];
      const { stroke = null, dash } = item;
      return { type: 'connector', line: ends, stroke, strokeWidth, dash, heads: headsOf(item) };
    }
    case 'note':
      return { type: 'note', paper: item.fill ?? NOTE_PAPER };
    case 'frame':
      return { type: 'frame', fill: item.fill ?? null };
    case 'text':
    case 'group':
      return { type: 'bare' };
    case 'image':
    case 'video':
    case 'model3d':
    case 'design':
      return null;
  }
}

function textOf(item: BoardItem, size: { readonly width: number; readonly height: number }): DrawnText | null {
  const isWorded = item.kind === 'text' || item.kind === 'note' || item.kind === 'shape';
  if (!isWorded || item.text === undefined) return null;
  return { words: item.text, style: textStyleOf(item), box: textBoxOf({ ...item, ...size }) };
}

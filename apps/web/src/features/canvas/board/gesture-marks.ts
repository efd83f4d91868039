import {
  type CanvasPoint,
  canvasPoint,
  cornersOf,
  type EditorState,
  type Gesture,
  type Guide,
  laserStrength,
  pointOnItem,
} from '@gesso/canvas-core';
import type { Mark } from '../renderer/board-renderer.ts';
import type { MarkOptions } from './mark-options.ts';

/** Where a connector likes to stick, in shares of a box: the middles of the sides, and the middle. */
const ANCHORS = [
  { x: 0.5, y: 0 },
  { x: 1, y: 0.5 },
  { x: 0.5, y: 1 },
  { x: 0, y: 0.5 },
  { x: 0.5, y: 0.5 },
];

/** What is drawn of the gesture under way, and of the tool that is open: marquee, guides, targets, crop, laser. */
export function gestureMarks(options: MarkOptions): Mark[] {
  const state = options.editor.getState();
  const { gesture } = state;
  const marks: Mark[] = guidesOf(gesture).map(guideMark);
  if (gesture.type === 'marquee') marks.push({ type: 'marquee', corners: cornersOf({ ...gesture.rect, rotation: 0 }) });
  marks.push(...targetMarks(gesture, options));
  marks.push(...cropMarks(state));
  const points = state.laser.map((point) => ({ ...point, strength: laserStrength(point, options.nowMs) }));
  if (points.length > 1) marks.push({ type: 'trail', points, colour: 'laser' });
  return marks;
}

/** The guides that a gesture snapped to. */
export function guidesOf(gesture: Gesture): readonly Guide[] {
  switch (gesture.type) {
    case 'moving':
    case 'resizing':
    case 'creating':
      return gesture.guides;
    default:
      return [];
  }
}

/** Both ends of a guide. */
export function guideEnds({ axis, at, from, to }: Guide): { readonly from: CanvasPoint; readonly to: CanvasPoint } {
  const point = (along: number) => (axis === 'x' ? canvasPoint(at, along) : canvasPoint(along, at));
  return { from: point(from), to: point(to) };
}

function guideMark(guide: Guide): Mark {
  return { type: 'guide', ...guideEnds(guide), hasCaps: guide.type !== 'line' };
}

function targetMarks(gesture: Gesture, { geometryOf }: MarkOptions): Mark[] {
  const framed = gesture.type === 'moving' && gesture.frameId !== null ? geometryOf(gesture.frameId) : undefined;
  if (framed) return [{ type: 'target', corners: cornersOf(framed) }];
  if (gesture.type === 'creating') {
    return gesture.targetIds.flatMap((id) => {
      const geometry = geometryOf(id);
      return geometry ? [{ type: 'outline', corners: cornersOf(geometry), colour: 'selection' }] : [];
    });
  }
  if (gesture.type !== 'connecting' && gesture.type !== 'dragging-end') return [];
  return gesture.targetIds.flatMap((id): Mark[] => {
    const geometry = geometryOf(id);
    if (!geometry) return [];
    const anchors = ANCHORS.map((share) => pointOnItem(share, geometry));
    return [
      { type: 'target', corners: cornersOf(geometry) },
      ...anchors.map((at): Mark => ({ type: 'handle', shape: 'end', at, rotation: 0 })),
    ];
  });
}

function cropMarks({ cropDraft, gesture }: EditorState): Mark[] {
  if (!cropDraft) return [];
  return [{ type: 'crop', corners: cornersOf(cropDraft.place), hasThirds: gesture.type === 'cropping' }];
}

import { type LayerChange, layerBox, type Scene } from '@gesso/procedural/layers';
import { type PointerEvent, useRef, useState } from 'react';
import type { Grip } from './LayerMarks.tsx';
import { pickLayer } from './pick-layer.ts';

/** A press that moves less than this is a click. */
const SLOP_PX = 3;
const RIGHT_ANGLE = 90;
const ROTATION_STEP = 15;

type Point = { readonly xPx: number; readonly yPx: number };
type Drag = { readonly grip: Grip | 'body'; readonly layerId: string; readonly start: Point; hasMoved: boolean };

/**
 * Moves, scales and turns a layer by a pointer. What it would become is told while it is dragged and made when it is let
 * go; Escape drops it.
 *
 * @param options.toPoint - Where an event is, in the design's pixels.
 */
export function useLayerDrag(options: {
  readonly scene: Scene;
  readonly selectedId: string | null;
  readonly toPoint: (event: PointerEvent) => Point;
  /** One CSS pixel in pixels of the design. */
  readonly pixelsPerPixel: number;
  readonly onSelect: (layerId: string | null) => void;
  readonly onChange: (change: LayerChange) => void;
}) {
  const { scene, toPoint, onSelect, onChange } = options;
  const drag = useRef<Drag | null>(null);
  const [preview, setPreview] = useState<LayerChange | null>(null);
  const stop = () => {
    drag.current = null;
    setPreview(null);
  };
  const begin = (event: PointerEvent, grip: Grip | 'body') => {
    if (event.button !== 0 || drag.current) return;
    event.stopPropagation();
    const start = toPoint(event);
    const layerId = grip === 'body' ? pickLayer(scene, start)?.id : (options.selectedId ?? undefined);
    if (grip === 'body') onSelect(layerId ?? null);
    if (layerId === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { grip, layerId, start, hasMoved: false };
  };
  const move = (event: PointerEvent) => {
    const current = drag.current;
    if (!current) return;
    const point = toPoint(event);
    const far = Math.hypot(point.xPx - current.start.xPx, point.yPx - current.start.yPx);
    current.hasMoved ||= far > SLOP_PX * options.pixelsPerPixel;
    if (current.hasMoved) setPreview(changeFor(scene, current, { point, isSteady: event.shiftKey }));
  };
  const end = () => {
    if (preview) onChange(preview);
    stop();
  };
  return { preview, begin, move, end, cancel: stop };
}

function changeFor(
  scene: Scene,
  { grip, layerId, start }: Drag,
  { point, isSteady }: { readonly point: Point; readonly isSteady: boolean },
): LayerChange | null {
  const layer = scene.layers.find(({ id }) => id === layerId);
  const box = layer && layerBox(layer);
  if (!box) return null;
  const middle = { xPx: box.xPx + box.widthPx / 2, yPx: box.yPx + box.heightPx / 2 };
  if (grip === 'body') {
    const [xPx, yPx] = [Math.round(point.xPx - start.xPx), Math.round(point.yPx - start.yPx)];
    // Shift keeps to the axis that was moved along more.
    if (!isSteady) return { kind: 'move', layerId, xPx, yPx };
    return Math.abs(xPx) > Math.abs(yPx)
      ? { kind: 'move', layerId, xPx, yPx: 0 }
      : { kind: 'move', layerId, xPx: 0, yPx };
  }
  if (grip === 'rotate') {
    const turned = angleAbout(middle, point) - angleAbout(middle, start);
    const degrees = isSteady ? Math.round(turned / ROTATION_STEP) * ROTATION_STEP : Math.round(turned);
    return { kind: 'rotate', layerId, degrees: ((degrees + 540) % 360) - 180 };
  }
  const factor = distance(middle, point) / Math.max(1, distance(middle, start));
  return { kind: 'scale', layerId, factor: Math.min(20, Math.max(0.05, Math.round(factor * 1000) / 1000)) };
}

function angleAbout(middle: Point, point: Point): number {
  return (Math.atan2(point.yPx - middle.yPx, point.xPx - middle.xPx) * 180) / Math.PI + RIGHT_ANGLE;
}

function distance(first: Point, second: Point): number {
  return Math.hypot(first.xPx - second.xPx, first.yPx - second.yPx);
}

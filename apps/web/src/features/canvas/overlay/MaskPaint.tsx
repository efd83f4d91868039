import { type BoardItem, type Editor, emptyMask, type Gesture, type PictureMask, withStroke } from '@gesso/canvas-core';
import { useEffect, useRef } from 'react';
import { drawMask } from '../../../shared/board/index.ts';
import { type WorldLayer, worldPlacement } from '../board/world-layer.ts';
import { useEditorState } from '../use-editor-state.ts';
import { useWorldElement } from './use-world-element.ts';

/** Longer side of what is painted on, in pixels: fine enough for the eye, and a stroke costs a millisecond. */
const RASTER_PX = 1024;

/** What is painted over a picture for an operation on a part of it: a veil of one colour that hides nothing. */
export function MaskPaint(props: {
  readonly editor: Editor;
  readonly world: WorldLayer;
  readonly onPlaced: () => void;
}) {
  const { editor } = props;
  const mask = useEditorState(editor, (state) => state.mask);
  const item = mask ? editor.items.get(mask.itemId) : undefined;
  return mask && item ? <Veil key={item.id} {...props} item={item} /> : null;
}

function Veil(props: {
  readonly editor: Editor;
  readonly world: WorldLayer;
  readonly onPlaced: () => void;
  readonly item: BoardItem;
}) {
  const { editor, world, item, onPlaced } = props;
  const ref = useWorldElement({ world, name: `mask:${item.id}`, itemId: item.id, onPlaced });
  const canvas = useRef<HTMLCanvasElement>(null);
  const { x, y, width, height } = item.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const size = rasterSize(item.width / width, item.height / height);
  useEffect(() => {
    let painted: PictureMask | null = null;
    // Written past React: a brush moves at the pointer's rate.
    const paint = () => {
      const mask = paintedNow(editor);
      if (mask === painted || !canvas.current) return;
      painted = mask;
      paintMask(canvas.current, mask);
    };
    paint();
    return editor.subscribe(paint);
  }, [editor]);
  return (
    <div ref={ref} style={worldPlacement} className="overflow-hidden" aria-hidden="true">
      <canvas
        ref={canvas}
        width={size.width}
        height={size.height}
        className="absolute max-w-none opacity-55"
        style={{
          left: `${(-x / width) * 100}%`,
          top: `${(-y / height) * 100}%`,
          width: `${100 / width}%`,
          height: `${100 / height}%`,
          transform: `scale(${item.isFlippedX ? -1 : 1}, ${item.isFlippedY ? -1 : 1})`,
          transformOrigin: `${(x + width / 2) * 100}% ${(y + height / 2) * 100}%`,
        }}
      />
    </div>
  );
}

const strokesUnderWay = new WeakMap<Gesture, PictureMask>();

/** The mask with the stroke that is being painted; the same object for the same stroke. */
function paintedNow(editor: Editor): PictureMask {
  const { mask, gesture } = editor.getState();
  const known = mask ?? emptyMask('');
  if (gesture.type !== 'masking') return known;
  const withIt = strokesUnderWay.get(gesture) ?? withStroke(known, gesture.stroke);
  strokesUnderWay.set(gesture, withIt);
  return withIt;
}

function paintMask(canvas: HTMLCanvasElement, mask: PictureMask): void {
  drawMask(canvas, mask, getComputedStyle(canvas).getPropertyValue('--color-vermilion') || 'red');
}

function rasterSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = RASTER_PX / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

import { type Layer, layerBox, type Scene } from '@gesso/procedural/layers';
import type { PointerEvent } from 'react';
import { classNames } from '../../shared/ui/index.ts';

/** What a layer is taken by. */
export type Grip = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right' | 'rotate';

const CORNERS: readonly { readonly grip: Grip; readonly className: string }[] = [
  { grip: 'top-left', className: 'left-0 top-0 cursor-nwse-resize' },
  { grip: 'top-right', className: 'left-full top-0 cursor-nesw-resize' },
  { grip: 'bottom-left', className: 'left-0 top-full cursor-nesw-resize' },
  { grip: 'bottom-right', className: 'left-full top-full cursor-nwse-resize' },
];

/** Larger than it looks: a finger or a shaking hand must hit it. */
const GRIP =
  'pointer-events-auto absolute grid size-6 -translate-1/2 place-items-center touch-none pointer-coarse:size-11';
const KNOB = 'block size-2.5 border border-focus bg-white shadow-[0_0_0_1px_white]';

/** The box around the selected layer, with what it is scaled and turned by; of what covers the sheet, its edge. */
export function LayerMarks(props: {
  readonly scene: Scene;
  readonly layer: Layer;
  /** CSS pixels of one pixel of the design. */
  readonly scale: number;
  readonly onGrip: (event: PointerEvent, grip: Grip) => void;
}) {
  const { scene, layer, scale, onGrip } = props;
  const box = layerBox(layer);
  const { xPx, yPx, widthPx, heightPx } = box ?? { xPx: 0, yPx: 0, ...scene };
  const canTurn = box !== undefined && layer.kind !== 'dots';
  return (
    <div
      data-layer-marks
      className="pointer-events-none absolute outline-2 outline-focus shadow-[0_0_0_3px_rgb(255_255_255/0.7)]"
      style={{ left: xPx * scale, top: yPx * scale, width: widthPx * scale, height: heightPx * scale }}
    >
      {box &&
        CORNERS.map(({ grip, className }) => (
          <span
            key={grip}
            data-grip={grip}
            className={classNames(GRIP, className)}
            onPointerDown={(event) => onGrip(event, grip)}
          >
            <i className={KNOB} />
          </span>
        ))}
      {canTurn && (
        <span
          data-grip="rotate"
          className={classNames(GRIP, '-top-6 left-1/2 cursor-grab')}
          onPointerDown={(event) => onGrip(event, 'rotate')}
        >
          <i className={classNames(KNOB, 'rounded-full')} />
        </span>
      )}
    </div>
  );
}

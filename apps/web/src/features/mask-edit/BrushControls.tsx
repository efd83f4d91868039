import type { Editor, PictureMask } from '@gesso/canvas-core';
import { Brush, Contrast, Eraser, RotateCcw, X } from 'lucide-react';
import { useId } from 'react';
import { IconButton } from '../../shared/ui/index.ts';

/** CSS pixels on the screen. */
const BRUSH = { least: 4, most: 200 } as const;
const ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;
const PRESSED = 'aria-pressed:bg-wash aria-pressed:text-ink';

/** How wide the brush is and what it does, and the deeds on the mask as a whole. */
export function BrushControls(props: {
  readonly editor: Editor;
  readonly mask: PictureMask;
  readonly zoom: number;
  readonly onLeave: () => void;
}) {
  const { editor, mask, zoom } = props;
  const { painting } = editor;
  const sizeId = useId();
  const shown = Math.round(Math.min(BRUSH.most, Math.max(BRUSH.least, mask.brushWidth * zoom)));
  return (
    <div className="flex items-center gap-0.5">
      <IconButton
        label="Paint"
        aria-pressed={!mask.erases}
        className={PRESSED}
        onClick={() => painting.setBrush({ erases: false })}
      >
        <Brush {...ICON} />
      </IconButton>
      <IconButton
        label="Erase paint"
        aria-pressed={mask.erases}
        className={PRESSED}
        onClick={() => painting.setBrush({ erases: true })}
      >
        <Eraser {...ICON} />
      </IconButton>
      <label htmlFor={sizeId} className="sr-only">
        Brush size
      </label>
      <input
        id={sizeId}
        type="range"
        min={BRUSH.least}
        max={BRUSH.most}
        value={shown}
        aria-valuetext={`${shown} pixels`}
        className="mx-2 h-6 min-w-16 flex-1 accent-cobalt pointer-coarse:h-11"
        onChange={(event) => painting.setBrush({ brushWidth: Number(event.target.value) / zoom })}
      />
      <span aria-hidden="true" className="w-8 text-ink-2 tabular-nums">
        {shown}
      </span>
      <IconButton label="Invert the mask" onClick={() => painting.invert()}>
        <Contrast {...ICON} />
      </IconButton>
      <IconButton label="Clear the mask" onClick={() => painting.clear()}>
        <RotateCcw {...ICON} />
      </IconButton>
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />
      <IconButton label="Leave the mask" onClick={props.onLeave}>
        <X {...ICON} />
      </IconButton>
    </div>
  );
}

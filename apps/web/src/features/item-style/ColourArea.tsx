import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type Hsva, toHex } from './colours.rules.ts';
import './colour-range.css';

const STEP = 0.02;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};
const RAINBOW = 'linear-gradient(to right, #f00, #ff0 17%, #0f0 33%, #0ff 50%, #00f 67%, #f0f 83%, #f00)';
const RANGE = 'colour-range h-4 w-full cursor-pointer appearance-none rounded-full';

/** Saturation and brightness in an area, hue and opacity as sliders. Written when the hand lets go. */
export function ColourArea(props: {
  readonly colour: Hsva;
  readonly onPull: (colour: Hsva) => void;
  readonly onCommit: (colour: Hsva) => void;
}) {
  const { colour, onPull, onCommit } = props;
  const area = useRef<HTMLDivElement>(null);
  const colourAt = (event: PointerEvent): Hsva => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return colour;
    const saturation = share((event.clientX - box.left) / box.width);
    return { ...colour, saturation, value: 1 - share((event.clientY - box.top) / box.height) };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [right, up] = ARROWS[event.key] ?? [];
    if (right === undefined || up === undefined) return;
    event.preventDefault();
    onCommit({ ...colour, saturation: share(colour.saturation + right), value: share(colour.value + up) });
  };
  const solid = toHex({ ...colour, alpha: 1 });
  const commit = () => onCommit(colour);
  const pure = toHex({ hue: colour.hue, saturation: 1, value: 1, alpha: 1 });
  return (
    <div className="grid gap-2.5">
      <div
        ref={area}
        role="slider"
        tabIndex={0}
        aria-label="Saturation and brightness"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(colour.saturation * 100)}
        aria-valuetext={`saturation ${percent(colour.saturation)}, brightness ${percent(colour.value)}`}
        className="relative h-32 cursor-crosshair touch-none rounded-xs"
        style={{
          background: `linear-gradient(to top, #000, transparent), linear-gradient(to right, #fff, transparent), ${pure}`,
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onPull(colourAt(event));
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && onPull(colourAt(event))}
        onPointerUp={(event) => onCommit(colourAt(event))}
        onKeyDown={onKeyDown}
      >
        <span
          className="pointer-events-none absolute size-3.5 -translate-1/2 rounded-full border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.5)]"
          style={{ left: percent(colour.saturation), top: percent(1 - colour.value), background: solid }}
        />
      </div>
      <input
        type="range"
        aria-label="Hue"
        min={0}
        max={359}
        value={Math.round(colour.hue)}
        className={RANGE}
        style={{ background: RAINBOW }}
        onChange={(event) => onPull({ ...colour, hue: Number(event.target.value) })}
        onPointerUp={commit}
        onKeyUp={commit}
      />
      <input
        type="range"
        aria-label="Opacity of the colour"
        min={0}
        max={100}
        value={Math.round(colour.alpha * 100)}
        className={`${RANGE} border border-line`}
        style={{ background: `linear-gradient(to right, transparent, ${solid})` } as CSSProperties}
        onChange={(event) => onPull({ ...colour, alpha: Number(event.target.value) / 100 })}
        onPointerUp={commit}
        onKeyUp={commit}
      />
    </div>
  );
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}

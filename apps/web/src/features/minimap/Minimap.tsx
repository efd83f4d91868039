import { type Editor, visibleRect, zoomAt } from '@gesso/canvas-core';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { drawMinimap } from './draw-minimap.ts';
import { MapPictures, type MapSources } from './map-pictures.ts';
import { centredOn, type MapView, mapView, toBoard } from './minimap-view.ts';

const SIZE = { width: 184, height: 120 };
/** Ten times a second is enough to follow a view with the eye, and costs a tenth of drawing along with it. */
const REDRAW_EVERY_MS = 100;
/** Share of the view that an arrow key travels. */
const KEY_SHARE = 0.25;
const WHEEL_ZOOM = 1.0015;

/** The whole board, small. Pressing or dragging travels, the wheel zooms, and arrows travel by keys. */
export function Minimap(props: {
  readonly editor: Editor;
  /** Where the small copies of the board's pictures lie. Keep it the same object between renders. */
  readonly pictures: MapSources;
}) {
  const { editor, pictures: sources } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<MapView | null>(null);
  /** While a finger or a mouse travels, the map stays, else it would slide away under the hand. */
  const held = useRef<MapView | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const draw = () => {
      timer = null;
      if (!canvas.current) return;
      const { camera, viewport } = editor.getState();
      const view = visibleRect(camera, viewport);
      shown.current = held.current ?? mapView(editor.items.bounds(), view, SIZE);
      drawMinimap(canvas.current, { items: editor.items.ordered(), view, pictures, map: shown.current, size: SIZE });
    };
    const ask = () => {
      timer ??= setTimeout(draw, REDRAW_EVERY_MS);
    };
    const pictures = new MapPictures(sources, ask);
    draw();
    const stops = [editor.subscribe(ask), editor.items.subscribe(ask)];
    const theme = new MutationObserver(ask);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { camera, viewport } = editor.getState();
      const middle = { x: viewport.width / 2, y: viewport.height / 2 };
      editor.lookAt(zoomAt(camera, middle as Parameters<typeof zoomAt>[1], camera.zoom * WHEEL_ZOOM ** -event.deltaY));
    };
    // React listens passively to wheels, and then the page would scroll.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      for (const stop of stops) stop();
      pictures.destroy();
      theme.disconnect();
      element?.removeEventListener('wheel', onWheel);
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor, sources]);

  const travel = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const map = held.current ?? shown.current;
    if (!map) return;
    const { camera, viewport } = editor.getState();
    const point = toBoard(map, { x: event.clientX - box.left, y: event.clientY - box.top });
    editor.lookAt(centredOn(point, camera, viewport));
  };
  const press = (event: KeyboardEvent) => {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    const { camera, viewport } = editor.getState();
    editor.lookAt({
      ...camera,
      x: camera.x + (step[0] * viewport.width * KEY_SHARE) / camera.zoom,
      y: camera.y + (step[1] * viewport.height * KEY_SHARE) / camera.zoom,
    });
  };

  return (
    <fieldset
      aria-label="Map of the board. Arrow keys travel."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is travelled by arrow keys.
      tabIndex={0}
      onKeyDown={press}
      className="rounded-md border border-line bg-paper p-1 shadow-float"
    >
      <canvas
        ref={canvas}
        style={SIZE}
        className="block cursor-crosshair touch-none rounded-sm"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = shown.current;
          travel(event);
        }}
        onPointerMove={(event) => held.current && travel(event)}
        onPointerUp={() => {
          held.current = null;
        }}
        onPointerCancel={() => {
          held.current = null;
        }}
      />
    </fieldset>
  );
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

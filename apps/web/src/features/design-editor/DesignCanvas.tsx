import { drawScene, type Scene } from '@gesso/procedural/layers';
import { useEffect, useRef } from 'react';

/** More pixels are not seen on a board, and each of them costs time at every step of a drag. */
const MOST_PIXELS = 1600;

/** A design drawn by the renderer that the engine draws with, at the size it is shown in. */
export function DesignCanvas({ scene, shownWidth }: { readonly scene: Scene; readonly shownWidth: number }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const longest = Math.max(scene.widthPx, scene.heightPx);
  const wanted = (shownWidth / scene.widthPx) * Math.min(2, globalThis.devicePixelRatio || 1);
  // Steps of a half keep a slow zoom from drawing the design anew at every pixel of it.
  const scale = Math.min(1, MOST_PIXELS / longest, 2 ** (Math.ceil(Math.log2(wanted) * 2) / 2));
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const canvas = ref.current;
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return;
      canvas.width = Math.max(1, Math.round(scene.widthPx * scale));
      canvas.height = Math.max(1, Math.round(scene.heightPx * scale));
      context.scale(scale, scale);
      drawScene(context, scene, { createCanvas, createPath: (d) => new Path2D(d) });
    });
    return () => cancelAnimationFrame(frame);
  }, [scene, scale]);
  return <canvas ref={ref} role="img" aria-label="The design" className="block size-full" />;
}

function createCanvas(widthPx: number, heightPx: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  return canvas;
}

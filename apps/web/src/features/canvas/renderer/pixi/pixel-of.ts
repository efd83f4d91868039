import type { ScreenPoint } from '@gesso/canvas-core';

/** One pixel of a canvas as `#rrggbb`; null beside it. */
export function pixelOf(element: HTMLCanvasElement, at: ScreenPoint, pixelRatio: number): string | null {
  const pixel = document.createElement('canvas');
  pixel.width = 1;
  pixel.height = 1;
  const pen = pixel.getContext('2d', { willReadFrequently: true });
  if (!pen) return null;
  pen.drawImage(element, Math.floor(at.x * pixelRatio), Math.floor(at.y * pixelRatio), 1, 1, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return null;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

import type { BoardItem, Camera } from '@gesso/canvas-core';

/** Where a whole design lies in the view, in CSS pixels, turned and mirrored as its item is. */
export type DesignFrame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** For CSS. */
  readonly transform: string;
};

/** The place of a design of which the item may show a part only: the rest lies around it while it is open. */
export function frameOf(item: BoardItem, camera: Camera): DesignFrame {
  const crop = item.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const width = (item.width / crop.width) * camera.zoom;
  const height = (item.height / crop.height) * camera.zoom;
  const middleX = (item.x + item.width / 2 - camera.x) * camera.zoom;
  const middleY = (item.y + item.height / 2 - camera.y) * camera.zoom;
  const flipX = item.isFlippedX ? -1 : 1;
  const flipY = item.isFlippedY ? -1 : 1;
  // The part that is shown keeps its middle; everything turns about it.
  const originX = (crop.x + crop.width / 2) * width;
  const originY = (crop.y + crop.height / 2) * height;
  return {
    left: middleX - originX,
    top: middleY - originY,
    width,
    height,
    transform: `translate(${originX}px, ${originY}px) rotate(${item.rotation}deg) scale(${flipX}, ${flipY}) translate(${-originX}px, ${-originY}px)`,
  };
}

/** Turns a step of the pointer in the view into one in the design, in its pixels. */
export function toDesign(
  step: { readonly x: number; readonly y: number },
  item: BoardItem,
  pixelsPerPixel: number,
): { readonly xPx: number; readonly yPx: number } {
  const turn = (-item.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return {
    xPx: (step.x * cos - step.y * sin) * (item.isFlippedX ? -1 : 1) * pixelsPerPixel,
    yPx: (step.x * sin + step.y * cos) * (item.isFlippedY ? -1 : 1) * pixelsPerPixel,
  };
}

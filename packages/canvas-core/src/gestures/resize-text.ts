import type { ItemPatch } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import { canvasPoint, rotatePoint } from '../geometry/point.ts';
import type { Geometry } from '../geometry/rect.ts';
import { layoutText } from '../look/layout-text.ts';
import { textStyleOf } from '../look/text-style.ts';
import type { Resizing } from './gesture.ts';
import type { TextMeasure } from './gesture-handler.ts';
import { placeBox, resizeBox } from './resize-box.ts';

/** A text whose left or right side was dragged wraps there; other handles change the size of its letters. */
export function resizedText(
  options: {
    readonly item: BoardItem;
    readonly gesture: Pick<Resizing, 'box' | 'handle'>;
    readonly travel: { readonly x: number; readonly y: number };
    readonly fromCentre: boolean;
  },
  measureText: TextMeasure | undefined,
): { readonly place: Geometry; readonly look: ItemPatch } {
  const { item, gesture, fromCentre } = options;
  const { box, handle } = gesture;
  if (handle.y !== 0) {
    const place = resizeBox({ box, handle, travel: options.travel, keepsProportion: true, fromCentre });
    return { place, look: scaledText(item, place.height / box.height) };
  }
  const travel = rotatePoint(canvasPoint(options.travel.x, options.travel.y), canvasPoint(0, 0), -box.rotation);
  const style = { ...textStyleOf(item), fit: 'wrap' as const };
  // Narrower than a letter every letter would stand on a line of its own.
  const width = Math.max(style.size, box.width + travel.x * handle.x * (fromCentre ? 2 : 1));
  const measure = measureText?.(style);
  const height = measure
    ? layoutText({ text: item.text ?? '', style, box: { width, height: box.height }, measure }).height
    : box.height;
  // The top edge stays where it is: a text grows downwards.
  const place = placeBox({ box, handle: { x: handle.x, y: 1 }, anchorX: fromCentre ? 0 : handle.x, width, height });
  return { place, look: { textFit: 'wrap' } };
}

/** The size of letters after a text was scaled, to the hundredth of a unit. */
export function scaledText(item: BoardItem, scale: number): ItemPatch {
  return { fontSize: Math.max(1, Math.round(textStyleOf(item).size * scale * 100) / 100) };
}

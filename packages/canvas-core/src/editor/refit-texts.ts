import type { Command, ItemPatch } from '../commands/command.ts';
import type { ItemLook } from '../document/item-look.ts';
import type { Geometry } from '../geometry/rect.ts';
import type { GestureContext } from '../gestures/gesture-handler.ts';
import { layoutText } from '../look/layout-text.ts';
import { textBoxOf, textStyleOf } from '../look/text-style.ts';
import { fittedPlace } from './typing.ts';

/** What a text's lines depend on. */
const SETTING: readonly (keyof ItemLook)[] = ['fontFamily', 'fontSize', 'fontWeight', 'lineHeight', 'textFit'];

/** The boxes that texts need after they are set otherwise; none where nobody can measure letters. */
export function refitTexts(
  changes: readonly (readonly [string, ItemPatch])[],
  { items, measureText }: GestureContext,
): Command[] {
  const places = new Map<string, Partial<Geometry>>();
  for (const [id, patch] of changes) {
    const item = items.get(id);
    if (item?.kind !== 'text' || !measureText || !SETTING.some((field) => field in patch)) continue;
    const next = { ...item, ...patch } as typeof item;
    const style = textStyleOf(next);
    const layout = layoutText({ text: next.text ?? '', style, box: textBoxOf(next), measure: measureText(style) });
    const place = fittedPlace(next, { width: Math.max(layout.width, style.size / 4), height: layout.height });
    if (place) places.set(id, place);
  }
  return places.size === 0 ? [] : [{ type: 'transform', changes: places }];
}

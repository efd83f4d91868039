import type { ItemKind } from '@gesso/contract';
import type { ItemPatch } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import type { ItemLook } from '../document/item-look.ts';

/** A look that was taken from an item, to be given to others. */
export type CopiedStyle = { readonly kind: ItemKind; readonly look: ItemLook };

const LINE = ['stroke', 'strokeWidth', 'opacity'] as const;
const WORDS = ['fontFamily', 'fontSize', 'fontWeight', 'textAlign', 'lineHeight', 'textColor'] as const;
const HEADS = ['headFrom', 'headTo'] as const;
const AREA = ['fill', ...LINE, 'dash', 'cornerRadius'] as const;

/** What of a look is style, for each kind: never where an item lies, what it says or what it shows. */
const STYLE_FIELDS: Readonly<Record<ItemKind, readonly (keyof ItemLook)[]>> = {
  shape: [...AREA, ...HEADS, ...WORDS],
  note: ['fill', 'opacity', ...WORDS],
  text: ['opacity', ...WORDS],
  frame: ['fill', ...LINE, 'cornerRadius'],
  drawing: LINE,
  connector: [...LINE, 'dash', ...HEADS],
  image: [...LINE, 'cornerRadius'],
  video: [...LINE, 'cornerRadius'],
  design: [...LINE, 'cornerRadius'],
  model3d: [...LINE, 'cornerRadius'],
  group: ['opacity'],
};

/** The style of an item. */
export function styleOf(item: BoardItem): CopiedStyle {
  const fields = STYLE_FIELDS[item.kind].flatMap((name) =>
    item[name] === undefined ? [] : [[name, item[name]] as const],
  );
  return { kind: item.kind, look: Object.fromEntries(fields) };
}

/** What makes an item look like the one that the style is from, as far as their kinds share; what that lacks goes. */
export function stylePatch({ kind, look }: CopiedStyle, item: BoardItem): ItemPatch {
  const shared = STYLE_FIELDS[kind].filter((name) => STYLE_FIELDS[item.kind].includes(name));
  return Object.fromEntries(shared.map((name) => [name, look[name]]));
}

import type { BoardItem } from '../document/item.ts';
import { orderKeysBetween } from '../document/order-key.ts';
import type { OrderTarget } from './command.ts';

/**
 * New order keys for the items that move in the stack. They keep their order among themselves.
 *
 * @param items - All items, back to front.
 * @returns Keys by id; empty when the items lie there already.
 */
export function reorderedKeys(
  items: readonly BoardItem[],
  moving: ReadonlySet<string>,
  target: OrderTarget,
): ReadonlyMap<string, string> {
  const movers = items.filter((item) => moving.has(item.id));
  const others = items.filter((item) => !moving.has(item.id));
  if (movers.length === 0 || others.length === 0) return new Map();
  const slot = slotFor({ items, others, moving, target });
  if (liesAt(items, movers, others, slot)) return new Map();
  const bounds = openBounds(others, slot);
  const keys = orderKeysBetween(bounds.after, bounds.before, movers.length);
  return new Map(movers.map((item, position) => [item.id, keys[position] as string]));
}

/** How many of the others lie behind the movers afterwards. */
function slotFor(stack: {
  readonly items: readonly BoardItem[];
  readonly others: readonly BoardItem[];
  readonly moving: ReadonlySet<string>;
  readonly target: OrderTarget;
}): number {
  const { items, others, moving, target } = stack;
  switch (target) {
    case 'front':
      return others.length;
    case 'back':
      return 0;
    case 'forward': {
      const top = items.findLastIndex((item) => moving.has(item.id));
      const behindTop = items.slice(0, top).filter((item) => !moving.has(item.id)).length;
      return Math.min(others.length, behindTop + 1);
    }
    case 'backward': {
      const bottom = items.findIndex((item) => moving.has(item.id));
      return Math.max(0, bottom - 1);
    }
  }
}

function liesAt(
  items: readonly BoardItem[],
  movers: readonly BoardItem[],
  others: readonly BoardItem[],
  slot: number,
): boolean {
  const wanted = [...others.slice(0, slot), ...movers, ...others.slice(slot)];
  return wanted.every((item, position) => item === items[position]);
}

/**
 * The keys around a slot. Where both are the same (two people minted one key at once) nothing fits between, so the slot
 * widens towards the front until something does.
 */
export function openBounds(
  others: readonly BoardItem[],
  slot: number,
): { after: string | null; before: string | null } {
  const after = others[slot - 1]?.index ?? null;
  const before = others.slice(slot).find((item) => after === null || item.index > after)?.index ?? null;
  return { after, before };
}

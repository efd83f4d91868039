import { type BoardItem, type Geometry, MIN_ITEM_SIZE } from '@gesso/canvas-core';

export type GeometryField = keyof Geometry;

/** The value that all items share, to a hundredth as it is shown; null when they differ. */
export function sharedValue(items: readonly BoardItem[], field: GeometryField): number | null {
  const values = new Set(items.map((item) => rounded(item[field])));
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

/** What a field shows: at most two decimals, none of them zero. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}

/**
 * What each item becomes when one field of all of them is written.
 *
 * @param change.to - The new value, from the value that an item has now.
 * @param change.keepsProportion - Width takes height along, and the other way round.
 */
export function changedGeometry(
  items: readonly BoardItem[],
  change: {
    readonly field: GeometryField;
    readonly to: (now: number) => number;
    readonly keepsProportion: boolean;
  },
): ReadonlyMap<string, Partial<Geometry>> {
  const { field, to, keepsProportion } = change;
  const changes = new Map<string, Partial<Geometry>>();
  for (const item of items) {
    if (item.isLocked) continue;
    const wanted = to(item[field]);
    if (!Number.isFinite(wanted)) continue;
    const value = limited(field, wanted);
    if (value === item[field]) continue;
    const ratio = value / item[field];
    const other = field === 'width' ? 'height' : field === 'height' ? 'width' : null;
    changes.set(item.id, {
      [field]: value,
      ...(keepsProportion && other ? { [other]: Math.max(MIN_ITEM_SIZE, item[other] * ratio) } : {}),
    });
  }
  return changes;
}

function limited(field: GeometryField, value: number): number {
  if (field === 'width' || field === 'height') return Math.max(MIN_ITEM_SIZE, value);
  // -90 and 270 are the same turn; one of them is shown.
  return field === 'rotation' ? ((value % 360) + 360) % 360 : value;
}

/** Where a row ends and begins on the screen, in pixels from the top. */
export type RowEdges = { readonly top: number; readonly bottom: number };

/** Before which of the rows something let go at this height belongs; their number stands for after the last. */
export function placeAt(rows: readonly RowEdges[], y: number): number {
  const place = rows.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  return place === -1 ? rows.length : place;
}

/**
 * The order with one id moved before what stands at a place now.
 *
 * @returns The very order given where nothing would move.
 */
export function movedTo(order: readonly string[], id: string, place: number): readonly string[] {
  const from = order.indexOf(id);
  if (from === -1 || place === from || place === from + 1) return order;
  return order.toSpliced(from, 1).toSpliced(place > from ? place - 1 : place, 0, id);
}

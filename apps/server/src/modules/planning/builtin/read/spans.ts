/** A part of a text, from its first character to the one behind its last. */
export type Span = { readonly from: number; readonly to: number };

export function isWithin({ from, to }: Span, outer: Span): boolean {
  return from >= outer.from && to <= outer.to;
}

/** A part of a text without the parts cut out of it. */
export function textWithout(text: string, part: Span, cuts: readonly Span[]): string {
  let kept = '';
  let at = part.from;
  for (const cut of cuts.toSorted((a, b) => a.from - b.from)) {
    if (cut.to <= at || cut.from >= part.to) continue;
    kept += `${text.slice(at, Math.max(at, cut.from))} `;
    at = Math.max(at, cut.to);
  }
  return kept + text.slice(at, Math.max(at, part.to));
}

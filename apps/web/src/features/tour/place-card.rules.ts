/** A box on the screen, in CSS pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Size = { readonly width: number; readonly height: number };

/** Air between a card, what it explains, and the edges of the screen. */
const GAP_PX = 14;

/**
 * Where a card stands beside what it explains, without covering it: at the left, else above, below or at the right;
 * null where the screen is too small for that.
 */
export function placeCard(target: Box, card: Size, screen: Size): { readonly x: number; readonly y: number } | null {
  const besideY = between(target.y, GAP_PX, screen.height - card.height - GAP_PX);
  const middleX = between(target.x + (target.width - card.width) / 2, GAP_PX, screen.width - card.width - GAP_PX);
  const places = [
    { x: target.x - card.width - GAP_PX, y: besideY },
    { x: middleX, y: target.y - card.height - GAP_PX },
    { x: middleX, y: target.y + target.height + GAP_PX },
    { x: target.x + target.width + GAP_PX, y: besideY },
  ];
  const fits = ({ x, y }: { x: number; y: number }) =>
    x >= GAP_PX && y >= GAP_PX && x + card.width <= screen.width - GAP_PX && y + card.height <= screen.height - GAP_PX;
  return places.find(fits) ?? null;
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

import type { OrderToCheck } from '@gesso/provider-kit';

const TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** What MiniMax would refuse of the first picture: it is sent inside the order, and drawings in vectors are no pictures there. */
export function findMinimaxFault({ references }: OrderToCheck): string | undefined {
  const isTaken = references.every(({ mimeType }) => TYPES.has(mimeType));
  return isTaken ? undefined : 'Hailuo 01 takes a first picture as PNG, JPEG or WebP.';
}

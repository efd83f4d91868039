import { type OrderToCheck, readSwitch, readText } from '@gesso/provider-kit';

const TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/**
 * What MiniMax would refuse of the picture: it is sent inside the order, and drawings in vectors are no pictures there. Only
 * clips of words and of a first picture follow camera commands.
 */
export function findMinimaxFault({ settings, references }: OrderToCheck): string | undefined {
  const isOther = readText(settings, 'pictureAs') !== 'first';
  if (isOther && references.length === 0) return 'Hailuo 01 needs the picture of the drawing or of the person.';
  if (isOther && readSwitch(settings, 'director')) {
    return 'Hailuo 01 follows camera commands with words alone or with a first picture.';
  }
  const isTaken = references.every(({ mimeType }) => TYPES.has(mimeType));
  return isTaken ? undefined : 'Hailuo 01 takes a first picture as PNG, JPEG or WebP.';
}

import type { Piece } from '../read/asked.ts';
import { tidyWish } from '../read/tidy.ts';

const FIRST = /^(?:[:,–-]\s*)?(?:one|the first|1)\s+(?:(?:is|shows|showing|with|of|in|as|for|on)\s+)/iu;
const NEXT =
  /\s*(?:,\s*and|,|;|\.|\band)\s+(?:one|another|the (?:other|second|third|fourth|last)(?: one)?)\s+(?:(?:is|shows|showing|with|of|in|as|for|on)\s+)/giu;

/** "2 images: one of a cat and one of a dog" is two pictures of different things, and not two of one. */
export function partPictures(piece: Piece): readonly Piece[] {
  if (piece.count < 2 || !FIRST.test(piece.idea)) return [piece];
  const ideas = piece.idea
    .replace(FIRST, '')
    .split(NEXT)
    .map(tidyWish)
    .filter((idea) => idea !== '');
  if (ideas.length !== piece.count) return [piece];
  return ideas.map((idea) => ({ ...piece, count: 1, idea: piece.noun === '' ? idea : `of ${idea}` }));
}

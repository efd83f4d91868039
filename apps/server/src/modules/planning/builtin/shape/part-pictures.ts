import type { Piece } from '../read/asked.ts';
import { tidyWish } from '../read/tidy.ts';

const SHOWS = '(?:is|shows|showing|with|of|in|as|for|on)';
const FIRST = new RegExp(String.raw`^(?:[:,–-]\s*)?(?:one|the first|1)\s+${SHOWS}\s+`, 'iu');
const NEXT = new RegExp(
  String.raw`\s*(?:,\s*and|,|;|\.|\band)\s+(?:one|another|the (?:other|second|third|fourth|last)(?: one)?)\s+${SHOWS}\s+`,
  'giu',
);
/** "one minimalist and one playful, for …": ways, and then what all of them are of. */
const WAYS = /^(?:[:,–-]\s*)?one ([\p{L}\s-]{2,40}?)(?:,| and)(?: and)? one ([\p{L}\s-]{2,40}?)(?:,\s*(.*))?$/iu;
/** "one for each: dawn, noon and night": what they are of, and then the ways. */
const EACH = /^(.*?),?\s*(?:one|each)?\s*(?:for|per|of)?\s*(?:each|one|every)?(?:\s+\p{L}+)?\s*:\s*([^.:]+)$/iu;
/** "1. a whale 2. a lighthouse". */
const NUMBERED = /(?:^|[\s,;:])\(?\d{1,2}[.)]\s+/u;
const MOST_WORDS = 6;

/** "2 images: one of a cat and one of a dog" is two pictures of different things, and not two of one. */
export function partPictures(piece: Piece): readonly Piece[] {
  if (piece.count < 2) return [piece];
  const ideas = partIdeas(piece.idea).filter((idea) => idea !== '');
  if (ideas.length !== piece.count) return [piece];
  return ideas.map((idea) => ({ ...piece, count: 1, idea }));
}

function partIdeas(idea: string): readonly string[] {
  if (FIRST.test(idea)) {
    const parts = idea.replace(FIRST, '').split(NEXT);
    return parts.map((part) => `of ${tidyWish(part)}`);
  }
  const listed = idea.split(NUMBERED).map(tidyWish);
  if (listed.length > 2) return listed.slice(1).map((item) => tidyWish(`${listed[0] ?? ''} of ${item}`));
  const ways = WAYS.exec(idea);
  if (ways !== null) return [ways[1], ways[2]].map((way) => tidyWish(`${ways[3] ?? ''}, ${way ?? ''}`));
  const each = EACH.exec(idea);
  if (each === null) return [];
  const items = (each[2] ?? '').split(/\s*(?:,\s*and|,|;|\band)\s+/iu).map(tidyWish);
  const areShort = items.every((item) => item !== '' && item.split(' ').length <= MOST_WORDS);
  return areShort ? items.map((item) => tidyWish(`${each[1] ?? ''}, ${item}`)) : [];
}

import type { ModelKind } from '@gesso/contract';

/** Words for numbers as people write them. */
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  both: 2,
  couple: 2,
  three: 3,
  few: 3,
  some: 3,
  several: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  dozen: 12,
};
export const NUMBER_WORD = `\\d{1,3}|${Object.keys(NUMBERS).join('|')}`;

export function numberOf(word: string): number | undefined {
  return /^\d+$/u.test(word) ? Number(word) : NUMBERS[word];
}

const ORDINALS: Readonly<Record<string, number>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  fifth: 4,
  sixth: 5,
  seventh: 6,
  eighth: 7,
  ninth: 8,
  tenth: 9,
  last: -1,
  latest: -1,
  final: -1,
};
export const ORDINAL_WORD = `${Object.keys(ORDINALS).join('|')}|\\d{1,2}(?:st|nd|rd|th)`;

/** Where in the row an ordinal points, from 0; the last is −1. */
export function placeOf(word: string): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/u.exec(word)?.[1];
  return digits === undefined ? ORDINALS[word] : Number(digits) - 1;
}

/** Shapes people name; the exact sizes are in `formats.rules.ts`. */
export const FORMAT_WORD =
  '(?:(?:instagram|insta|ig|tiktok|facebook|fb|linkedin|twitter|x|youtube|yt|pinterest|web|website|email|wide|large|small) )?(?:stor(?:y|ies)|reels?|facebook|linkedin|pinterest|tiktok|youtube|square|banner|header|hero|portrait|landscape|thumbnail|leaderboard|skyscraper|billboard|pin|cover|post|flyer|postcard|business card|letterhead|a[2-6](?: landscape| portrait)?|\\d{1,3}:\\d{1,3}|\\d{2,5} ?[x×] ?\\d{2,5})(?:s)?(?![\\p{L}\\d-])';

/** What results are called, by the kind of file; the generic words fit any picture. */
const NOUN_KINDS: readonly (readonly [RegExp, readonly ModelKind[] | undefined])[] = [
  [
    /^(ones?|results?|things?|items?|pieces?|options?|variants?|variations?|versions?|outputs?|files?|selection|set|lot)$/u,
    undefined,
  ],
  [/^(clips?|videos?|films?|movies?|animations?|loops?|gifs?|footage|teasers?|trailers?|reels?)$/u, ['video']],
  [/^(models?|meshe?s?|objects?|renders?|sculptures?)$/u, ['model3d']],
];
export const PICTURE_NOUN =
  'pictures?|images?|photos?|photographs?|pics?|posters?|flyers?|designs?|drawings?|illustrations?|artworks?|graphics?|logos?|banners?|cards?|covers?|stickers?|badges?|labels?|icons?|patterns?|wallpapers?|mockups?|visuals?|ads?|posts?|stor(?:y|ies)|shots?|invitations?|menus?|thumbnails?|headers?|screenshots?|sketch(?:es)?|paintings?|renderings?';
export const PIECE_NOUN = `ones?|results?|things?|items?|pieces?|options?|variants?|variations?|versions?|outputs?|files?|selection|set|lot|clips?|videos?|films?|movies?|animations?|loops?|gifs?|footage|teasers?|trailers?|reels?|(?:3d )?models?|mesh(?:es)?|${PICTURE_NOUN}`;
/** Words that stand for any result and say nothing of what it shows. */
export const EMPTY_NOUN =
  /^(ones?|results?|things?|items?|pieces?|options?|outputs?|files?|selection|set|lot|pictures?|images?|photos?|photographs?|pics?|designs?|graphics?|visuals?|artworks?|clips?|videos?|(?:3d )?models?|shots?)$/u;

export function kindsOf(noun: string): readonly ModelKind[] | undefined {
  const word = noun.replace(/^3d /u, '');
  const known = NOUN_KINDS.find(([pattern]) => pattern.test(word));
  return known === undefined ? ['image'] : known[1];
}

export function isPlural(noun: string): boolean {
  return /s$/u.test(noun) || /^(footage|selection|set|lot)$/u.test(noun);
}

/** The word in its singular, good enough to compare with the words of a title. */
export function singular(word: string): string {
  if (/ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/u.test(word)) return word;
  return word.replace(/s$/u, '');
}

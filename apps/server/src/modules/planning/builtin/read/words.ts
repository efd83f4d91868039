import { openCorrector } from '@gesso/procedural';
import { DELIVERABLES } from './deliverables.ts';

/** A word or a mark of a brief and where it stands. */
export type Word = {
  /** Lower case, singular where the singular is one of ours. */
  readonly word: string;
  readonly raw: string;
  readonly at: number;
  readonly end: number;
  /** Punctuation, a line's end or a quote, and no word. */
  readonly isMark: boolean;
};

const TOKEN = /[\p{L}\d][\p{L}\p{M}\d]*(?:['’]\p{L}+)?|\n|\S/gu;

/** Words of ours that are long enough for a slip to leave no doubt; of "crust" no crest may become. */
const MISTYPED = `variant variants variation variations version versions option options alternative alternatives image images
  picture pictures video videos animate animated animation combine combined seconds landscape portrait vertical horizontal square
  instagram facebook linkedin pinterest youtube story stories poster posters banner banners sticker stickers pattern patterns flyer
  flyers leaflet business teaser trailer thumbnail thumbnails wallpaper wallpapers invitation packaging storyboard illustration
  illustrations campaign carousel newsletter brochure billboard slideshow mockup postcard certificate infographic`;

/** English words that only look like slips of ours; found by trying a dictionary, shortened to what people write. */
const LOOKALIKES: ReadonlySet<string> = new Set(
  `adds animates animating animators banger bangers banker bankers banned banter banters bushiness campaigns carouse combiner combines
  combining flier fliers foyer foyers fryer fryers flayer horizontally illustrating illustrative illustrator illustrators imaged
  imitation imitations indication indications initiation invocation irritation intimation vacations landscapes landscaped option
  second pattens patter patters pester paster posted poser posers posher porter porters potter potters portraits pictured scoreboard
  starboard sideshow sicker slicker snicker snickers stacker stickler stinker stocker stork storm storms stormy stony store stores
  storey storied squared squares squire taser tease teased teases terser trailed trainer trainers trawler brochures newsletters
  leaflets carousels wallpapered visual labels medals mascots imagine imagines caver lover clover hovers cover covers reels clips`
    .trim()
    .split(/\s+/u),
);

/** Small words that say how things hang together; two letters of them are often swapped. */
const SMALL = ['about', 'with', 'without', 'from', 'for', 'of', 'and', 'the'];
/** Swapped letters that make another word. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['fro', 'form', 'whit', 'nad', 'fo', 'hte']);
const SMALL_SLIPS: ReadonlyMap<string, string> = new Map([
  ...SMALL.flatMap((word) => swapsOf(word).map((slip) => [slip, word] as const)),
  ...'abou abouut aboutt aboout'.split(' ').map((slip) => [slip, 'about'] as const),
  ...'wih wiith withh'.split(' ').map((slip) => [slip, 'with'] as const),
  ...'withot witout wihout'.split(' ').map((slip) => [slip, 'without'] as const),
]);

const SINGLE_WORDS: ReadonlySet<string> = new Set([...DELIVERABLES.keys()].flatMap((phrase) => phrase.split('-')));
const KNOWN: ReadonlySet<string> = new Set([...SINGLE_WORDS, ...MISTYPED.trim().split(/\s+/u)]);
const corrector = openCorrector(MISTYPED.trim().split(/\s+/u));

/** Sets right the words that are slips of ours ("postr", "instgram", "logoo"), and leaves everything else alone. */
export function correctSlips(text: string): string {
  return text.replace(/(?<![\p{L}\d])\p{L}{3,24}(?![\p{L}\d])/gu, (raw) => {
    const word = raw.toLowerCase();
    const small = SMALL_SLIPS.get(word);
    if (small !== undefined) return inCaseOf(raw, small);
    if (word.length < 4 || isKnown(word) || LOOKALIKES.has(word)) return raw;
    const undoubled = word.replace(/(.)\1+/gu, '$1');
    const meant = isKnown(undoubled) && word.length > undoubled.length ? undoubled : corrector.closest(word);
    return meant === undefined || meant.length < 4 ? raw : inCaseOf(raw, meant);
  });
}

/** Splits a text into words, marks and line ends. Hyphens between words are left out: "t-shirt" is two words. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [raw] = match;
    const at = match.index;
    const end = at + raw.length;
    const isWord = /^[\p{L}\d]/u.test(raw);
    const isHyphen =
      /^[-‐‑]$/u.test(raw) && /[\p{L}\d]/u.test(text[at - 1] ?? '') && /[\p{L}\d]/u.test(text[end] ?? '');
    if (isHyphen) continue;
    words.push({ word: isWord ? baseOf(raw) : raw, raw, at, end, isMark: !isWord });
  }
  return words;
}

/** Lower case, and the singular of what is one of our words in the singular. */
function baseOf(raw: string): string {
  const word = raw.toLowerCase().replaceAll('’', "'");
  if (SINGLE_WORDS.has(word) || word.length < 4 || !word.endsWith('s')) return word;
  const forms = [word.slice(0, -1), word.slice(0, -2), `${word.slice(0, -3)}y`];
  return forms.find((form) => SINGLE_WORDS.has(form)) ?? word;
}

/** A word with two neighbouring letters swapped, in every way that leaves no other word. */
function swapsOf(word: string): readonly string[] {
  return [...word.slice(1)]
    .map((letter, at) => `${word.slice(0, at)}${letter}${word[at] ?? ''}${word.slice(at + 2)}`)
    .filter((slip) => slip !== word && !OTHER_WORDS.has(slip));
}

function isKnown(word: string): boolean {
  return KNOWN.has(word) || SINGLE_WORDS.has(baseOf(word));
}

function inCaseOf(raw: string, word: string): string {
  if (raw.length > 1 && raw === raw.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(raw) ? `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}` : word;
}

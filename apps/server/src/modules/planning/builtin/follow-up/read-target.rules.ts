import type { ModelKind } from '@gesso/contract';
import type { Target } from './follow-up.ts';
import {
  EMPTY_NOUN,
  isPlural,
  kindsOf,
  NUMBER_WORD,
  numberOf,
  ORDINAL_WORD,
  PIECE_NOUN,
  placeOf,
  singular,
} from './piece-words.rules.ts';

/** What a part of a brief speaks of, and its words with "it" where that was named. */
export type ReadTarget = { readonly target: Target | undefined; readonly words: string };

/** Words that end a name of a thing: "the background of the photo" names the photo. */
const BETWEEN =
  "(?!(?:of|in|on|the|my|our|your|all|both|each|every|any|a|an|and|with|to|into|for|as|from|at|it|is|by|more|bigger|smaller|larger|make|turn|headline|title|tagline|subtitle|background|text|font|colou?rs?|palette|this|that|these|those)\\b)[\\p{L}\\d:'-]+";
const ORDINALS = `(?:${ORDINAL_WORD})(?:\\+(?:${ORDINAL_WORD}))*`;
const LEAD = '(?:(in|on|of|from|for|to|at|with|using|out of|about) )?';
const QUANTITY = `(?:(all|both|each|every|any)(?: of)? )?`;

/** "the first two posters", "these clips", "all the blue ones", "every picture". */
const NAMED = new RegExp(
  `(?<![\\p{L}\\d])${LEAD}${QUANTITY}(?:(the|this|that|these|those|my|our|your) )?((?:${BETWEEN} ){0,4}?)(${PIECE_NOUN})(?![\\p{L}\\d-])`,
  'gu',
);
/** "the first", "the last two", "first+third". */
const COUNTED = new RegExp(
  `(?<![\\p{L}\\d])${LEAD}(?:the |your |my )?(?<![\\d-] ?)(${ORDINALS})(?: (${NUMBER_WORD}))?(?! letters?| words?| lines?| half| name)(?![\\p{L}\\d-])`,
  'u',
);
/** "number 2", "#3", "picture 2". */
const NUMBERED = new RegExp(
  `(?<![\\p{L}\\d])${LEAD}(?:the )?(?:number |no\\.? ?|nr\\.? ?|#|(?:${PIECE_NOUN}) (?:number |no\\.? ?|#)?)(\\d{1,2}(?:\\+\\d{1,2})*)(?![\\p{L}\\d:-]| ?(?:seconds?|secs?|s|px|%|x)\\b)`,
  'u',
);
/** "this summer" and "that says" speak of no picture. */
const NO_PIECE =
  '(?! (?:summer|winter|spring|autumn|fall|year|month|week|weekend|morning|evening|night|season|monday|tuesday|wednesday|thursday|friday|saturday|sunday|brand|company|event|campaign|product|project|shop|store|client|brief|time|way|kind|sort|style|idea|text|headline|title|tagline|copy|quote|day|city|town|says?|shows?|is|are|was|reads?|has|have|will|would|can|feels?|makes?|we|i|you|they)\\b)';
const PRONOUN = new RegExp(
  `(?<![\\p{L}\\d])${LEAD}((?:the )?same(?: (?:thing|one|again))?(?! style)|all of them|all of these|all of those|all of it|both of them|both of these|each of them|each of these|all these|all those|it all|them all|(?:these|those|this|that)(?![\\p{L}\\d'-])${NO_PIECE}|them|it|both|everything|all (?:${NUMBER_WORD})|each one|each|the (?:two|three|four|five|six)|(?:my |the )?selected|all(?= (?:in|into|to|with)\\b|$))(?![\\p{L}\\d'-])`,
  'u',
);

/** Finds what a part of a brief speaks of, the most exact name first. */
export function readTarget(text: string): ReadTarget {
  return (
    readNumbered(text) ??
    readNamed(text) ??
    readCounted(text) ??
    readPronoun(text) ?? { target: undefined, words: text }
  );
}

function readNumbered(text: string): ReadTarget | undefined {
  const found = NUMBERED.exec(text);
  if (found === null) return undefined;
  const places = found[2]!.split('+').map((digits) => Number(digits) - 1);
  const noun = new RegExp(`(${PIECE_NOUN})`, 'u').exec(found[0])?.[1];
  const kinds = noun === undefined ? undefined : kindsOf(noun);
  return {
    target: toTarget({ places, number: places.length > 1 ? 'many' : 'one', kinds }),
    words: replaced(text, found),
  };
}

function readNamed(text: string): ReadTarget | undefined {
  for (const found of text.matchAll(NAMED)) {
    const [, , quantity, determiner, between = '', noun = ''] = found;
    const words = between
      .trim()
      .split(' ')
      .filter((word) => word !== '');
    // Without "the" or "all" it is a new thing, unless it is the only word: "animate posters".
    if (quantity === undefined && determiner === undefined) continue;
    // "versions" are made and not given, unless it is said which.
    if (/^(versions?|set|lot)$/u.test(noun) && quantity === undefined && words.length === 0) continue;
    const ordinals = words.flatMap((word) => word.split('+')).flatMap((word) => placeOf(word) ?? []);
    const counts = words.flatMap((word) => (placeOf(word) === undefined ? (numberOf(word) ?? []) : []));
    const rest = words.filter(
      (word) => word.split('+').every((part) => placeOf(part) === undefined) && numberOf(word) === undefined,
    );
    const titleWords = rest
      .filter(
        (word) =>
          !/^(new|same|other|selected|existing|whole|attached|uploaded|current|previous|earlier|nice|beautiful|generated|above|combined|\dd)$/u.test(
            word,
          ),
      )
      .map(singular);
    const count = counts[0];
    const places = spread(ordinals, count);
    const isMany = isPlural(noun) || places.length > 1 || /^(these|those)$/u.test(determiner ?? '') || (count ?? 1) > 1;
    return {
      target: toTarget({
        places,
        number: quantity !== undefined ? 'all' : isMany ? 'many' : 'one',
        kinds: kindsOf(noun),
        titleWords,
        noun: EMPTY_NOUN.test(noun) || /^(versions?|variants?|variations?)$/u.test(noun) ? undefined : singular(noun),
      }),
      words: replaced(text, found),
    };
  }
  return undefined;
}

function readCounted(text: string): ReadTarget | undefined {
  const found = COUNTED.exec(text);
  if (found === null) return undefined;
  const ordinals = found[2]!.split('+').flatMap((word) => placeOf(word) ?? []);
  const places = spread(ordinals, found[3] === undefined ? undefined : numberOf(found[3]));
  return {
    target: toTarget({ places, number: places.length > 1 ? 'many' : 'one' }),
    words: replaced(text, found),
  };
}

function readPronoun(text: string): ReadTarget | undefined {
  const found = PRONOUN.exec(text);
  if (found === null) return undefined;
  const said = found[2]!;
  const number = /^(all|both|each|every|it all|them all|the (?!same))/u.test(said)
    ? 'all'
    : /^(these|those|them)$/u.test(said)
      ? 'many'
      : 'one';
  return { target: toTarget({ number, isPronoun: true }), words: replaced(text, found) };
}

function toTarget(known: Partial<Target> & Pick<Target, 'number'>): Target {
  const kinds: readonly ModelKind[] | undefined = known.kinds;
  return { places: [], titleWords: [], noun: undefined, isPronoun: false, ...known, kinds };
}

/** "the last two" is the last and the one before it, "the first three" go on from the first. */
function spread(ordinals: readonly number[], count: number | undefined): readonly number[] {
  const [only] = ordinals;
  if (only === undefined || ordinals.length > 1 || count === undefined || count < 2) return ordinals;
  return Array.from({ length: Math.min(count, 40) }, (_, step) => (only < 0 ? only - count + 1 + step : only + step));
}

/** "warmer in the second" is "warmer", "make the second one warmer" is "make it warmer". */
function replaced(text: string, found: RegExpExecArray | RegExpMatchArray): string {
  const at = found.index ?? 0;
  const lead = found[1];
  const before = text.slice(0, at).trim();
  const after = text.slice(at + found[0].length).trim();
  const middle =
    lead === undefined || /^(to|with|using|about)$/u.test(lead) ? `${lead === undefined ? '' : `${lead} `}it` : '';
  return [before, middle, after].filter((part) => part !== '').join(' ');
}

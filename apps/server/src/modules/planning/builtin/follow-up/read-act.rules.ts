import {
  ANIMATE,
  CARRIERS,
  COMBINE,
  DESIGN_EDIT,
  ONE_FILM,
  PICTURE_EDIT,
  PUT_ON,
  SOLID,
  VARY,
} from './act-words.rules.ts';
import { BLACK_AND_WHITE } from './brief-words.rules.ts';
import type { Act, Target } from './follow-up.ts';
import { formatsIn } from './formats.rules.ts';
import { PART } from './part-words.rules.ts';
import { NUMBER_WORD, numberOf } from './piece-words.rules.ts';
import { filmWishesIn, motionWishesIn, solidWishesIn } from './wishes.rules.ts';

/** One part of a brief: as it stands, without what it speaks of, and what that is. */
export type Fragment = { readonly text: string; readonly words: string; readonly target: Target | undefined };

/** What makes a shape something to be laid out for and not something new: "as a banner", "9:16 versions". */
const FOR_FORMAT =
  /\b(?:versions?|formats?|sizes?|sized|cuts?|editions?|adaptations?|adapt|resize|reformat|re-?size|convert|lay(?:out)?|recut|ratio)\b|^(?:as|in|for|into|to)\b|\b(?:it|these|them|this|those) (?:in|as|for|to|into|an?)\b|\b(?:make|turn|do|need|want|have|give me|export|set|change) (?:it|this|these|them)\b/u;
/** Several shapes in a row are what is there in those shapes; one alone, such as "banner", may be something new. */
const ONLY_FORMATS = /^(?:an? |as |in )?[^+]{2,20}(?: \+ [^+]{2,20})+(?: versions?| formats?| sizes?| too)?$/u;
const ONLY_FORMAT =
  /^(?:(?:an?|the|also|in|as|for|to|into|instagram|insta|tiktok|youtube|linkedin|facebook|pinterest|size|format|\+|\d{1,3}:\d{1,3}|\d{2,4} ?[x×] ?\d{2,4}|square|portrait|landscape|vertical|horizontal|a[2-6]|widescreen)(?:\s+|$))+$/u;
const MOST_VARIATIONS = 12;

/**
 * What one part of a brief asks to be done with what lies there.
 *
 * @param quotes - Texts that were quoted; «0» in the part stands for the first.
 */
export function readAct(fragment: Fragment, quotes: readonly string[]): Act | undefined {
  return (
    readCombine(fragment, quotes) ??
    readSolid(fragment) ??
    readAnimate(fragment) ??
    readVary(fragment) ??
    readVersion(fragment) ??
    readEdit(fragment, quotes)
  );
}

function readCombine({ text, words, target }: Fragment, quotes: readonly string[]): Act | undefined {
  const isMany = target !== undefined && target.number !== 'one';
  const isFilmOfMany =
    isMany &&
    ONE_FILM.test(words) &&
    /\b(?:make|create|turn|cut|into|from|of|out of|want|need|build|edit)\b/u.test(text);
  const isTitled =
    target?.kinds?.includes('video') === true &&
    /\b(?:add|put|set)\b/u.test(text) &&
    /\b(?:titles?|caption)\b|«\d+»/u.test(text);
  // "combine fruit and type" is a picture to be made.
  const isAboutPieces =
    target !== undefined ||
    /\b(?:clips?|videos?|films?|footage|everything|music|soundtrack|score)\b|^(?:combine|join|merge|stitch)$/u.test(
      text,
    );
  if (!(COMBINE.test(text) && isAboutPieces) && !isFilmOfMany && !isTitled) return undefined;
  // Pictures are not joined into one picture here.
  if (
    /\b(?:in|into|to) (?:one|a|an|a single|single) (?:[\p{L}-]+ )?(?:picture|image|poster|photo|logo|design|collage|illustration)\b/u.test(
      text,
    )
  )
    return undefined;
  return {
    kind: 'combine',
    words: withQuotes(text, quotes),
    format: formatsIn(text)[0],
    ...filmWishesIn(text, quotes),
  };
}

function readSolid({ text, words, target }: Fragment): Act | undefined {
  const carrier = CARRIERS.find(([pattern]) => pattern.test(words))?.[1];
  const isPutOn =
    carrier !== undefined &&
    PUT_ON.test(words) &&
    (target !== undefined || /\b(?:label|logo|artwork|design)\b/u.test(text) || /^(?:on|as|onto) an?\b/u.test(words));
  const isSolid = SOLID.test(words) && (target !== undefined || /^(?:in |make )?3-? ?d(?: version)?$/u.test(words));
  if (!isSolid && !isPutOn) return undefined;
  return { kind: 'model3d', words, ...solidWishesIn(text, carrier) };
}

function readAnimate({ text, words, target }: Fragment): Act | undefined {
  if (!ANIMATE.test(words)) return undefined;
  // "a clip of a fox" is new; only the plain word needs no name for what is to move.
  if (target === undefined && !/^(?:animate|animation|bring to life|make .* move|set in motion)\b/u.test(words))
    return undefined;
  return { kind: 'animate', words, format: formatsIn(words)[0], ...motionWishesIn(text) };
}

function readVary({ text, words }: Fragment): Act | undefined {
  if (!VARY.test(text) && !VARY.test(words)) return undefined;
  // "new poster for the fox film" is another piece, whatever it is for.
  if (/\bfor (?:an?|the|my|our|this) /u.test(text)) return undefined;
  const said = new RegExp(`\\b(${NUMBER_WORD}|another)\\b(?! (?:background|palette|font))`, 'u').exec(words)?.[1];
  const isPlural = /\b(?:variations|variants|alternatives|alternates|options|versions|others|ideas|more)\b/u.test(
    words,
  );
  const count = said === undefined || said === 'another' ? undefined : numberOf(said);
  const usual = isPlural && !/\b(?:one|once) more\b|^more$/u.test(words) && said === undefined ? 3 : 1;
  return { kind: 'vary', count: Math.min(MOST_VARIATIONS, Math.max(1, count ?? usual)) };
}

function readVersion({ text, words, target }: Fragment): Act | undefined {
  if (/\b(?:crop|expand|extend|uncrop|border)\b/u.test(text)) return undefined;
  // Of "the landscape poster as a story" only the story is asked for.
  const formats = formatsIn(words);
  if (formats.length === 0) return undefined;
  const isAsked =
    FOR_FORMAT.test(words) ||
    ONLY_FORMAT.test(words) ||
    (ONLY_FORMATS.test(words) && formats.length > 1) ||
    (target !== undefined && /\b(?:of|from|out of)\b/u.test(text));
  return isAsked ? { kind: 'version', formats } : undefined;
}

function readEdit({ text, words: said, target }: Fragment, quotes: readonly string[]): Act | undefined {
  const words = said.replace(/^it (?=\S)/u, '');
  const isKnown = DESIGN_EDIT.test(words) || PICTURE_EDIT.test(words);
  const isAboutPiece =
    target !== undefined && /^(?:make|turn|let|give) it (?!for\b|of\b|about\b|with\b)\S/u.test(words);
  const isAboutPart =
    /^(?:make|let|give|set|change|edit|use|try|have|turn|fix|adjust|keep|colou?r)\b/u.test(words) &&
    (PART.test(text) || target?.isPronoun === true);
  if (!isKnown && !isAboutPart && !isAboutPiece) return undefined;
  return { kind: 'edit', parts: [withQuotes(words, quotes)] };
}

/** The words with the quoted texts where they stood. */
export function withQuotes(words: string, quotes: readonly string[]): string {
  return words.replaceAll(BLACK_AND_WHITE, 'black and white').replace(/«(\d+)»/gu, (_, index) => {
    const quote = quotes[Number(index)] ?? '';
    return quote.includes('"') ? `“${quote}”` : `"${quote}"`;
  });
}

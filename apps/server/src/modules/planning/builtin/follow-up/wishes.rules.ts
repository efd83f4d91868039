import type { FilmWishes, MotionWishes, SolidWishes } from './follow-up.ts';
import { numberOf } from './piece-words.rules.ts';

const MOTIONS: readonly (readonly [string, RegExp])[] = [
  ['push-in', /\b(?:push(?:es|ing)?[ -]?in|zoom(?:s|ing)?(?:[ -]in)?|move in|dolly in|closer)\b/u],
  ['pull-out', /\b(?:pull(?:s|ing)?[ -]?(?:out|back)|zoom(?:s|ing)?[ -]out|dolly out)\b/u],
  ['pan', /\b(?:pan(?:s|ning)?|sweep|side to side|from left to right|from right to left)\b/u],
  ['parallax', /\b(?:parallax|depth)\b/u],
  [
    'kinetic-type',
    /\b(?:kinetic|typewriter|(?:text|letters|words|title|headline|type) (?:fl(?:y|ies|ying)|appear\w*|animat\w*|mov\w*|com\w*|slid\w*))\b/u,
  ],
  [
    'particles',
    /\b(?:snow(?:ing|fall)?|rain(?:ing)?|sparkles?|confetti|particles|dust|fireflies|falling leaves|embers)\b/u,
  ],
  ['day-to-night', /\b(?:day to night|night falls|sunset to night|dusk falls|getting dark)\b/u],
  ['orbit', /\b(?:orbit(?:s|ing)?|rotat(?:e|es|ing)|spin(?:s|ning)?|turning|turntable)\b/u],
  ['draw-on', /\b(?:draw(?:s|n|ing)?[ -]?on|draws itself|sketch(?:es)? itself|line by line)\b/u],
];

const MOODS: readonly (readonly [string, RegExp])[] = [
  [
    'calm',
    /\b(?:calm|quiet|peaceful|serene|soft|gentle|slow|relax(?:ing|ed)|ambient|meditative|soothing|acoustic|chill(?:ed)?|mellow)\b/u,
  ],
  [
    'energetic',
    /\b(?:energetic|fast|driving|upbeat|electronic|techno|dance|powerful|sporty?|intense|rock|edm|house)\b/u,
  ],
  ['dreamy', /\b(?:dreamy|dream|magical|ethereal|romantic|nostalgic|lo-?fi|wistful)\b/u],
  ['dark', /\b(?:dark|moody|tense|mysterious|noir|gloomy|suspense(?:ful)?|scary|spooky|horror|sad|melancholic)\b/u],
  ['playful', /\b(?:playful|fun(?:ny|ky)?|cute|kids?|quirky|bouncy|whimsical|silly)\b/u],
  ['cinematic', /\b(?:cinematic|epic|dramatic|trailer music|heroic|orchestral|inspiring|emotional|majestic)\b/u],
  ['bright', /\b(?:bright|happy|uplifting|cheerful|optimistic|sunny|positive|pop|corporate|hopeful)\b/u],
];
const SILENT = /\b(?:no|without)(?: any)? (?:music|sound|soundtrack|audio)\b|\bsilent\b|\bmuted?\b/u;
const TRANSITIONS: readonly (readonly [string, RegExp])[] = [
  ['fade', /\b(?:cross-?\s?fad(?:e|es|ing)|fad(?:e|es|ing)|dissolves?)\b/u],
  ['wipe', /\bwip(?:e|es|ing)\b/u],
  ['slide', /\bslid(?:e|es|ing)\b(?! ?show)/u],
  ['cut', /\b(?:hard|straight|jump|quick|simple|no transitions?|without transitions?)(?: cuts?)?\b|\bcuts\b/u],
];

const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['text', /\b(?:letters|lettering|solid text|3d text)\b/u],
  ['relief', /\brelief\b/u],
];
const MATERIALS: readonly (readonly [string, RegExp])[] = [
  ['gold', /\b(?:gold|golden|brass)\b/u],
  ['silver', /\b(?:silver|chrome|steel|metal(?:lic)?)\b/u],
  ['bronze', /\b(?:bronze|copper)\b/u],
  ['wood', /\b(?:wood|wooden|oak|walnut)\b/u],
  ['glass', /\bglass\b/u],
  ['clay', /\b(?:clay|terracotta|ceramic)\b/u],
  ['glossy', /\b(?:glossy|shiny|plastic)\b/u],
  ['matte', /\b(?:matte?|chalk)\b/u],
];

/** How a clip is to be, as far as it is said. */
export function motionWishesIn(text: string): MotionWishes {
  return {
    seconds: secondsIn(text),
    motion: firstOf(MOTIONS, text),
    isLoop: /\bloop(?:s|ed|ing|able)?\b|\bseamless\b|\bboomerang\b/u.test(text),
  };
}

export function filmWishesIn(text: string, quotes: readonly string[]): FilmWishes {
  const titles = [...text.matchAll(/«(\d+)»/gu)].flatMap(([, index]) => quotes[Number(index)] ?? []);
  return {
    music: SILENT.test(text) ? 'none' : moodIn(text),
    transition: firstOf(TRANSITIONS, text),
    seconds: secondsIn(text),
    titles,
  };
}

export function solidWishesIn(text: string, carrier: string | undefined): SolidWishes {
  return { shape: carrier ?? firstOf(SHAPES, text), material: firstOf(MATERIALS, text) };
}

/** Whether a part says only how a clip or film is to be, and so belongs to the one before it. */
export function saysHow(text: string): boolean {
  const { seconds, motion, isLoop } = motionWishesIn(text);
  const film = filmWishesIn(text, []);
  return (
    seconds !== undefined ||
    motion !== undefined ||
    isLoop ||
    film.transition !== undefined ||
    film.music === 'none' ||
    /\b(?:music|soundtrack|song|score|titled?|titles|called|caption|transitions?|slow(?:ly)?|camera|motion|each)\b|^«\d+»$/u.test(
      text,
    )
  );
}

/** The mood of music, by the words beside the music first. */
function moodIn(text: string): string | undefined {
  const music = /((?:[\p{L}-]+ ){0,3})(?:music|soundtrack|track|score|song|tune)((?: [\p{L}-]+){0,3})/u.exec(text);
  if (music === null) return undefined;
  return firstOf(MOODS, music[1] ?? '') ?? firstOf(MOODS, music[2] ?? '');
}

function secondsIn(text: string): number | undefined {
  const said = /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[ -]?(?:s|sec|secs|seconds?)\b/u.exec(
    text,
  )?.[1];
  return said === undefined ? undefined : numberOf(said);
}

function firstOf(list: readonly (readonly [string, RegExp])[], text: string): string | undefined {
  return list.find(([, pattern]) => pattern.test(text))?.[0];
}

import { numberIn } from '../read/number-words.ts';
import { tidyWish } from '../read/tidy.ts';

/** Pictures of a sequence: what each shows, and the idea they share. */
export type Scenes = { readonly idea: string; readonly scenes: readonly string[] };

/** A run holds 24 steps; of ten pictures, ten clips and a film there are 21. */
export const MOST_SCENES = 10;

const LISTED = /(?:^|[\s,;:(])(?:scene|frame|shot|panel|slide|picture|image|part)\s*#?\s*\d{1,2}\s*[:.)–-]\s*/giu;
const NUMBERED = /(?:^|\n|\s)\(?\d{1,2}[.)]\s+/gu;
const COUNTED =
  /(?:,\s*|\b(?:with|in|of|and|has|having)\s+)*\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen)\s+(?:scenes?|frames?|shots?|panels?|slides?|pages?|pictures?|images?|clips?|steps)\b/iu;

/** "5 clips of them" behind the pictures: says what is made of them and not what they show. */
const CLIPS_OF_THEM =
  /(?:,\s*|\s+)(?:(?:and|then|plus|with)\s+)*(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|the)\s+(?:short\s+)?(?:video\s+)?(?:clips?|videos?)(?=\s*(?:[,.;]|$|(?:and|then|with)\b))/giu;
const MADE_OF = /^(?:made|consisting|built)\s+(?:of|from)\s+/iu;
const SCENES_COUNTED =
  /(?:,\s*|\b(?:with|in|of|and|has|having)\s+)*\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:scenes|shots(?!\s+of\b))(?![\p{L}\d])/iu;

/** How a sequence is told when nobody says: far, near, close, moving, last. */
const SHOTS = [
  'wide opening shot',
  'medium shot of the main subject',
  'close-up of a detail',
  'the moment in action, seen from the side',
  'a quiet moment, seen from above',
  'a new place, wide shot',
  'close-up from a low angle',
  'the turning point, dramatic light',
  'looking back, over the shoulder',
  'closing shot with room for a title',
];
const SLIDES = [
  'cover slide',
  'the first point',
  'the second point',
  'the third point',
  'a detail',
  'an example',
  'a comparison',
  'a surprise',
  'a summary',
  'closing slide',
];

/**
 * The pictures of a sequence: those that the brief lists, else as many shots as it counts, seen in different ways.
 *
 * @param usual - How many where the brief says nothing.
 */
export function readScenes(idea: string, options: { readonly usual: number; readonly isCarousel?: boolean }): Scenes {
  const listed = partsOf(idea, LISTED) ?? partsOf(idea, NUMBERED);
  if (listed !== undefined) return listed;
  const counted = COUNTED.exec(idea);
  const rest =
    counted === null ? idea : tidyWish(idea.replace(COUNTED, ' ').replace(CLIPS_OF_THEM, ' ')).replace(MADE_OF, '');
  const asked =
    counted === null ? options.usual : (numberIn((counted[1] ?? '').toLowerCase().split(' ')) ?? options.usual);
  const told = counted === null ? undefined : toldIn(idea, asked);
  if (told !== undefined) return told;
  const count = Math.min(MOST_SCENES, Math.max(1, asked));
  return { idea: rest, scenes: pickShots(options.isCarousel === true ? SLIDES : SHOTS, count) };
}

/** Of how many scenes a clip is told, and its prompt without saying so; `undefined` where it is one. */
export function countScenes(prompt: string): { readonly count: number; readonly prompt: string } | undefined {
  const found = SCENES_COUNTED.exec(prompt);
  const count = numberIn([(found?.[1] ?? '').toLowerCase()]) ?? 1;
  return count < 2 ? undefined : { count, prompt: tidyWish(prompt.replace(SCENES_COUNTED, ' ')) };
}

/** "6 panels: a girl finds a seed, plants it, …": as many parts as there are to be pictures. */
function toldIn(idea: string, count: number): Scenes | undefined {
  const [before = '', story = ''] = idea.split(/:\s+/u, 2);
  const parts = story
    .split(/\s*(?:,\s*(?:and|then)?|;|\bthen\b)\s+/iu)
    .map(tidyWish)
    .filter((part) => part !== '');
  if (parts.length !== count || count < 2 || count > MOST_SCENES) return undefined;
  const rest = tidyWish(before.replace(COUNTED, ' '));
  return { idea: rest, scenes: parts.map((part) => `${part}. From the story: ${story}`) };
}

/** The first and the last are always there; between them in order. */
function pickShots(shots: readonly string[], count: number): readonly string[] {
  return count < 2 ? shots.slice(0, 1) : [...shots.slice(0, count - 1), shots.at(-1) ?? ''];
}

function partsOf(idea: string, pattern: RegExp): Scenes | undefined {
  const [before = '', ...parts] = idea.split(pattern);
  const scenes = parts.map(tidyWish).filter((scene) => scene !== '');
  return scenes.length < 2 ? undefined : { idea: tidyWish(before), scenes: scenes.slice(0, MOST_SCENES) };
}

import { spanOf } from './read-wishes.ts';
import type { Span } from './spans.ts';

/** What a brief says about joining clips, about setting pictures in motion and about music. */
export type FilmWords = {
  /** "one combined video", "combine them into one film". */
  readonly combine: readonly Span[];
  /** "then animate it". */
  readonly animate: readonly Span[];
  /** "clips from these pictures". */
  readonly fromPictures: readonly Span[];
  readonly music: readonly Span[];
  /** Id of the mood of the music, `none` for silence, undefined where nothing is said. */
  readonly mood: string | undefined;
};

const FILM = '(?:video|film|clip|movie|reel|teaser|trailer|montage)';
const ALL = String.raw`(?:(?:them|these|those|it|all|everything|both|(?:the|all|these|those|my)\s+(?:of\s+(?:them|these)\s*)?(?:\d+\s+|two\s+|three\s+|five\s+)?(?:clips?|videos?|images?|pictures?|photos?|frames?|scenes?)?)\s+){0,5}`;
const EVERYTHING = String.raw`(?:(?:them|these|those|everything|both)(?:\s+all)?|(?:the|these|those|all)\s+(?:(?:of\s+)?(?:the|these)\s+)?(?:\p{L}+\s+)?(?:clips|videos|images|pictures|photos|frames|scenes|animations))`;
const ONE = String.raw`(?:one|a|an|1|single|the)\s+(?:(?:single|final|short|combined|long|whole)\s+){0,3}`;
const COMBINE = new RegExp(
  [
    String.raw`(?:\b(?:and|plus|then|with)\s+|,\s*)*(?:\b(?:one|1|a|the|single|final)\s+){0,3}\b(?:combined|joined|merged|stitched|edited)\s+${FILM}s?\b(?:\s+(?:of|from)\s+(?:them|it|these|all|the\s+clips|all\s+clips)\b)?`,
    String.raw`(?:\b(?:and|then|finally|all)\s+|,\s*){0,4}\b(?:combin|join|merg|edit|cut|stitch|assembl|put|mix)\w*\s+${ALL}(?:together\s+)?(?:in|into|to|as)\s+${ONE}${FILM}\b`,
    String.raw`(?:\b(?:and|then|finally)\s+|,\s*){0,4}\b(?:combine|join|merge|edit|cut|stitch)\s+${ALL}together\b`,
    String.raw`(?:\b(?:and|then|finally)\s+|,\s*){0,4}\b(?:combine|join|merge|stitch)\s+${EVERYTHING}(?=\s*(?:[,.;!?\n]|$|\b(?:with|and|to)\b))`,
    String.raw`(?:\b(?:and|plus|then|finally)\s+|,\s*){1,4}(?:one|an?|1|the)\s+(?:final|finished|complete)\s+${FILM}\b(?:\s+(?:of|from)\s+(?:them|these|all|(?:the|these|all)\s+clips)\b)?`,
    String.raw`(?:\b(?:and|then|finally)\s+|[,;]\s*){1,4}combine(?=\s*(?:[.;!?\n]|$)|\s+(?:with|to)\s+[^.,;]*\bmusic\b)`,
    String.raw`(?:\b(?:and|then|finally)\s+|[,;]\s*){1,4}put\s+${ALL}together(?=\s*(?:[.,;!?\n]|$|with\b))`,
    String.raw`(?:\b(?:and|then|finally)\s+|[,;]\s*){0,3}\b(?:then|finally)\s+one\s+${FILM}\b(?=\s*(?:[.,;!?\n]|$|with\b))`,
    String.raw`\b(?:compilation|montage|supercut)\b(?:\s+of\s+(?:them|these|all)\b)?`,
  ].join('|'),
  'giu',
);
const THEM = String.raw`(?:it|them|these|those|this|that|both|each(?:\s+of\s+(?:them|these)|\s+(?:one|image|picture))?|all(?:\s+of\s+(?:them|these))?|(?:the|this|these|those|that|each)\s+(?:\w+\s+)?(?:pictures?|images?|photos?|illustrations?|posters?|logos?|frames?|results?))`;
const EACH = String.raw`each(?:\s+(?:of\s+(?:them|these)|one|image|picture|photo|frame))?`;
const ANIMATE = new RegExp(
  String.raw`(?:\b(?:and|then|also|finally|please)\s+|[,;]\s*){0,4}\b(?:(?:animate|bring)\s+${THEM}(?:\s+to\s+life)?|(?:turn|make)\s+${EACH}\s+into\s+an?\s+(?:short\s+)?(?:video\s+)?(?:clip|video|animation))(?=[\s,.;!?]|$)`,
  'giu',
);
const FROM_PICTURES =
  /(?:\b(?:all|made|generated|created|one|each)\s+){0,3}\b(?:from|of|out\s+of|based\s+on|using|for)\s+(?:(?:these|those|the|this|each|that)\s+(?:same\s+)?(?:pictures?|images?|photos?|illustrations?|frames?)|all\s+(?:two|three|four|five|six|of\s+(?:them|these))|it|them(?:\s+all)?|that|this|these|those|each(?:\s+(?:one|of\s+(?:them|these)))?)(?=[\s,.;!?)]|$)/giu;
const MOODS: Readonly<Record<string, string>> = {
  calm: 'calm quiet peaceful serene soft gentle slow relaxing relaxed ambient meditative zen soothing acoustic mellow chill',
  bright:
    'bright happy uplifting cheerful optimistic sunny positive pop summer corporate hopeful fresh joyful feelgood',
  energetic: 'energetic fast driving upbeat electronic techno dance powerful action sport sporty intense rock punchy',
  dreamy: 'dreamy dream magical ethereal floating romantic nostalgic lofi wistful fairy lo-fi',
  dark: 'dark moody tense mysterious noir gloomy suspense suspenseful scary spooky horror sad melancholic',
  playful: 'playful fun funny cute quirky bouncy cartoon toy whimsical',
  cinematic: 'cinematic epic dramatic film grand heroic orchestral inspiring emotional majestic',
};
const MOOD_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(MOODS).flatMap(([mood, words]) => words.split(' ').map((word) => [word, mood] as const)),
);
const SOUND = '(?:music|soundtrack|score|sound|audio|song|tune)';
const SILENT = new RegExp(
  String.raw`(?:\b(?:and|but|with)\s+)?\b(?:(?:no|without)\s+(?:any\s+)?${SOUND}(?:\s+or\s+(?:titles?|text))?|silent|mute)\b`,
  'giu',
);
const MUSIC =
  /(?:(?:\b(?:and|with|to|plus)\s+|,\s*){1,3}(?:an?\s+|some\s+)?((?:[\p{L}-]+,?\s+){0,3}?)|\b([\p{L}-]+\s+))(?:background\s+)?(?:music|soundtrack|score)(?:\s+(?:bed|track))?(?=\s*(?:[,.;!?)\n]|$|\b(?:and|in|for|underneath|under|no|without)\b))/giu;

/** Finds what is said about films. Whether it is meant so is for the reader of the whole brief to say. */
export function readFilmWords(text: string): FilmWords {
  const silent = spansOf(text, SILENT);
  const music = [...text.matchAll(MUSIC)];
  const words = music.flatMap(([whole]) => whole.toLowerCase().split(/[^\p{L}-]+/u));
  const mood = words.map((word) => MOOD_OF.get(word)).find((found) => found !== undefined);
  return {
    combine: spansOf(text, COMBINE),
    animate: spansOf(text, ANIMATE),
    fromPictures: spansOf(text, FROM_PICTURES),
    music: [...silent, ...music.map(spanOf)],
    mood: silent.length > 0 ? 'none' : mood,
  };
}

function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map(spanOf);
}

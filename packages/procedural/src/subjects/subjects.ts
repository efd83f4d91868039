import fluentCharacters from '@iconify-json/fluent-emoji-flat/chars.json' with { type: 'json' };
import fluentSet from '@iconify-json/fluent-emoji-flat/icons.json' with { type: 'json' };
import gameSet from '@iconify-json/game-icons/icons.json' with { type: 'json' };
import emojiKeywords from 'emojilib' with { type: 'json' };
import { emojiArt } from './emoji-art.ts';
import extractedSet from './extracted-art.generated.json' with { type: 'json' };
import { HEADS } from './heads.ts';
import { OWN_ART } from './own-art.ts';
import { type ParsedIcon, parseIcon } from './parse-icon.ts';
import { pathBounds } from './path-bounds.ts';
import type { ArtPath, SubjectArt, SubjectLibrary } from './subject-art.ts';
import { SYNONYMS } from './synonyms.ts';
import { UNDER_LAYERS } from './under-layers.ts';

interface IconSet {
  readonly icons: Readonly<Record<string, { readonly body: string } | undefined>>;
}

/** Width, height, then a path, its fill, 1 for even-odd and its opacity. */
type ExtractedArt = readonly [number, number, ...(readonly [string, string, number, number])[]];

const FLUENT = fluentSet as IconSet;
const GAME = gameSet as IconSet;
// The JSON also holds the line that says who wrote it, which no id asks for.
const EXTRACTED = extractedSet as unknown as Readonly<Record<string, ExtractedArt | undefined>>;
const SET_NAMES: Readonly<Record<string, string>> = {
  f: 'fluent',
  g: 'game-icons',
  n: 'noto',
  t: 'tabler',
  o: 'gesso',
};
/** Stands for the single colour of a silhouette until a recipe gives it one. */
const SILHOUETTE_INK = '#202020';
const GAME_CREDIT = 'Contains art from game-icons.net by Lorc, Delapouite and contributors, CC BY 3.0.';
/** A keyword shared by more emoji than this says too little about the picture. */
const MOST_SHARERS = 3;

const parsed = new Map<string, SubjectArt | undefined>();
let keywordIndex: ReadonlyMap<string, string> | undefined;

/**
 * Every drawing the engine knows, by word, phrase or emoji: the curated table first, then exact icon names, then emoji
 * keywords. Loading this module reads about 16 MB of icons, so only the server and its workers import it. A look-up asks
 * at most four maps; a drawing is read on first use and kept.
 */
export const subjectLibrary: SubjectLibrary = {
  find: (phrase) => {
    const id = SYNONYMS.get(phrase.replaceAll(' ', '-')) ?? iconNamed(phrase) ?? iconOfEmoji(phrase);
    return id === undefined ? undefined : artOf(id);
  },
  guess: (phrase) => {
    const id = keywords().get(phrase);
    return id === undefined ? undefined : artOf(id);
  },
  emoji: emojiArt,
};

function iconNamed(phrase: string): string | undefined {
  const name = phrase.replaceAll(' ', '-');
  if (isPicture(name) && Object.hasOwn(FLUENT.icons, name)) return `f:${name}`;
  if (Object.hasOwn(GAME.icons, name)) return `g:${name}`;
  return undefined;
}

/** The drawing of an emoji's name in the table ("🦊" is a fox with a body), else the emoji itself. */
function iconOfEmoji(phrase: string): string | undefined {
  if (!/\p{Extended_Pictographic}/u.test(phrase)) return undefined;
  const codes = codeOf(phrase);
  // The package's types describe its keys one by one; any other code is looked up too.
  const name = (fluentCharacters as Readonly<Record<string, string | undefined>>)[codes];
  if (name === undefined) return undefined;
  return SYNONYMS.get(name) ?? (isPicture(name) && Object.hasOwn(FLUENT.icons, name) ? `f:${name}` : undefined);
}

/** Names of interface signs and skin-tone variants that are never the subject of a design. */
function isPicture(name: string): boolean {
  return !/button|arrow|-mark|square|circle|sign$|-(light|dark|medium)$|oclock|thirty|symbol/u.test(name);
}

function artOf(id: string): SubjectArt | undefined {
  if (!parsed.has(id)) parsed.set(id, readArt(id));
  return parsed.get(id);
}

function readArt(id: string): SubjectArt | undefined {
  const set = id.slice(0, 1);
  const name = id.slice(2);
  const drawing = readDrawing(id, set, name);
  if (drawing === undefined) return undefined;
  const isSilhouette = new Set(drawing.paths.map(({ fill }) => fill)).size === 1 && (set === 'g' || set === 't');
  const underLayer = set === 'g' ? UNDER_LAYERS.get(name) : undefined;
  return {
    id: `${SET_NAMES[set] ?? set}:${name}`,
    ...drawing,
    isSilhouette,
    ...(HEADS.has(id) ? { isHead: true } : {}),
    ...(underLayer === undefined ? {} : { underLayer }),
    ...(set === 'g' ? { credit: GAME_CREDIT } : {}),
  };
}

type Drawing = Pick<SubjectArt, 'widthUnits' | 'heightUnits' | 'bounds' | 'paths'>;

function readDrawing(id: string, set: string, name: string): Drawing | undefined {
  if (set === 'n' || set === 't') return extractedDrawing(EXTRACTED[id]);
  const own = set === 'o' ? OWN_ART[name] : undefined;
  const body = own?.body ?? (set === 'g' ? GAME : FLUENT).icons[name]?.body;
  const icon: ParsedIcon | undefined = body === undefined ? undefined : parseIcon(body, SILHOUETTE_INK);
  if (icon === undefined) return undefined;
  const units = own?.units ?? (set === 'g' ? 512 : 32);
  return { widthUnits: units, heightUnits: units, ...icon };
}

function extractedDrawing(art: ExtractedArt | undefined): Drawing | undefined {
  if (art === undefined) return undefined;
  const [widthUnits, heightUnits, ...parts] = art;
  const paths = parts.map(
    ([d, fill, isEvenOdd, opacity]): ArtPath => ({
      d,
      fill,
      ...(isEvenOdd === 1 ? { rule: 'evenodd' } : {}),
      ...(opacity < 1 ? { opacity } : {}),
    }),
  );
  return { widthUnits, heightUnits, bounds: pathBounds(paths.map(({ d }) => d)), paths };
}

/** Built on the first miss of the table: keyword to the first of the few emoji that carry it. */
function keywords(): ReadonlyMap<string, string> {
  if (keywordIndex !== undefined) return keywordIndex;
  const sharers = new Map<string, string[]>();
  // The package's types describe its CommonJS wrapper, not the JSON it is.
  const iconByCode = fluentCharacters as Readonly<Record<string, string | undefined>>;
  for (const [emoji, words] of Object.entries(
    emojiKeywords as unknown as Readonly<Record<string, readonly string[]>>,
  )) {
    const icon = iconByCode[codeOf(emoji)];
    if (icon === undefined || !isPicture(icon) || /face|person|man|woman|hand|flag/u.test(icon)) continue;
    for (const word of new Set(words.map((keyword) => keyword.toLowerCase().replaceAll('_', ' ')))) {
      sharers.set(word, [...(sharers.get(word) ?? []), `f:${icon}`]);
    }
  }
  keywordIndex = new Map(
    [...sharers].filter(([, icons]) => icons.length <= MOST_SHARERS).map(([word, icons]) => [word, icons[0] ?? '']),
  );
  return keywordIndex;
}

function codeOf(emoji: string): string {
  return [...emoji]
    .map((character) => (character.codePointAt(0) ?? 0).toString(16))
    .filter((code) => code !== 'fe0f')
    .join('-');
}

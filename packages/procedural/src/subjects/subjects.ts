import fluentCharacters from '@iconify-json/fluent-emoji-flat/chars.json' with { type: 'json' };
import fluentSet from '@iconify-json/fluent-emoji-flat/icons.json' with { type: 'json' };
import gameSet from '@iconify-json/game-icons/icons.json' with { type: 'json' };
import emojiKeywords from 'emojilib' with { type: 'json' };
import { parseIcon } from './parse-icon.ts';
import type { SubjectArt, SubjectLibrary } from './subject-art.ts';
import { SYNONYMS } from './synonyms.ts';
import { UNDER_LAYERS } from './under-layers.ts';

interface IconSet {
  readonly icons: Readonly<Record<string, { readonly body: string } | undefined>>;
  readonly width?: number;
}

const FLUENT = fluentSet as IconSet;
const GAME = gameSet as IconSet;
/** Stands for the single colour of a silhouette until a recipe gives it one. */
const SILHOUETTE_INK = '#202020';
const GAME_CREDIT = 'Contains art from game-icons.net by Lorc, Delapouite and contributors, CC BY 3.0.';
/** A keyword shared by more emoji than this says too little about the picture. */
const MOST_SHARERS = 3;

const parsed = new Map<string, SubjectArt | undefined>();
let keywordIndex: ReadonlyMap<string, string> | undefined;

/**
 * Every drawing the engine knows, by word or phrase: the curated table first, then exact icon names, then emoji
 * keywords. Loading this module reads about 16 MB of icons, so only the server and its workers import it.
 */
export const subjectLibrary: SubjectLibrary = {
  find: (phrase) => {
    const id = SYNONYMS.get(phrase.replaceAll(' ', '-')) ?? iconNamed(phrase);
    return id === undefined ? undefined : artOf(id);
  },
  guess: (phrase) => {
    const id = keywords().get(phrase);
    return id === undefined ? undefined : artOf(id);
  },
};

function iconNamed(phrase: string): string | undefined {
  const name = phrase.replaceAll(' ', '-');
  if (isPicture(name) && Object.hasOwn(FLUENT.icons, name)) return `f:${name}`;
  if (Object.hasOwn(GAME.icons, name)) return `g:${name}`;
  return undefined;
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
  const [prefix, name = ''] = id.split(':');
  const isSilhouette = prefix === 'g';
  const icon = (isSilhouette ? GAME : FLUENT).icons[name];
  const drawing = icon === undefined ? undefined : parseIcon(icon.body, SILHOUETTE_INK);
  if (drawing === undefined) return undefined;
  const units = isSilhouette ? 512 : 32;
  const underLayer = isSilhouette ? UNDER_LAYERS.get(name) : undefined;
  return {
    id: `${isSilhouette ? 'game-icons' : 'fluent'}:${name}`,
    widthUnits: units,
    heightUnits: units,
    bounds: drawing.bounds,
    paths: drawing.paths,
    isSilhouette,
    ...(underLayer === undefined ? {} : { underLayer }),
    ...(isSilhouette ? { credit: GAME_CREDIT } : {}),
  };
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

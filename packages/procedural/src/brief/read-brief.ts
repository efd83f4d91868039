import type { BrandKit } from '../brand/brand.ts';
import { readBrand } from '../brand/read-brand.ts';
import { findRelatives } from '../subjects/relatives.ts';
import type { SubjectArt, SubjectLibrary } from '../subjects/subject-art.ts';
import { graphemesOf, isEmoji } from '../type/scripts.ts';
import { keepSettable } from '../type/settable.ts';
import type { Brief, BriefText } from './brief.ts';
import { cleanPrompt, LONGEST_PROMPT } from './clean-prompt.ts';
import { findSubjects } from './find-subjects.ts';
import {
  MEDIUM_INDEX,
  MOOD_INDEX,
  SETTING_INDEX,
  SPOT_INDEX,
  STYLE_INDEX,
  TIME_INDEX,
  WEATHER_INDEX,
} from './known-words.ts';
import { readNamedTexts } from './named-texts.ts';
import { readNegations } from './negations.ts';
import { readQuotedTexts } from './quoted-texts.ts';
import { readColors } from './read-colors.ts';
import { readFonts } from './read-fonts.ts';
import { canBeSubject, missingSubjectNotes, openReader } from './reader.ts';
import type { Token } from './tokens.ts';
import { findHits, keysOf, placesOf, type WordIndex } from './word-index.ts';

/**
 * Reads a prompt: subjects and how they stand to each other, setting, time of day, weather, moods, medium, styles,
 * colours, texts with their roles, and what must not appear. Deterministic and tolerant: any string gives a brief, and
 * what could not be used, or was read differently from how it was written, is told in `notes`.
 *
 * @param prompt - In any language; words are understood in English, quoted texts in any script.
 * @param library - Where drawings come from. Without one no subject is found.
 * @param kit - The brand the design is for: its colours come before those of the prompt.
 */
export function readBrief(prompt: string, library?: SubjectLibrary, kit?: BrandKit): Brief {
  const clean = cleanPrompt(prompt);
  const notes: string[] = [];
  if (clean.isCut) notes.push(`Only the first ${LONGEST_PROMPT} characters of the prompt were read.`);
  const quoted = readQuotedTexts(clean.text);
  const named = readNamedTexts(quoted.rest, quoted.texts);
  const type = readFonts(named.rest);
  const brand = kit === undefined ? undefined : readBrand(kit);
  const negations = readNegations(type.rest);
  const reader = openReader(library);
  const tokens = reader.read(negations.rest);
  const asides = reader.read([...quoted.emoji, named.named].join(' '));
  const colors = readColors(negations.rest, tokens);
  const media = findHits(tokens, MEDIUM_INDEX);
  const taken = new Set([...colors.sureAt, ...media.filter(({ length }) => length > 1).flatMap(placesOf)]);
  const things = tokens.map((token, at) => (taken.has(at) ? { ...token, word: '' } : token));
  const subjects = subjectsOf(things, asides, library);
  const settable = settableTexts([...named.texts, ...quoted.texts], library);
  notes.push(...quoted.notes, ...type.notes, ...(brand?.notes ?? []), ...reader.notes(), ...settable.notes);
  notes.push(...missingSubjectNotes(things, subjects.subjects, library));
  const first = <Key>(index: WordIndex<Key>): Key | undefined => findHits(tokens, index)[0]?.key;
  return {
    prompt: clean.prompt,
    ...subjects,
    relatives: library === undefined ? [] : findRelatives(subjects.subjects[0]?.word, library),
    medium: media[0]?.key ?? 'picture',
    setting: first(SETTING_INDEX),
    spot: first(SPOT_INDEX),
    timeOfDay: first(TIME_INDEX),
    weather: first(WEATHER_INDEX),
    moods: [...new Set([...keysOf(findHits(tokens, MOOD_INDEX)), ...(brand?.brand.moods ?? [])])],
    styles: keysOf(findHits(tokens, STYLE_INDEX)),
    colorWords: colors.words,
    hexColors: [...new Set([...(brand?.brand.colors ?? []), ...colors.hexes])],
    groundColor: colors.ground,
    avoided: negations.avoided,
    texts: negations.isTextFree ? [] : settable.texts,
    emoji: settable.emoji,
    isTextFree: negations.isTextFree,
    fonts: { title: type.fonts.title ?? brand?.brand.titleFamily, text: type.fonts.text ?? brand?.brand.textFamily },
    brand: brand?.brand,
    notes,
  };
}

/** Emoji in quotes are drawn too; words of an unquoted name ("called Fox & Hound") only when nothing else is. */
function subjectsOf(tokens: readonly Token[], asides: readonly Token[], library: SubjectLibrary | undefined) {
  const isSubject = (word: string): boolean => canBeSubject(word);
  const emoji = asides.filter((token) => token.isEmoji);
  const found = findSubjects([...tokens, ...emoji], library, isSubject);
  if (found.subjects.length > 0 || library === undefined) return found;
  return findSubjects(asides, { ...library, guess: () => undefined }, isSubject);
}

/** Texts with only what can be set; a text of which nothing is left is none. */
function settableTexts(texts: readonly BriefText[], library: SubjectLibrary | undefined) {
  const emoji: Record<string, SubjectArt> = {};
  const leftOut = new Set<string>();
  const kept = texts.flatMap(({ role, text }) => {
    for (const grapheme of graphemesOf(text).filter(isEmoji)) {
      const art = library?.emoji?.(grapheme);
      if (art !== undefined) emoji[grapheme] = art;
    }
    const settable = keepSettable(text, (grapheme) => emoji[grapheme] !== undefined);
    for (const grapheme of settable.leftOut) leftOut.add(grapheme);
    return settable.text === '' ? [] : [{ role, text: settable.text }];
  });
  return { texts: kept, emoji, notes: leftOutNotes([...leftOut]) };
}

function leftOutNotes(leftOut: readonly string[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const shown = leftOut.slice(0, 6).map((grapheme) => `“${grapheme}”`);
  const more = leftOut.length > shown.length ? ' and others' : '';
  return [`No bundled typeface has ${shown.join(', ')}${more}; a text is set without what is missing.`];
}

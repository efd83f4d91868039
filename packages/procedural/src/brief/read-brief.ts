import { findRelatives } from '../subjects/relatives.ts';
import type { SubjectLibrary } from '../subjects/subject-art.ts';
import { isLatin } from '../type/measure.ts';
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
import { canBeSubject, missingSubjectNotes, openReader } from './reader.ts';
import type { Token } from './tokens.ts';
import { COLOR_WORDS } from './vocabulary.ts';
import { findHits, keysOf, type WordIndex } from './word-index.ts';

/**
 * Reads a prompt: subjects and how they stand to each other, setting, time of day, weather, moods, medium, styles,
 * colours, texts with their roles, and what must not appear. Deterministic and tolerant: any string gives a brief, and
 * what could not be used, or was read differently from how it was written, is told in `notes`.
 *
 * @param prompt - In any language; words are understood in English, quoted texts in any script.
 * @param library - Where drawings come from. Without one no subject is found.
 */
export function readBrief(prompt: string, library?: SubjectLibrary): Brief {
  const clean = cleanPrompt(prompt);
  const notes: string[] = [];
  if (clean.isCut) notes.push(`Only the first ${LONGEST_PROMPT} characters of the prompt were read.`);
  const quoted = readQuotedTexts(clean.text);
  const named = readNamedTexts(quoted.rest, quoted.texts);
  const negations = readNegations(named.rest);
  const reader = openReader(library);
  const tokens = reader.read(negations.rest);
  const asides = reader.read([...quoted.emoji, named.named].join(' '));
  const subjects = subjectsOf(tokens, asides, library);
  const texts = [...named.texts, ...quoted.texts];
  notes.push(...quoted.notes, ...reader.notes(), ...scriptNotes(texts));
  notes.push(...missingSubjectNotes(tokens, subjects.subjects, library));
  const first = <Key>(index: WordIndex<Key>): Key | undefined => findHits(tokens, index)[0]?.key;
  return {
    prompt: clean.prompt,
    ...subjects,
    relatives: library === undefined ? [] : findRelatives(subjects.subjects[0]?.word, library),
    medium: first(MEDIUM_INDEX) ?? 'picture',
    setting: first(SETTING_INDEX),
    spot: first(SPOT_INDEX),
    timeOfDay: first(TIME_INDEX),
    weather: first(WEATHER_INDEX),
    moods: keysOf(findHits(tokens, MOOD_INDEX)),
    styles: keysOf(findHits(tokens, STYLE_INDEX)),
    colorWords: tokens.map(({ word }) => word).filter((word) => COLOR_WORDS.has(word)),
    hexColors: hexColorsIn(negations.rest),
    avoided: negations.avoided,
    texts: negations.isTextFree ? [] : texts,
    isTextFree: negations.isTextFree,
    fonts: { title: undefined, text: undefined },
    brand: undefined,
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

function hexColorsIn(text: string): readonly string[] {
  return [...text.matchAll(/#([\da-f]{6}|[\da-f]{3})\b/giu)].map(([hex]) => fullHex(hex));
}

function fullHex(hex: string): string {
  const digits = hex.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

function scriptNotes(texts: readonly BriefText[]): readonly string[] {
  const outside = texts.find(
    ({ text }) =>
      !isLatin(text) && !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}]*$/u.test(text),
  );
  if (outside === undefined) return [];
  return [`No bundled typeface covers the script of “${outside.text}”; it is set in a system font if there is one.`];
}

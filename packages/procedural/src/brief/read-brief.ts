import type { SubjectLibrary } from '../subjects/subject-art.ts';
import { isLatin } from '../type/measure.ts';
import type { Brief, BriefSubject, BriefText } from './brief.ts';
import { readQuotedTexts } from './quoted-texts.ts';
import { COLOR_WORDS, indexWords, MEDIA, MOODS, NEVER_SUBJECTS, SETTINGS, STYLE_WORDS, TIMES } from './vocabulary.ts';

/** Everything a design can use is said in far fewer; the bound keeps a pasted book from holding the reader. */
const LONGEST_PROMPT = 4000;
/** Words looked up for subjects; later ones only decorate. */
const MOST_WORDS = 200;
const MOST_SUBJECTS = 4;

const SETTING_INDEX = indexWords(SETTINGS);
const TIME_INDEX = indexWords(TIMES);
const MOOD_INDEX = indexWords(MOODS);
const MEDIUM_INDEX = indexWords(MEDIA);
const STYLE_INDEX = indexWords(STYLE_WORDS);

/**
 * Reads a prompt: subjects, setting, time of day, moods, styles, colours, quoted texts and negations. Deterministic and
 * tolerant: any string gives a brief, and what could not be used is told in `notes`.
 *
 * @param prompt - In any language; words are understood in English, quoted texts in any script.
 * @param library - Where drawings come from. Without one no subject is found.
 */
export function readBrief(prompt: string, library?: SubjectLibrary): Brief {
  const notes: string[] = [];
  const read = [...prompt.slice(0, LONGEST_PROMPT * 2)].slice(0, LONGEST_PROMPT).join('').toWellFormed();
  if (read.length < prompt.length) notes.push(`Only the first ${LONGEST_PROMPT} characters of the prompt were read.`);
  const quoted = readQuotedTexts(read);
  const isTextFree =
    /\b(no|without|zero|free of)\s+(any\s+)?(text|words|type|typography|lettering|writing)\b|\btext-?free\b/iu.test(
      quoted.rest,
    );
  const rest = withoutNegations(quoted.rest);
  const words = wordsOf(rest);
  const subjects = findSubjects(words, library);
  const medium = firstOf(words, MEDIUM_INDEX) ?? 'picture';
  notes.push(...quoted.notes, ...scriptNotes(quoted.texts), ...subjectNotes(words, subjects, library));
  return {
    prompt: read,
    subjects,
    medium,
    setting: firstOf(words, SETTING_INDEX),
    timeOfDay: firstOf(words, TIME_INDEX),
    moods: allOf(words, MOOD_INDEX),
    styles: allOf(words, STYLE_INDEX),
    colorWords: words.filter((word) => COLOR_WORDS.has(word)),
    hexColors: [...rest.matchAll(/#([\da-f]{6}|[\da-f]{3})\b/giu)].map(([hex]) => fullHex(hex)),
    texts: isTextFree ? [] : quoted.texts,
    isTextFree,
    notes,
  };
}

/** Takes out what must not appear, so that "no people, without a moon" asks for neither. */
function withoutNegations(text: string): string {
  return text.replace(/\b(no|not|without|avoid|never)\s+(a\s+|an\s+|any\s+|the\s+)?[\p{L}-]+/giu, ' ');
}

function wordsOf(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(/[\p{L}\d][\p{L}\d'’-]*/gu)]
    .slice(0, MOST_WORDS)
    .map(([word]) => singular(word.replace(/['’]s?$/u, '')));
}

/** English plurals, roughly; a wrong guess only misses a drawing. */
function singular(word: string): string {
  if (/(ss|us|is|as)$/u.test(word) || word.length < 4) return word;
  if (/ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|s|z)es$/u.test(word)) return word.slice(0, -2);
  if (/ves$/u.test(word)) return { wolves: 'wolf', leaves: 'leaf', knives: 'knife' }[word] ?? word.slice(0, -1);
  return /s$/u.test(word) ? word.slice(0, -1) : word;
}

/** Looks up phrases of three, two and one words; longer ones win, and each word counts once. */
function findSubjects(words: readonly string[], library: SubjectLibrary | undefined): readonly BriefSubject[] {
  if (library === undefined) return [];
  const found: BriefSubject[] = [];
  for (let at = 0; at < words.length && found.length < MOST_SUBJECTS; at += 1) {
    for (const length of [3, 2, 1].filter((count) => at + count <= words.length)) {
      const phrase = words.slice(at, at + length).join(' ');
      if (length === 1 && !canBeSubject(phrase)) continue;
      const art = library.find(phrase);
      if (art === undefined) continue;
      if (!found.some((subject) => subject.art.id === art.id)) found.push({ word: phrase, art });
      at += length - 1;
      break;
    }
  }
  return found.length > 0 ? found : guessSubject(words, library);
}

function guessSubject(words: readonly string[], library: SubjectLibrary): readonly BriefSubject[] {
  for (const word of words.filter(canBeSubject)) {
    const art = library.guess(word);
    if (art !== undefined) return [{ word, art }];
  }
  return [];
}

function canBeSubject(word: string): boolean {
  return word.length > 2 && !NEVER_SUBJECTS.has(word) && !isOnlySetting(word) && !STYLE_INDEX.has(word);
}

function isOnlySetting(word: string): boolean {
  return SETTING_INDEX.has(word) || TIME_INDEX.has(word) || MOOD_INDEX.has(word) || MEDIUM_INDEX.has(word);
}

function subjectNotes(
  words: readonly string[],
  subjects: readonly BriefSubject[],
  library: SubjectLibrary | undefined,
): readonly string[] {
  if (library === undefined || subjects.length > 0) return [];
  const named = words.filter((word) => canBeSubject(word) && !COLOR_WORDS.has(word)).slice(0, 3);
  if (named.length === 0) return [];
  return [`There is no drawing for ${named.map((word) => `“${word}”`).join(', ')}; the design works without one.`];
}

function scriptNotes(texts: readonly BriefText[]): readonly string[] {
  const outside = texts.find(
    ({ text }) =>
      !isLatin(text) && !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}]*$/u.test(text),
  );
  if (outside === undefined) return [];
  return [`No bundled typeface covers the script of “${outside.text}”; it is set in a system font if there is one.`];
}

function firstOf<Key>(words: readonly string[], index: ReadonlyMap<string, Key>): Key | undefined {
  const word = words.find((candidate) => index.has(candidate));
  return word === undefined ? undefined : index.get(word);
}

function allOf<Key>(words: readonly string[], index: ReadonlyMap<string, Key>): readonly Key[] {
  return [...new Set(words.map((word) => index.get(word)).filter((key): key is Key & {} => key !== undefined))];
}

function fullHex(hex: string): string {
  const digits = hex.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

import { SYNONYMS } from '../subjects/synonyms.ts';
import { type Corrector, openCorrector } from './closest-word.ts';
import { LOOKALIKES } from './lookalikes.generated.ts';
import {
  COLOR_WORDS,
  MEDIA,
  MOODS,
  NEVER_SUBJECTS,
  SETTINGS,
  SPOTS,
  STYLE_WORDS,
  TIMES,
  WEATHERS,
} from './vocabulary.ts';
import { indexWords } from './word-index.ts';

export const SETTING_INDEX = indexWords(SETTINGS);
export const SPOT_INDEX = indexWords(SPOTS);
export const TIME_INDEX = indexWords(TIMES);
export const WEATHER_INDEX = indexWords(WEATHERS);
export const MOOD_INDEX = indexWords(MOODS);
export const MEDIUM_INDEX = indexWords(MEDIA);
export const STYLE_INDEX = indexWords(STYLE_WORDS);

const INDEXES = [SETTING_INDEX, SPOT_INDEX, TIME_INDEX, WEATHER_INDEX, MOOD_INDEX, MEDIUM_INDEX, STYLE_INDEX] as const;

let corrector: Corrector | undefined;
let lookalikes: ReadonlySet<string> | undefined;

/** Whether a word decides anything but a drawing: setting, time, weather, mood, medium, style or colour. */
export function isVocabulary(word: string): boolean {
  return COLOR_WORDS.has(word) || NEVER_SUBJECTS.has(word) || INDEXES.some((index) => index.has(word));
}

/** Whether a word says where, when or how, and so is not itself the subject. */
export function isSetting(word: string): boolean {
  return INDEXES.some((index) => index.has(word));
}

/** All single words the reader acts on, the targets of correction. */
export function correctableWords(): readonly string[] {
  return [...INDEXES.flatMap((index) => [...index.keys()]), ...COLOR_WORDS, ...SYNONYMS.keys()].filter(
    (word) => !word.includes('-'),
  );
}

/** What a mistyped word was meant to be. English words that only look like one of ours are left alone. */
export function correctWord(word: string): string | undefined {
  lookalikes ??= new Set(LOOKALIKES.split(' '));
  if (lookalikes.has(word)) return undefined;
  corrector ??= openCorrector(correctableWords());
  return corrector.closest(word);
}

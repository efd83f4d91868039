import { numberOf } from './number-words.ts';
import { CONTAINERS, DETERMINERS, JOINERS, NEGATIONS, PREPOSITIONS, REQUESTS } from './word-classes.ts';
import { readWords } from './words.ts';

/** Words that say nothing about what to make. */
const EMPTY = new Set(
  `help hello hi hey something anything stuff thing things nothing whatever idk dunno cool nice good great beautiful awesome pretty
  test testing ok okay yes no please thanks thank surprise here there it me you work job task idea ideas start go try fun help out
  up so very really want wanna gonna lets what who how why when do does did am was hmm lol cheers quick quickly now today asap new
  best better more another other kind sort combine`
    .trim()
    .split(/\s+/u),
);
/** Rows of keyboards, in both directions: what fingers write when nobody means anything. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'poiuytrewq', 'lkjhgfdsa', 'mnbvcxz'];
const SHORTEST_RUN = 4;
/** Latin words have a vowel among any five letters. */
const NO_VOWEL = /[bcdfghjklmnpqrstvwxz]{5,}/u;
const CLASSES = [PREPOSITIONS, JOINERS, REQUESTS, DETERMINERS, NEGATIONS, CONTAINERS, EMPTY];

/**
 * Whether a text has a word that could be what something is about. Any script and any language will do; only words of no
 * content, numbers, punctuation and what fingers write on a keyboard's row do not.
 */
export function hasSubject(text: string): boolean {
  return readWords(text).some(({ word, raw, isMark }) => {
    if (/[\ue000-\uf8ff]/u.test(raw)) return true;
    if (isMark || numberOf(word) !== undefined || /^\d+$/u.test(word)) return false;
    return !CLASSES.some((words) => words.has(word)) && isPlausible(word);
  });
}

function isPlausible(word: string): boolean {
  if (!/^[a-z]+$/u.test(word)) return /\p{L}/u.test(word);
  if (word.length < 3) return false;
  if (NO_VOWEL.test(word) || !/[aeiouy]/u.test(word)) return false;
  return !ROWS.some((row) => hasRun(word, row));
}

/** Whether most of a word is one stretch of a keyboard's row: "asdf" and "qwe", but not "property". */
function hasRun(word: string, row: string): boolean {
  if (word.length < SHORTEST_RUN) return row.startsWith(word);
  for (let at = 0; at + SHORTEST_RUN <= word.length; at += 1) {
    if (row.includes(word.slice(at, at + SHORTEST_RUN)) && word.length <= SHORTEST_RUN + 2) return true;
  }
  return false;
}

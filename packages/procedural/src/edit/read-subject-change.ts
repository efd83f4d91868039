import { SETTINGS, TIMES } from '../brief/vocabulary.ts';
import { indexWords } from '../brief/word-index.ts';
import type { Change } from './change.ts';
import { colorsIn } from './color-words.ts';

const SETTING_INDEX = indexWords(SETTINGS);
const TIME_INDEX = indexWords(TIMES);
const ARTICLE = '(?:an?|the|some|my|our)?\\s*';
const REPLACE = [
  new RegExp(`\\b(?:replace|swap|exchange|switch)\\s+${ARTICLE}(.+?)\\s+(?:with|by|for|to)\\s+${ARTICLE}(.+)$`, 'u'),
  new RegExp(`\\b(?:turn|change|make)\\s+${ARTICLE}(.+?)\\s+(?:into|to)\\s+${ARTICLE}(.+)$`, 'u'),
];
const INSTEAD = new RegExp(
  `^(?:use|show|put|draw|take)?\\s*${ARTICLE}(.+?)\\s+(?:instead of|rather than)\\s+${ARTICLE}(.+)$`,
  'u',
);
/** Texts keep the place that the layout gives them; turning the subject instead would be another edit. */
const OF_TEXT = /\b(head ?line|title|tag ?line|sub ?title|slogan|text|lettering|date|venue|address)s?\b/u;
const LEFT_OVER =
  /\b(please|subject|picture|drawing|object|figure|icon|it|(?:in|at|on|to) the (?:corner|background|sky|(?:top|bottom|upper|lower|middle|cent(?:er|re)|left|right)(?: (?:left|right))?(?: corner)?)|to the (picture|scene|design)|again)\b/gu;
/** How far one "to the left" goes, as a share of the side. */
const MOVE_SHARE = 0.12;

/** Changes of the things in the picture and of where and when it is. */
export function readSubjectChange(
  clause: string,
  context: { readonly subjects: readonly string[] },
): Change | undefined {
  const word = context.subjects.find((subject) => clause.includes(subject));
  const moved = OF_TEXT.test(clause) ? undefined : (readTurn(clause, word) ?? readMove(clause, word));
  return (
    readReplacement(clause) ??
    readTime(clause) ??
    readPut(clause) ??
    moved ??
    readAddition(clause) ??
    readSetting(clause)
  );
}

function readReplacement(clause: string): Change | undefined {
  const instead = INSTEAD.exec(clause);
  if (instead !== null) return { kind: 'replace-subject', from: wordOf(instead[2]), to: wordOf(instead[1]) };
  for (const pattern of REPLACE) {
    const match = pattern.exec(clause);
    if (match === null || /\b(left|right|top|bottom|colou?rs?|night|day)\b/u.test(match[2] ?? '')) continue;
    if (/\b(palette|colou?rs?|scheme|fonts?|typeface|back ?ground)\b/u.test(match[1] ?? '')) continue;
    const [from, to] = [wordOf(match[1]), wordOf(match[2])];
    if (to !== '') return { kind: 'replace-subject', from: from === '' ? undefined : from, to };
  }
  return undefined;
}

function readTime(clause: string): Change | undefined {
  const match =
    /\b(?:make it|at|by|into|change (?:it )?to|set it (?:at|in)|like)\s+(?:the\s+|an?\s+)?([a-z-]+)(?:\s*time)?$/u.exec(
      clause,
    );
  const timeOfDay = TIME_INDEX.get(match?.[1] ?? (TIME_INDEX.has(clause) ? clause : ''));
  return timeOfDay === undefined ? undefined : { kind: 'time', timeOfDay };
}

function readTurn(clause: string, word: string | undefined): Change | undefined {
  if (/\b(flip|mirror)/u.test(clause)) return { kind: 'flip', word };
  if (!/\b(rotate|turn|tilt|lean|spin)\b/u.test(clause) || colorsIn(clause).length > 0) return undefined;
  const said = /(-?\d{1,3}) ?(?:°|deg|degrees)?/u.exec(clause)?.[1];
  const degrees = said === undefined ? (/\bupside[ -]down\b/u.test(clause) ? 180 : 15) : Number(said);
  return {
    kind: 'rotate',
    word,
    degrees: /\b(left|counter-?clockwise|anti-?clockwise|back)\b/u.test(clause) ? -degrees : degrees,
  };
}

function readMove(clause: string, word: string | undefined): Change | undefined {
  if (!/\b(move|shift|push|nudge|place|put|slide)\b/u.test(clause)) return undefined;
  const strength =
    MOVE_SHARE * (/\b(far|much|a lot)\b/u.test(clause) ? 2 : /\b(slightly|a bit|a little)\b/u.test(clause) ? 0.5 : 1);
  const x = /\bleft\b/u.test(clause) ? -strength : /\bright\b/u.test(clause) ? strength : 0;
  const y = /\b(up|top|higher)\b/u.test(clause) ? -strength : /\b(down|bottom|lower)\b/u.test(clause) ? strength : 0;
  return x === 0 && y === 0 ? undefined : { kind: 'move', word, x, y };
}

/** "put a moon in the sky" adds one, "put the moon to the left" moves it. */
function readPut(clause: string): Change | undefined {
  const put = /\b(?:put|place|draw|show)\s+(?:an?|another|some)\s+(.+)$/u.exec(clause)?.[1];
  return put === undefined || wordOf(put) === '' ? undefined : { kind: 'add', word: wordOf(put) };
}

function readAddition(clause: string): Change | undefined {
  const added = new RegExp(`\\b(?:add|include|insert|with)\\s+${ARTICLE}(.+)$`, 'u').exec(clause);
  if (added !== null && wordOf(added[1]) !== '') return { kind: 'add', word: wordOf(added[1]) };
  const removed = new RegExp(
    `\\b(?:remove|delete|drop|lose|hide|without|no|take out|take away|get rid of)\\s+${ARTICLE}(.+)$`,
    'u',
  ).exec(clause);
  return removed !== null && wordOf(removed[1]) !== '' ? { kind: 'remove', word: wordOf(removed[1]) } : undefined;
}

function readSetting(clause: string): Change | undefined {
  const match = /\b(?:in|into|to|on|at|by)\s+(?:an?|the)?\s*([a-z-]+)$/u.exec(clause)?.[1];
  const setting = match === undefined ? undefined : SETTING_INDEX.get(match);
  return setting === undefined ? undefined : { kind: 'setting', setting };
}

function wordOf(words: string | undefined): string {
  return (words ?? '')
    .replace(LEFT_OVER, ' ')
    .replace(/[^\p{L}\d\s-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

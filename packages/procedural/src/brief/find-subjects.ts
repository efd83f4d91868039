import type { SubjectArt, SubjectLibrary } from '../subjects/subject-art.ts';
import type { BriefRelation, BriefSubject, RelationKind } from './brief.ts';
import type { Token } from './tokens.ts';

const MOST_SUBJECTS = 4;
const MOST_COUNT = 12;
/** Between a number and its noun stand at most this many adjectives. */
const MOST_ADJECTIVES = 2;

const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    two: 2,
    both: 2,
    pair: 2,
    couple: 2,
    twin: 2,
    three: 3,
    trio: 3,
    several: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    dozen: 12,
    twelve: 12,
    many: 5,
    flock: 5,
    herd: 5,
  }),
);

const RELATIONS: ReadonlyMap<string, RelationKind> = new Map(
  Object.entries({
    and: 'with',
    with: 'with',
    plus: 'with',
    under: 'under',
    below: 'under',
    beneath: 'under',
    underneath: 'under',
    over: 'over',
    above: 'over',
    on: 'on',
    upon: 'on',
    atop: 'on',
    in: 'in',
    inside: 'in',
    within: 'in',
    beside: 'beside',
    besides: 'beside',
    near: 'beside',
    next: 'beside',
    by: 'beside',
    alongside: 'beside',
    before: 'before',
    front: 'before',
    behind: 'behind',
  } as const),
);

const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u;
/** In front of these a noun says what they are made of or for: "chocolate cake" is a cake, "lemon tree" a tree. */
const HEADS: ReadonlySet<string> = new Set(
  'cake pie cookie donut soup juice tree bottle cup mug box jar tin truck van muffin pancake bread salad sandwich smoothie pizza shop ice-cream'.split(
    ' ',
  ),
);

/** Subjects and how they stand to each other. */
export interface FoundSubjects {
  readonly subjects: readonly BriefSubject[];
  readonly relations: readonly BriefRelation[];
}

interface Found extends BriefSubject {
  readonly at: number;
  readonly length: number;
}

/** Looks up phrases of three, two and one words; longer ones win, and each drawing counts once. */
export function findSubjects(
  tokens: readonly Token[],
  library: SubjectLibrary | undefined,
  canBeSubject: (word: string) => boolean,
): FoundSubjects {
  if (library === undefined) return { subjects: [], relations: [] };
  const found: Found[] = [];
  for (let at = 0; at < tokens.length && found.length < MOST_SUBJECTS; at += 1) {
    for (const length of [3, 2, 1].filter((count) => at + count <= tokens.length)) {
      const phrase = phraseAt(tokens, at, length);
      if (length === 1 && !tokens[at]!.isEmoji && (COUNTS.has(phrase) || !canBeSubject(phrase))) continue;
      const art = library.find(phrase);
      if (art === undefined) continue;
      const before = found.at(-1);
      if (before !== undefined && before.at + before.length === at && HEADS.has(phrase.replaceAll(' ', '-')))
        found.pop();
      if (!found.some((subject) => subject.art.id === art.id)) {
        found.push({ word: wordOf(tokens[at]!, phrase, art), art, count: countBefore(tokens, at), at, length });
      }
      at += length - 1;
      break;
    }
  }
  if (found.length === 0) return { subjects: guessSubject(tokens, library, canBeSubject), relations: [] };
  return {
    subjects: found.map(({ word, art, count }) => ({ word, art, count })),
    relations: relationsOf(tokens, found),
  };
}

function phraseAt(tokens: readonly Token[], at: number, length: number): string {
  return tokens
    .slice(at, at + length)
    .map(({ word }) => word)
    .join(' ');
}

/** An emoji is called by the drawing it finds. */
function wordOf(token: Token, phrase: string, art: SubjectArt): string {
  return token.isEmoji ? (art.id.split(':')[1] ?? phrase).replaceAll('-', ' ') : phrase;
}

function guessSubject(
  tokens: readonly Token[],
  library: SubjectLibrary,
  canBeSubject: (word: string) => boolean,
): readonly BriefSubject[] {
  for (const { word } of tokens.filter((token) => canBeSubject(token.word))) {
    const art = library.guess(word);
    if (art !== undefined) return [{ word, art, count: 1 }];
  }
  return [];
}

/** The number before a noun: "three grey wolves", "a pair of skis"; "12 June" and "50 years" are none. */
function countBefore(tokens: readonly Token[], at: number): number {
  for (let back = 1; back <= MOST_ADJECTIVES + 1 && at - back >= 0; back += 1) {
    const { word } = tokens[at - back]!;
    if (MONTH.test(word)) return 1;
    const count = COUNTS.get(word) ?? (/^\d{1,2}$/u.test(word) ? Number(word) : undefined);
    if (count !== undefined) return count >= 1 && count <= MOST_COUNT ? count : 1;
    if (RELATIONS.has(word) || word === 'a' || word === 'an' || word === 'the') return 1;
  }
  return 1;
}

/**
 * Reads the words between neighbours. What is joined by "and" shares what follows: "a fox and an owl under a lighthouse"
 * puts both under it.
 */
function relationsOf(tokens: readonly Token[], found: readonly Found[]): readonly BriefRelation[] {
  const relations: BriefRelation[] = [];
  let group: number[] = [0];
  for (let to = 1; to < found.length; to += 1) {
    const before = found[to - 1]!;
    const between = tokens.slice(before.at + before.length, found[to]!.at).map(({ word }) => word);
    const kind = relationIn(between);
    if (kind === 'with') {
      relations.push({ from: to - 1, kind, to });
      group.push(to);
      continue;
    }
    for (const from of group) relations.push({ from, kind, to });
    group = [to];
  }
  return relations;
}

/** The most telling word between two subjects, not counting "behind it"; without one they are simply together. */
function relationIn(between: readonly string[]): RelationKind {
  if (between.join(' ').includes('on top of')) return 'on';
  const kinds = between.flatMap((word, at) =>
    /^(it|them|him|her)$/u.test(between[at + 1] ?? '') ? [] : (RELATIONS.get(word) ?? []),
  );
  return (
    kinds.findLast((kind) => kind === 'before' || kind === 'behind') ?? kinds.find((kind) => kind !== 'with') ?? 'with'
  );
}

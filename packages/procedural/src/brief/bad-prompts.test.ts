import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeScene } from '../compose/compose-scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { LONGEST_PROMPT } from './clean-prompt.ts';
import { LONGEST_TEXT } from './quoted-texts.ts';
import { readBrief } from './read-brief.ts';

const read = (prompt: string) => readBrief(prompt, subjectLibrary);
const compose = (prompt: string, variantIndex = 0) =>
  composeScene({ brief: read(prompt), seed: 5, widthPx: 240, heightPx: 300, variantIndex });

const long = 'A sentence that goes on and on. '.repeat(160);
const PROMPTS: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['white space', ' \n\t '],
  ['only punctuation', '…!?.,;:—–-()[]{}*&^%$#@~`|\\/<>'],
  ['only quotes', '"\'«»„“”‘’「」'],
  ['empty quotes', '"" “” «» \'\''],
  ['20,000 characters', 'a fox under a tree '.repeat(1100)],
  ['20,000 of one character', 'x'.repeat(20_000)],
  ['a text of 5,000 characters', `poster "${long}"`],
  ['a text of 5,000 characters that is never closed', `poster "${long}`],
  ['20,000 quotes', '"'.repeat(20_000)],
  ['2,000 texts', '"a" '.repeat(2000)],
  ['2,000 negations', 'no '.repeat(2000)],
  ['2,000 forbidden things', `without ${'cats and '.repeat(700)}`],
  ['5,000 hyphens', 'fox-'.repeat(1500)],
  ['2,000 hex colours', '#ff0000 '.repeat(2000)],
  ['emoji', '🦊🌲🌙 👩🏽‍🚀🏳️‍🌈 "🦊 NIGHT 🌙"'],
  ['1,000 emoji', '🦊'.repeat(1000)],
  ['Arabic', 'ملصق لمقهى "قهوة بطيئة" مع ثعلب'],
  ['Hebrew', 'כרזה "שלום עולם"'],
  ['Chinese', '一只狐狸在森林里的海报 “夜色”'],
  ['Japanese', '夜の森のポスター「夜の森へようこそ」'],
  ['marks that turn the direction', '\u202efox\u202c "\u2067night\u2069"'],
  ['control characters', 'fox\u0000\u0007\u001b[31m "NI\u0000GHT"'],
  ['combining marks', `poster "Z${'\u0301\u0302'.repeat(300)}algo"`],
  ['lone surrogates', '\ud800 fox "\udfff"'],
  ['markup', '<svg onload=alert(1)><!DOCTYPE x [<!ENTITY a "b">]> "<b>x</b>"'],
  ['names of object properties', 'constructor __proto__ toString hasOwnProperty "constructor" palette valueOf'],
];

describe('a prompt of', () => {
  it.each(PROMPTS)('%s gives a good scene, and notes in sentences', (_name, prompt) => {
    for (const variantIndex of [0, 2]) {
      const scene = compose(prompt, variantIndex);
      expect(scene.layers.length).toBeGreaterThan(1);
      expect(JSON.stringify(scene)).not.toMatch(/NaN|null|undefined|Infinity/u);
      for (const note of scene.notes) expect(note).toMatch(/^[\p{Lu}“].*[.]$/su);
    }
  });

  it('5,000 characters in quotes is set as far as it fits, cut at a word, and told of', () => {
    const { texts, notes } = read(`poster "${long}"`);
    expect(texts).toHaveLength(1);
    expect([...texts[0]!.text].length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(texts[0]!.text).toMatch(/\p{L}…$/u);
    expect(notes.join(' ')).toContain(`cut to ${LONGEST_TEXT} characters`);
  });

  it('more characters than are read is told of, once', () => {
    const { notes } = read('fox '.repeat(5000));
    expect(notes).toEqual([`Only the first ${LONGEST_PROMPT} characters of the prompt were read.`]);
  });

  it('control characters keeps its words', () => {
    const brief = read('a fo\u0000x and a \u202ebear\u202c "NI\u0007GHT"');
    expect(brief.subjects.map(({ word }) => word)).toContain('bear');
    expect(brief.texts).toEqual([{ role: 'title', text: 'NI GHT' }]);
  });
});

describe('any prompt', () => {
  const words = fc.constantFrom(
    ...'fox "x" “y” \' no without and under navy #f00 called Fox — by button two 12 June 🦊 \n , . don\'t use set in Futura poster rain the a'.split(
      ' ',
    ),
  );
  const prompts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
    fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 30 }).map((parts) => parts.join('')),
  );

  it('is read without an error, twice the same, with notes in sentences and texts within bounds', () => {
    fc.assert(
      fc.property(prompts, (prompt) => {
        const brief = read(prompt);
        expect(read(prompt)).toEqual(brief);
        for (const note of brief.notes) expect(note).toMatch(/^[\p{Lu}“].*[.]$/su);
        for (const { text } of brief.texts) {
          expect(text.trim()).toBe(text);
          expect(text).not.toBe('');
          expect([...text].length).toBeLessThanOrEqual(LONGEST_TEXT);
        }
        for (const { from, to } of brief.relations) {
          expect(brief.subjects[from]).toBeDefined();
          expect(brief.subjects[to]).toBeDefined();
        }
        for (const { count } of brief.subjects) expect(count).toBeGreaterThanOrEqual(1);
        expect(brief.hexColors.every((color) => /^#[\da-f]{6}$/u.test(color))).toBe(true);
      }),
      { numRuns: 250 },
    );
  });
});

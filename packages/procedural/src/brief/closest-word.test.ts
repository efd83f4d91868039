import { describe, expect, it } from 'vitest';
import { subjectLibrary } from '../subjects/subjects.ts';
import { openCorrector, slipsBetween } from './closest-word.ts';
import { correctableWords, correctWord } from './known-words.ts';
import { readBrief } from './read-brief.ts';

describe('a slip of the keyboard', () => {
  it.each([
    ['lighthuose', 'lighthouse'],
    ['gutar', 'guitar'],
    ['saxaphone', 'saxophone'],
    ['moutain', 'mountain'],
    ['bycicle', 'bicycle'],
    ['elefant', 'elephant'],
    ['rockte', 'rocket'],
    ['butterlfy', 'butterfly'],
    ['minimlist', 'minimalist'],
    ['monochrme', 'monochrome'],
    ['bussiness', undefined],
  ])('“%s” is read as what was meant', (written, meant) => {
    expect(correctWord(written)).toBe(meant);
  });

  it.each(['bera', 'foxx', 'cta', 'wofl'])('in a word as short as “%s” is left alone', (word) => {
    expect(correctWord(word)).toBeUndefined();
  });

  it.each(['beard', 'plank', 'horde', 'collar', 'border', 'winner', 'breast', 'planner', 'sinister', 'hotter'])(
    'is not seen in the English word “%s”',
    (word) => {
      expect(correctWord(word)).toBeUndefined();
    },
  );

  it('is corrected in setting, medium, palette and subject, and told of', () => {
    const brief = readBrief('a postre of a gutar in the forrest, terracota pallete', subjectLibrary);
    expect(brief).toMatchObject({ medium: 'poster', setting: 'forest', subjects: [{ word: 'guitar' }] });
    expect(brief.colorWords).toContain('terracotta');
    expect(brief.notes).toContain('“gutar” was read as “guitar”.');
    expect(brief.notes).toContain('“terracota” was read as “terracotta”.');
  });

  it('is not looked for in names', () => {
    expect(readBrief('a poster for Gutar in town', subjectLibrary).notes.join(' ')).not.toContain('read as');
  });
});

describe('the correction', () => {
  it('compares a few dozen words of the thousand it knows, so that it takes microseconds', () => {
    const words = correctableWords();
    const corrector = openCorrector(words);
    expect(new Set(words).size).toBeGreaterThan(900);
    for (const word of ['lighthuose', 'moutain', 'saxaphone', 'sssssssss', 'cccccccc', 'flurbinator']) {
      corrector.closest(word);
      expect(corrector.compared(), word).toBeLessThan(120);
    }
  });

  it('counts letters changed, added, left out and swapped', () => {
    expect(slipsBetween('fox', 'fox')).toBe(0);
    expect(slipsBetween('guitar', 'gutar')).toBe(1);
    expect(slipsBetween('rocket', 'rockte')).toBe(1);
    expect(slipsBetween('', 'abc')).toBe(3);
  });
});

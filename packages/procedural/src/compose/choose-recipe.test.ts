import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { composeScene } from './compose-scene.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** The recipes of the four variants of a prompt. */
function recipesOf(prompt: string, seed: number): string[] {
  const brief = readBrief(prompt, subjectLibrary);
  return [0, 1, 2, 3].map(
    (variantIndex) => composeScene({ brief, seed, widthPx: 256, heightPx: 320, variantIndex }).origin.recipe,
  );
}

describe('the first variant', () => {
  it.each([
    ['logo for a coffee bar "Slow Brew"', 'logo-mark'],
    ['bear emblem "NORTHWOOD"', 'badge'],
    ['jazz flyer "Blue Note Nights" date "12 June"', 'event-flyer'],
    ['"Open Studio" on "4 July, 8 pm"', 'event-flyer'],
    ['social quote "Less is more" by Mies van der Rohe', 'social-quote'],
    ['"Less, but better" — Dieter Rams', 'social-quote'],
    ['riso print of a fox', 'duotone'],
    ['halftone poster of a guitar "Six Strings"', 'duotone'],
    ['screen print of a rocket', 'duotone'],
    ['coffee poster', 'object-poster'],
  ])('of “%s” is %s whatever the seed', (prompt, recipe) => {
    expect(SEEDS.map((seed) => recipesOf(prompt, seed)[0])).toEqual(SEEDS.map(() => recipe));
  });
});

describe('the variants', () => {
  it('of a logo are marks and badges in turn, never posters', () => {
    for (const seed of SEEDS) {
      expect(recipesOf('rocket logo "ORBIT WORKS"', seed)).toEqual(['logo-mark', 'badge', 'logo-mark', 'badge']);
    }
  });

  it.each(['coffee poster "SLOW BREW"', 'jazz flyer "Blue Note Nights" date "12 June"', 'fox quote card "Be wild"'])(
    'of “%s” use several recipes and four palettes',
    (prompt) => {
      const brief = readBrief(prompt, subjectLibrary);
      for (const seed of SEEDS) {
        const palettes = [0, 1, 2, 3].map(
          (variantIndex) => composeScene({ brief, seed, widthPx: 256, heightPx: 320, variantIndex }).palette.name,
        );
        expect(new Set(palettes).size).toBe(4);
        expect(new Set(recipesOf(prompt, seed)).size).toBeGreaterThan(1);
      }
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { type Colors, choosePalette } from './choose-palette.ts';
import { contrastRatio, fromHex } from './color.ts';
import { hexOfColor } from './color-words.ts';
import { colorsFromGiven } from './given-colors.ts';

const VARIANTS = [0, 1, 2, 3];
const choose = (prompt: string, variantIndex = 0): Colors =>
  choosePalette({ brief: readBrief(prompt), seed: 3, variantIndex, palette: 'auto' });
const rolesOf = ({ ground, ink, primary, secondary, accent }: Colors): readonly string[] => [
  ground,
  ink,
  primary,
  secondary,
  accent,
];

describe('colours of a prompt', () => {
  it.each([
    ['navy and cream', ['#16264f', '#f7eed9']],
    ['poster in red, black and white', ['#d4301f', '#111111', '#ffffff']],
    ['black and white photo festival poster', ['#111111', '#ffffff']],
    ['#ff3355 and #102030', ['#ff3355', '#102030']],
    ['sky blue with mustard', ['#7fbfe8', '#d9a521']],
    ['red and green', ['#d4301f', '#2f8f4e']],
    ['#112233 #445566 #778899 #aabbcc #ddeeff', ['#112233', '#445566', '#778899', '#aabbcc', '#ddeeff']],
  ])('of “%s” all have a role in every variant', (prompt, expected) => {
    for (const variant of VARIANTS)
      expect(rolesOf(choose(prompt, variant)), `${variant}`).toEqual(expect.arrayContaining(expected));
  });

  it('that stand on another one lie on it in every variant', () => {
    for (const variant of VARIANTS) {
      expect(choose('red text on black', variant).ground).toBe('#111111');
      expect(choose('#ffcc00 on #102030', variant).ground).toBe('#102030');
    }
  });

  it('name a palette when they name one', () => {
    expect(choose('a fox, navy palette').name).toBe('navy');
    expect(choose('earthy tones').name).toBe('earth');
    expect(choose('a pastel poster').name).toBe('pastel');
  });

  it('of one hue keep to it', () => {
    for (const variant of VARIANTS) {
      const green = fromHex(hexOfColor('green')!).h;
      for (const color of rolesOf(choose('monochrome green', variant))) {
        const { c, h } = fromHex(color);
        if (c > 0.02) expect(Math.abs(h - green)).toBeLessThan(6);
      }
    }
  });

  it('are lighter, darker or quieter as said', () => {
    const lightness = (phrase: string): number => fromHex(hexOfColor(phrase)!).l;
    expect(lightness('dark green')).toBeLessThan(lightness('green'));
    expect(lightness('pale green')).toBeGreaterThan(lightness('light green'));
    expect(fromHex(hexOfColor('muted red')!).c).toBeLessThan(fromHex(hexOfColor('red')!).c);
    expect(hexOfColor('constructor')).toBeUndefined();
    expect(hexOfColor('dark constructor')).toBeUndefined();
  });

  it('that are ruled out do not come', () => {
    const hue = fromHex(hexOfColor('green')!).h;
    for (const variant of VARIANTS) {
      const colors = choose('a forest, not green', variant);
      const seen = [colors.ground, colors.primary, colors.secondary, colors.accent].map(fromHex);
      expect(seen.filter(({ c, h }) => c > 0.03 && Math.abs(h - hue) < 20)).toEqual([]);
    }
  });
});

describe('given colours', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

  it('keep the first three when five and a neutral ink want the roles', () => {
    const colors = ['#a38f62', '#7da776', '#79b17b', '#98ccad', '#3b1f79'];
    const palette = colorsFromGiven({ name: 'custom', colors, prefersDark: false, turn: 3 });
    expect(rolesOf(palette)).toEqual(expect.arrayContaining(colors.slice(0, 3)));
  });

  it('of any kind make a palette whose ink reads, with a role for each that can be seen', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(hex, { minLength: 1, maxLength: 7 }),
        fc.boolean(),
        fc.nat(3),
        (colors, prefersDark, turn) => {
          const palette = colorsFromGiven({ name: 'custom', colors, prefersDark, turn });
          expect(contrastRatio(palette.ink, palette.ground)).toBeGreaterThanOrEqual(4.5);
          expect(rolesOf(palette).every((color) => /^#[\da-f]{6}$/u.test(color))).toBe(true);
          expect(rolesOf(palette)).toEqual(expect.arrayContaining(colors.slice(0, Math.min(3, colors.length))));
        },
      ),
      { numRuns: 500 },
    );
  });
});

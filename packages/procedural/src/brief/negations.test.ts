import { describe, expect, it } from 'vitest';
import { readNegations } from './negations.ts';

describe('what must not appear', () => {
  it.each([
    ['a fox, no moon', ['moon']],
    ['a fox without people', ['people']],
    ['a fox without any people or cars', ['people', 'cars']],
    ['a fox without people and cars', ['people', 'cars']],
    ["don't use red or green, a fox", ['red', 'green']],
    ['do not include a lighthouse', ['lighthouse']],
    ['not green', ['green']],
    ['avoid blue, purple and pink.', ['blue', 'purple', 'pink']],
    ['no text and a fox', ['text']],
    ['a text-free fox', ['text']],
    ['red instead of blue', ['blue']],
    ['not only a fox', []],
    ['nothing', []],
  ])('in “%s” is read', (prompt, expected) => {
    expect(readNegations(prompt).avoided).toEqual(expected);
  });

  it('is gone from what is left, and nothing else is', () => {
    const { rest } = readNegations('a fox and an owl, no moon, without trees or rain, at night');
    expect(rest).toMatch(/fox and an owl.*at night/u);
    expect(rest).not.toMatch(/moon|trees|rain/u);
  });

  it('may be all text', () => {
    for (const prompt of ['no text', 'without any words', 'zero text', 'text-free', 'no lettering please']) {
      expect(readNegations(prompt).isTextFree, prompt).toBe(true);
    }
    expect(readNegations('no moon').isTextFree).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { layoutText } from './layout-text.ts';

/** Every letter half as wide as it is high. */
const measure = (words: string, size: number) => [...words].length * size * 0.5;
const style = { size: 10, lineHeight: 1.2, fit: 'wrap' } as const;
const lines = (text: string, width: number) =>
  layoutText({ text, style, box: { width, height: 0 }, measure }).lines.map(({ words }) => words);

describe('text in a box', () => {
  it('breaks between words where a line is full, and at line feeds', () => {
    expect(lines('one two three\nfour', 40)).toEqual(['one two', 'three', 'four']);
  });

  it('keeps empty lines, since somebody made them', () => {
    expect(lines('a\n\nb', 40)).toEqual(['a', '', 'b']);
  });

  it('cuts a word only when it is longer than a line', () => {
    expect(lines('ab abcdefghijk', 40)).toEqual(['ab', 'abcdefgh', 'ijk']);
  });

  it('lets spaces hang over the edge as browsers do', () => {
    const layout = layoutText({ text: 'abcdefgh ', style, box: { width: 40, height: 0 }, measure });
    expect(layout.lines).toEqual([{ words: 'abcdefgh ', width: 40 }]);
  });

  it('does not cut a letter that is made of several code units', () => {
    const wide = (words: string, size: number) => [...new Intl.Segmenter().segment(words)].length * size;
    const layout = layoutText({ text: '👩‍🎨👩‍🎨', style, box: { width: 12, height: 0 }, measure: wide });
    expect(layout.lines.map(({ words }) => words)).toEqual(['👩‍🎨', '👩‍🎨']);
  });

  it('grows to the right without a bound', () => {
    const layout = layoutText({
      text: 'one two three',
      style: { ...style, fit: 'grow' },
      box: { width: 1, height: 1 },
      measure,
    });
    expect(layout).toMatchObject({ width: 65, height: 12 });
  });

  it('fills its box with the largest size that fits and cuts no word for it', () => {
    const layout = layoutText({
      text: 'SLOW BREW',
      style: { ...style, fit: 'fill' },
      box: { width: 100, height: 200 },
      measure,
    });
    expect(layout.lines.map(({ words }) => words.trim())).toEqual(['SLOW', 'BREW']);
    expect(layout.size).toBeCloseTo(50, 0);
    expect(layout.width).toBeLessThanOrEqual(100);
  });

  it('takes any words of any width without end', () => {
    expect(lines('', 10)).toEqual(['']);
    expect(lines('abc', 0.01)).toEqual(['a', 'b', 'c']);
    expect(lines('   ', 1)).toHaveLength(1);
  });
});

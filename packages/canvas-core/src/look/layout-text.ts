import type { TextStyle } from './text-style.ts';

/** Measures words set in a style: their advance in units, for a letter of `size` units. */
export type MeasureText = (words: string, size: number) => number;

/** Words broken into lines. Lengths are canvas units. */
export type TextLayout = {
  readonly lines: readonly { readonly words: string; readonly width: number }[];
  readonly size: number;
  /** Distance from one line to the next. */
  readonly step: number;
  readonly width: number;
  readonly height: number;
};

/** Sizes tried for `fill`; twelve halvings end within a quarter of a unit of a thousand. */
const FILL_TRIES = 12;
const MIN_FILL = 1;
const MAX_FILL = 1000;

/**
 * Breaks words into lines as browsers do with `white-space: pre-wrap; overflow-wrap: break-word`: at line feeds, between
 * words where a line is full, and within a word that is longer than a line. `grow` breaks at line feeds only; `fill`
 * takes the largest size at which all fits.
 */
export function layoutText(options: {
  readonly text: string;
  readonly style: Pick<TextStyle, 'size' | 'lineHeight' | 'fit'>;
  readonly box: { readonly width: number; readonly height: number };
  readonly measure: MeasureText;
}): TextLayout {
  const { text, style, box, measure } = options;
  const set = (size: number, width: number) => setAt({ text, size, width, lineHeight: style.lineHeight, measure });
  if (style.fit === 'grow') return set(style.size, Number.POSITIVE_INFINITY);
  if (style.fit === 'wrap') return set(style.size, box.width);
  let [low, high] = [MIN_FILL, Math.min(MAX_FILL, Math.max(MIN_FILL, box.height))];
  for (let attempt = 0; attempt < FILL_TRIES; attempt += 1) {
    const middle = (low + high) / 2;
    const layout = set(middle, box.width);
    const isSplit = hasSplitWord(text, layout);
    if (layout.height <= box.height && layout.width <= box.width && !isSplit) low = middle;
    else high = middle;
  }
  return set(low, box.width);
}

function setAt(options: {
  readonly text: string;
  readonly size: number;
  readonly width: number;
  readonly lineHeight: number;
  readonly measure: MeasureText;
}): TextLayout {
  const { size, measure } = options;
  const advance = (words: string) => measure(words, size);
  const broken = options.text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, options.width, advance));
  // Spaces at the end of a line hang, as in browsers: they take no room.
  const lines = broken.map((words) => ({ words, width: advance(words.trimEnd()) }));
  const step = size * options.lineHeight;
  return { lines, size, step, width: Math.max(0, ...lines.map((line) => line.width)), height: lines.length * step };
}

/** Greedy, as browsers break by default. */
function breakParagraph(paragraph: string, width: number, advance: (words: string) => number): string[] {
  if (!Number.isFinite(width) || advance(paragraph) <= width) return [paragraph];
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.match(/\s*\S+\s*$|\s*\S+/g) ?? [paragraph]) {
    if (line !== '' && advance((line + word).trimEnd()) > width) {
      lines.push(line);
      line = word.trimStart();
    } else {
      line += word;
    }
    while (advance(line.trimEnd()) > width) {
      const fitting = fittingLetters(line, width, advance);
      if (fitting.length === line.length) break;
      lines.push(fitting);
      line = line.slice(fitting.length);
    }
  }
  return [...lines, line];
}

/** The longest beginning that fits, at least one letter. Letters are what people count, not code units. */
function fittingLetters(word: string, width: number, advance: (words: string) => number): string {
  const letters = [...LETTERS.segment(word)].map(({ segment }) => segment);
  let [low, high] = [1, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (advance(letters.slice(0, middle).join('')) <= width) low = middle;
    else high = middle - 1;
  }
  return letters.slice(0, low).join('');
}

const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whether a word was cut to fit: a headline that fills its box must shrink before that. */
function hasSplitWord(text: string, layout: TextLayout): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  const set = layout.lines.flatMap((line) => line.words.split(/\s+/)).filter((word) => word !== '').length;
  return set > words;
}

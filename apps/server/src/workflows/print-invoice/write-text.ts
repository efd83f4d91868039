import { type Face, type Run, splitRuns } from './typefaces.ts';

/** What is drawn on: a pdfkit document that knows the fonts of `readFonts`. */
export type Sheet = PDFKit.PDFDocument;

export type TextStyle = {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  readonly leading: number;
};

export type PlacedText = TextStyle & {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Default: left. */
  readonly align?: 'left' | 'right';
  /** What does not fit ends in an ellipsis. */
  readonly maxLines: number;
};

/** As much as any text has room for, so that a very long one is not measured in vain. */
const MOST_LETTERS = 1_000;

/**
 * Off, because Inter turns `3x4` into a product and arrows into one sign. A map of switches is how fontkit turns a feature
 * off; the types of pdfkit know only the list that turns some on.
 */
const FEATURES = { calt: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];

/**
 * Writes a text in lines as long as they fit, letter by letter where one word alone is too long, each letter in a font that
 * has it.
 *
 * @returns Where the next thing below may begin.
 */
export function writeText(sheet: Sheet, text: string, placed: PlacedText): number {
  const lines = breakLines(sheet, text.slice(0, MOST_LETTERS), placed);
  lines.forEach((line, index) => {
    const top = placed.top + index * placed.leading;
    const runs = splitRuns(placed.face, line);
    let left = placed.left + (placed.align === 'right' ? placed.width - widthOf(sheet, runs, placed.size) : 0);
    for (const run of runs) {
      sheet.font(run.font, placed.size).fillColor(placed.colour);
      sheet.text(run.text, left, top, { lineBreak: false, features: FEATURES });
      left += widthOf(sheet, [run], placed.size);
    }
  });
  return placed.top + lines.length * placed.leading;
}

/** How many lines a text takes at most of these. */
export function countLines(sheet: Sheet, text: string, placed: Omit<PlacedText, 'left' | 'top'>): number {
  return breakLines(sheet, text.slice(0, MOST_LETTERS), placed).length;
}

function breakLines(sheet: Sheet, text: string, placed: Omit<PlacedText, 'left' | 'top'>): readonly string[] {
  const { face, size, width, maxLines } = placed;
  const fits = (line: string) => widthOf(sheet, splitRuns(face, line), size) <= width;
  const lines: string[] = [];
  let rest = text.replaceAll(/\s+/gu, ' ').trim();
  while (rest !== '' && lines.length < maxLines) {
    const line = takeLine(rest, fits);
    rest = rest.slice(line.length).trimStart();
    lines.push(line.trimEnd());
  }
  const last = lines.pop() ?? '';
  return [...lines, rest === '' ? last : shorten(last, fits)];
}

/** The longest beginning that fits, up to a space where there is one, and one letter at least. */
function takeLine(text: string, fits: (line: string) => boolean): string {
  const letters = [...text];
  let [low, high] = [1, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(letters.slice(0, middle).join('').trimEnd())) low = middle;
    else high = middle - 1;
  }
  const line = letters.slice(0, low).join('');
  if (low === letters.length) return line;
  const space = letters[low] === ' ' ? line.length : line.lastIndexOf(' ');
  return space > 0 ? line.slice(0, space) : line;
}

function shorten(line: string, fits: (line: string) => boolean): string {
  const letters = [...line];
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters.pop();
  return `${letters.join('')}…`;
}

function widthOf(sheet: Sheet, runs: readonly Run[], size: number): number {
  return runs.reduce((sum, run) => sum + sheet.font(run.font, size).widthOfString(run.text, { features: FEATURES }), 0);
}

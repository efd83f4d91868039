import { expect, test } from 'vitest';
import { setLetters } from './letters.ts';
import { shapeModel } from './make-model.ts';
import { toModelOrder } from './testing/model-order.ts';

const FACE = { family: 'Anton', weight: 400, style: 'normal' } as const;
const set = (text: string) => setLetters({ text, face: FACE, isUppercase: false });

function sizeOf(text: string) {
  const points = set(text)!.outlines.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { width: Math.max(...xs) - Math.min(...xs), top: Math.max(...ys), bottom: Math.min(...ys) };
}

test('a capital is one unit high and stands on the line', () => {
  const { top, bottom } = sizeOf('H');
  expect(top).toBeCloseTo(1, 1);
  expect(bottom).toBeCloseTo(0, 2);
});

test('letters are kerned: AV is narrower than its letters side by side', () => {
  const face = { family: 'Inter', weight: 800, style: 'normal' } as const;
  const width = (text: string) => {
    const xs = setLetters({ text, face, isUppercase: false })!
      .outlines.flat()
      .map(([x]) => x);
    return Math.max(...xs) - Math.min(...xs);
  };
  expect(width('AVAVAV') / 6).toBeLessThan((width('AAAAAA') + width('VVVVVV')) / 12);
});

test.each(['Привет', 'Ελλάδα', 'Việt', '寿司', 'ありがとう', '한국어', 'שלום', 'مرحبا', 'नमस्ते', 'สวัสดี'])(
  '“%s” is set from bundled typefaces',
  (text) => {
    expect(set(text)!.outlines.length).toBeGreaterThan(1);
    expect(set(text)!.notes).toEqual([]);
  },
);

test('long texts are broken into lines, and cut where they could not be read; a note says so', () => {
  const { outlines, notes } = set('word '.repeat(1000))!;
  expect(notes[0]).toContain('cut to 60 letters');
  const ys = outlines.flat().map(([, y]) => y);
  expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(3);
});

test('emoji are left out of letters with a note, and nothing but emoji is no text', () => {
  expect(set('Pizza 🍕')!.notes).toEqual(['Emoji cannot be set in solid letters and were left out.']);
  expect(set('🍕')).toBeUndefined();
});

test('letters that no typeface has are no text', () => {
  expect(set('ꙮ')).toBeUndefined();
});

test.each(['', '"', '"""""', '\u0000\ud800', '😀', '"😀"', 'x'.repeat(5000), `"${'long text '.repeat(500)}"`])(
  'any prompt gives a closed model: “%s”',
  async (prompt) => {
    const { built } = await shapeModel(toModelOrder(prompt, { hasLabel: false }));
    expect(built.model.parts.length).toBeGreaterThan(0);
    expect(built.model.solids.map(({ status }) => status)).not.toContain('InvalidConstruction');
    expect(built.model.notes.every((note) => note.endsWith('.'))).toBe(true);
  },
);

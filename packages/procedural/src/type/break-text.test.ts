import { describe, expect, it } from 'vitest';
import { breakUnits, joinUnits } from './break-text.ts';
import { type FitOptions, fitText } from './fit-text.ts';
import { measureLinePx } from './measure.ts';
import { graphemesOf, isRightToLeft, trackingFor } from './scripts.ts';

const FACE = { family: 'Inter', weight: 800, style: 'normal' } as const;

function fit(text: string, change: Partial<FitOptions> = {}) {
  return fitText({
    text,
    face: FACE,
    maxWidthPx: 400,
    maxHeightPx: 300,
    maxLines: 3,
    maxSizePx: 120,
    minSizePx: 12,
    trackingEm: 0,
    leading: 1.1,
    ...change,
  });
}

describe('a line may break', () => {
  it.each([
    ['at spaces', 'Night market', ['Night', 'market']],
    ['between Chinese words, punctuation staying behind', '每天清晨，手工烘焙。', ['每天', '清晨，', '手工', '烘焙。']],
    ['after an opening bracket never', '「夏」の海', ['「夏」', 'の', '海']],
    ['at spaces only in Korean', '서울 재즈 페스티벌', ['서울', '재즈', '페스티벌']],
    ['between Thai words', 'ตลาดนัดวันเสาร์', ['ตลาด', 'นัด', 'วัน', 'เสาร์']],
    ['between Arabic words and nowhere inside', 'قهوة الصباح', ['قهوة', 'الصباح']],
  ])('%s', (_claim, text, units) => {
    expect(breakUnits(text).map((unit) => unit.text)).toEqual(units);
    expect(joinUnits(breakUnits(text))).toBe(text);
  });

  it.each(['नमस्ते दुनिया', 'ป๊ิ้', '👩‍👩‍👧 and 🇩🇪', 'e\u0301toile'])('inside a letter with its marks never: %s', (text) => {
    const narrow = fit(text, { maxWidthPx: 14, minSizePx: 12, maxHeightPx: 2000 });
    const whole = new Set(graphemesOf(text.normalize('NFC')));
    for (const line of narrow.lines) for (const grapheme of graphemesOf(line)) expect(whole).toContain(grapheme);
  });
});

describe('a text that is hard to fit', () => {
  const inRoom = ({ lines, sizePx, widthPx, heightPx }: ReturnType<typeof fit>): void => {
    expect(widthPx).toBeLessThanOrEqual(400.01);
    expect(heightPx).toBeLessThanOrEqual(300.01);
    for (const line of lines) expect(measureLinePx(line, FACE, sizePx)).toBeLessThanOrEqual(400.01);
  };

  it('of 5,000 characters keeps the smallest readable size, fills its room and ends with an ellipsis', () => {
    const fitted = fit('All work and no play makes a dull poster. '.repeat(120));
    inRoom(fitted);
    expect(fitted.isCut).toBe(true);
    expect(fitted.sizePx).toBeGreaterThanOrEqual(12);
    expect(fitted.sizePx).toBeLessThan(12.5);
    expect(fitted.lines.length).toBeGreaterThan(15);
    expect(fitted.lines.at(-1)).toMatch(/…$/u);
  });

  it('of one word of 60 letters loses none of them', () => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter';
    const fitted = fit(word);
    inRoom(fitted);
    expect(fitted.lines.join('')).toBe(word);
    expect(fitted.isCut).toBe(false);
  });

  it('takes more lines than the design wants before it becomes unreadable', () => {
    const text = 'Everything that a neighbourhood needs on a Saturday, from bread to bicycles and back';
    const fitted = fit(text, { maxLines: 1 });
    const free = fit(text, { maxLines: 2 });
    expect(fitted.lines).toHaveLength(1);
    expect(free.lines.length).toBeGreaterThan(2);
    expect(free.sizePx).toBeGreaterThan(fitted.sizePx);
    expect(free.lines.join(' ')).toBe(text);
  });

  it('leaves no word alone on its last line', () => {
    expect(fit('Books for the Longest Nights', { maxLines: 2 }).lines).toEqual(['Books for the', 'Longest Nights']);
  });
});

describe('tracking', () => {
  it('never pulls joined scripts apart nor full-width ones together', () => {
    expect(trackingFor('قهوة', 0.16)).toBe(0);
    expect(trackingFor('हिंदी', 0.16)).toBe(0);
    expect(trackingFor('ไทย', -0.03)).toBe(0);
    expect(trackingFor('夏の海', -0.03)).toBe(0);
    expect(trackingFor('SLOW', 0.16)).toBe(0.16);
  });
});

describe('the direction of a text', () => {
  it('is that of its first letter', () => {
    expect(isRightToLeft('2026 في دبي')).toBe(true);
    expect(isRightToLeft('שלום Berlin')).toBe(true);
    expect(isRightToLeft('Berlin שלום')).toBe(false);
    expect(isRightToLeft('2026!')).toBe(false);
  });
});

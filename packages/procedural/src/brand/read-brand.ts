import { MOOD_INDEX } from '../brief/known-words.ts';
import { readTokens } from '../brief/tokens.ts';
import { findHits, keysOf } from '../brief/word-index.ts';
import type { FlatDrawing } from '../scene/flat-drawing.ts';
import type { Brand, BrandKit } from './brand.ts';
import { nearestFamily } from './nearest-family.ts';
import { readSvg } from './read-svg.ts';

/** Brands have a handful of colours; a palette has five roles. */
const MOST_COLORS = 8;
const LONGEST_NAME = 80;
const LONGEST_TONE = 400;

/** A brand and what people should know about it. */
export interface BrandReading {
  readonly brand: Brand;
  readonly notes: readonly string[];
}

/**
 * Reads a brand kit. Whatever it holds gives a brand: colours that are none are left out, families that are not bundled
 * are replaced by the nearest, a logo that cannot be read is left off, and each of it is told in a sentence.
 */
export function readBrand(kit: BrandKit): BrandReading {
  const notes: string[] = [];
  const colors = readColors(kit.colors, notes);
  const titleFamily = readFamily(kit.fonts.title, notes);
  const textFamily = readFamily(kit.fonts.text, notes);
  const logo = readLogo(kit.logo, notes);
  const moods = keysOf(
    findHits(readTokens((kit.tone ?? '').slice(0, LONGEST_TONE), [(word) => MOOD_INDEX.has(word)]), MOOD_INDEX),
  );
  const name = kit.name?.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);
  return { brand: { name: name === '' ? undefined : name, colors, titleFamily, textFamily, logo, moods }, notes };
}

function readColors(given: readonly string[], notes: string[]): readonly string[] {
  const isColor = (color: string): boolean => /^#?([\da-f]{6}|[\da-f]{3})$/iu.test(color.trim());
  const wrong = given.filter((color) => !isColor(color)).slice(0, 3);
  if (wrong.length > 0)
    notes.push(
      `The brand colour ${wrong.map((color) => `“${color.slice(0, 20)}”`).join(', ')} is not a hex value and was left out.`,
    );
  const colors = given.filter(isColor).map((color) => {
    const digits = color.trim().replace('#', '').toLowerCase();
    return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
  });
  return [...new Set(colors)].slice(0, MOST_COLORS);
}

function readFamily(wanted: string | undefined, notes: string[]): string | undefined {
  if (wanted === undefined || wanted.trim() === '') return undefined;
  const { family, isExact } = nearestFamily(wanted);
  if (!isExact) notes.push(`The typeface “${wanted.trim().slice(0, 40)}” is not bundled; ${family} stands in for it.`);
  return family;
}

function readLogo(source: string | undefined, notes: string[]): FlatDrawing | undefined {
  if (source === undefined || source.trim() === '') return undefined;
  const reading = readSvg(source);
  if (!reading.ok) {
    notes.push(`The logo could not be used, because ${reading.reason}.`);
    return undefined;
  }
  if (reading.dropped.length > 0) {
    const names = reading.dropped.slice(0, 5).map((name) => `“${name.slice(0, 30)}”`);
    notes.push(`The logo is drawn without its ${names.join(', ')} elements, which are not flat shapes.`);
  }
  return reading.drawing;
}

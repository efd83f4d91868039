import type { PlanningBrand } from '../../planning.ts';

/** More colours than this make no palette. */
const MOST_COLORS = 5;

/**
 * What a prompt says of the brand. Built-in engines get colours, typefaces and logo from the kit itself, so that they are
 * only told whose design it is, and only where the brief does not name it.
 *
 * @param context.words - The prompt so far: what the brief says of names and colours wins.
 */
export function brandWords(
  brand: PlanningBrand | null,
  context: { readonly words: string; readonly isBuiltIn: boolean },
): string {
  if (brand === null) return '';
  const name = clean(brand.name, 80);
  const isNamed = name === '' || context.words.toLowerCase().includes(name.toLowerCase());
  const forBrand = isNamed ? '' : `For the brand ${name}.`;
  if (context.isBuiltIn) return forBrand;
  const hasColors = /#[\da-f]{3,6}\b/iu.test(context.words);
  const colors = brand.colors.slice(0, MOST_COLORS).filter((color) => /^#[\da-f]{3,8}$/iu.test(color));
  const palette = hasColors || colors.length === 0 ? '' : `Colours: ${colors.join(', ')}.`;
  const tone = clean(brand.tone, 200);
  const style = tone === '' ? '' : `Tone: ${tone}${/[.!?]$/u.test(tone) ? '' : '.'}`;
  const fonts = [brand.titleFont, brand.textFont].filter((font) => font !== null);
  const type =
    fonts.length === 0 ? '' : `Typefaces: ${[...new Set(fonts)].map((font) => clean(font, 80)).join(' and ')}.`;
  return [forBrand, palette, type, style].filter((sentence) => sentence !== '').join(' ');
}

function clean(text: string, most: number): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
}

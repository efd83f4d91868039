import { STYLE_WORDS } from '../brief/vocabulary.ts';
import { type RecipeId, STYLES } from '../formats/styles.ts';
import { FONT_FACES } from '../type/font-faces.ts';
import type { Change, Tone } from './change.ts';
import { colorsIn, paletteIn } from './color-words.ts';

const TONES: readonly (readonly [Tone, RegExp])[] = [
  ['more-contrast', /\b(more|higher|stronger|increase|increased) (the )?contrast\b|\bpunchier\b/u],
  ['less-contrast', /\b(less|lower|reduce|reduced|softer) (the )?contrast\b/u],
  ['warmer', /\b(warmer|more warmth|warm it)\b/u],
  ['cooler', /\b(cooler|colder)\b/u],
  ['darker', /\b(darker|darken)\b/u],
  ['lighter', /\b(lighter|brighter|lighten|brighten)\b/u],
  ['muted', /\b(muted|duller|less (colou?rful|saturated|vivid)|desaturate|calmer colou?rs|softer colou?rs)\b/u],
  ['vivid', /\b(more (colou?rful|saturated|vivid)|colou?rs? pop|stronger colou?rs|bolder colou?rs|vivid)\b/u],
];
const FONT_CLASSES = /\b(sans(?:[ -]serif)?|serif|condensed|geometric|elegant|bold(?:er)?|retro)\b/u;

/** Changes of colour mood, background, type and style; none of them names a thing in the picture. */
export function readLook(clause: string): Change | undefined {
  return readTone(clause) ?? readGround(clause) ?? readFont(clause) ?? readDetail(clause) ?? readStyle(clause);
}

function readTone(clause: string): Change | undefined {
  if (/\b(swap|switch|invert|reverse)\b.*\bcolou?rs?\b|\bcolou?rs?\b.*\b(swapped|inverted)\b/u.test(clause))
    return { kind: 'swap-colors' };
  const isNamed = paletteIn(clause) !== undefined || colorsIn(clause).length > 0;
  if (!isNamed && /\b(another|different|other|new|change the) (palette|colou?rs|colou?r scheme)\b/u.test(clause))
    return { kind: 'next-palette' };
  const tone = TONES.find(([, pattern]) => pattern.test(clause))?.[0];
  return tone === undefined ? undefined : { kind: 'tone', tone };
}

function readGround(clause: string): Change | undefined {
  if (!/\b(background|backdrop|ground|back colou?r|paper)\b/u.test(clause)) return undefined;
  const [color] = colorsIn(clause.replace(/\b(background|ground)\b/gu, ''));
  if (color !== undefined) return { kind: 'ground', color };
  return /\b(another|different|other|new|change)\b/u.test(clause) ? { kind: 'ground', color: undefined } : undefined;
}

function readFont(clause: string): Change | undefined {
  const family = FONT_FACES.find(({ family: name }) => clause.includes(name.toLowerCase()))?.family;
  if (family !== undefined) return { kind: 'font', wanted: family };
  const wanted = FONT_CLASSES.exec(clause)?.[1];
  const isAboutType = /\b(fonts?|typeface|face|lettering|type|letters|headline|title)\b/u.test(clause);
  if (
    wanted !== undefined &&
    (isAboutType || /^(use|set|make|try|in)?\s*(it )?(in )?(an? )?(sans|serif)/u.test(clause))
  ) {
    return { kind: 'font', wanted: wanted.startsWith('sans') ? 'sans' : wanted };
  }
  return /\b(another|different|other|new|change the) (fonts?|typeface|lettering)\b/u.test(clause)
    ? { kind: 'font', wanted: 'another' }
    : undefined;
}

function readDetail(clause: string): Change | undefined {
  if (/\b(less busy|simpler|simplify|cleaner|calmer|less detail|less clutter|tidier|more minimal)\b/u.test(clause))
    return { kind: 'detail', isLess: true };
  return /\b(busier|more detail|more detailed|richer)\b/u.test(clause) ? { kind: 'detail', isLess: false } : undefined;
}

/** "as a badge", "make it a swiss poster": only with such a lead, because the words also name things. */
function readStyle(clause: string): Change | undefined {
  const wanted = /\b(?:as an?|make it an?|turn it into an?|in the style of an?|style:?|make it)\s+(.+)$/u.exec(
    clause,
  )?.[1];
  if (wanted === undefined) return undefined;
  const byName = STYLES.find(
    ({ id, label }) => id !== 'auto' && (wanted.startsWith(id) || wanted.startsWith(label.toLowerCase())),
  );
  if (byName !== undefined) return { kind: 'recipe', recipe: byName.id as RecipeId };
  const words = wanted.split(' ').slice(0, 3);
  const found = Object.entries(STYLE_WORDS).find(
    ([id, list]) => STYLES.some((style) => style.id === id) && list.split(/\s+/u).some((word) => words.includes(word)),
  );
  // Found among the ids of STYLES just before.
  return found === undefined ? undefined : { kind: 'recipe', recipe: found[0] as RecipeId };
}

import { bundledFamilyIn, nearestFamily } from '../brand/nearest-family.ts';
import type { BriefFonts } from './brief.ts';

/** Families a prompt asks for: "set in Playfair Display", "Helvetica font", "typeface: Oswald". */
const BEHIND =
  /\b(?:set in|typeset in|in the (?:font|typeface)|(?:font|typeface)\s*(?:is|:|=|called)?)\s+["“']?(\p{Lu}[\p{L}\d]*(?:\s\p{Lu}[\p{L}\d]*){0,2})/u;
const BEFORE = /(?<![\p{L}\d])(\p{Lu}[\p{L}\d]*(?:\s\p{Lu}[\p{L}\d]*){0,2})["”']?\s+(?:font|typeface)\b/u;

/** The families, the text without them, and what was put in place of others. */
export interface ReadFonts {
  readonly fonts: BriefFonts;
  readonly rest: string;
  readonly notes: readonly string[];
}

/** Reads a family asked for by name. A family that is not bundled is replaced by the nearest, and that is told. */
export function readFonts(text: string): ReadFonts {
  const match = BEHIND.exec(text) ?? BEFORE.exec(text);
  const name = match?.[1];
  if (match === null || match === undefined || name === undefined)
    return { fonts: { title: undefined, text: undefined }, rest: text, notes: [] };
  const bundled = bundledFamilyIn(name);
  const { family, isExact } = bundled === undefined ? nearestFamily(name) : { family: bundled, isExact: true };
  const notes = isExact ? [] : [`The typeface “${name}” is not bundled; ${family} stands in for it.`];
  return { fonts: { title: family, text: undefined }, rest: text.replace(match[0], ' , '), notes };
}

import { LIMITS } from '@gesso/contract';
import { DESIGN_EDIT, PICTURE_EDIT } from './act-words.rules.ts';

/** A title longer than this is a prompt; its first words say what it is. */
const LONGEST_NAME = 60;
const LONGEST_LABEL = 48;

/** What a piece is called, without what earlier edits put before it: "Headline bigger: Fox poster" is a fox poster. */
export function nameOf(title: string): string {
  let name = title.replace(/\s+/gu, ' ').trim();
  for (let before = ''; before !== name; ) {
    before = name;
    const label = /^([^:]{2,60}): (?=\S)/u.exec(name)?.[1];
    if (label !== undefined && isLabel(label.toLowerCase())) name = name.slice(label.length + 2);
    const ratio = /^\d{1,3}:\d{1,3} version: (?=\S)/u.exec(name)?.[0];
    if (ratio !== undefined) name = name.slice(ratio.length);
  }
  return cut(name === '' ? 'Untitled' : name, LONGEST_NAME);
}

/** The words of an edit as a label: "make the headline bigger" is "Headline bigger". */
export function labelOf(parts: readonly string[]): string {
  const [first = ''] = parts;
  const bare = first
    .replace(/^(?:make|let|set|turn|use|try) (?:it|the|them)\b ?/u, '')
    .replace(/^(?:please|make|use)\b ?/u, '')
    .trim();
  const label = cut(bare === '' ? first : bare, LONGEST_LABEL);
  return capital(parts.length > 1 ? `${label} …` : label);
}

/** `Clip: Fox poster`, within what a title may have. */
export function titled(label: string, name: string): string {
  return cut(`${label}: ${name}`, LIMITS.stepTitleCharacters);
}

function isLabel(label: string): boolean {
  return (
    / …$/u.test(label) ||
    /^(?:clip|3d model|mug|bottle|box|sign|medal|panel|vase|variation \d+)$/u.test(label) ||
    / version$/u.test(label) ||
    /\b(?:bigger|smaller|larger)\b/u.test(label) ||
    DESIGN_EDIT.test(label) ||
    PICTURE_EDIT.test(label)
  );
}

export function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Cut between words; never inside a pair that makes one letter. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  const space = short.lastIndexOf(' ');
  return `${short
    .slice(0, space > most / 2 ? space : most - 1)
    .toWellFormed()
    .trimEnd()}…`;
}

import type { Layer } from '../scene/layers.ts';
import type { StudioTexts } from './studio.ts';

/** So much of a text is quoted in a note that it can be recognised. */
const QUOTED_CHARACTERS = 40;

/** Which texts of a brief a layout has no place for, in sentences. */
export function leftOutNotes(texts: StudioTexts, layers: readonly Layer[]): readonly string[] {
  const set = layers.flatMap((layer) => (layer.kind === 'text' ? [layer.text] : []));
  const all = squeeze(set.join(' '));
  return Object.values(texts)
    .filter((text) => text !== undefined)
    .filter((text) => text.split(' · ').some((part) => !all.includes(squeeze(part))))
    .map((text) => `“${shorten(text)}” has no place in this layout and was left out.`);
}

/** Layouts break texts into lines and may set derived ones in capitals; neither changes what is said. */
function squeeze(text: string): string {
  return text.replace(/\s+/gu, '').toLowerCase();
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= QUOTED_CHARACTERS ? text : `${letters.slice(0, QUOTED_CHARACTERS).join('').trimEnd()}…`;
}

import { readBrand } from '@gesso/procedural';
import type { StoredBrandKit } from '../../modules/brand-kits/index.ts';

/** Kits whose notes are remembered: reading a large logo takes tens of milliseconds, and lists show many. */
const MOST_REMEMBERED = 500;

export type ReadNotes = (kit: StoredBrandKit) => readonly string[];

/** Says what of a kit the engine cannot use as it was entered, in its own sentences; of each state of a kit once. */
export function createReadNotes(): ReadNotes {
  const remembered = new Map<string, readonly string[]>();
  return (kit) => {
    const key = `${kit.id} ${kit.updatedAt.getTime()}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const notes = readNotes(kit);
    const oldest = remembered.keys().next().value;
    if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, notes);
    return notes;
  };
}

function readNotes({ content }: StoredBrandKit): readonly string[] {
  const { colors, titleFont, textFont, logos } = content;
  const fonts = {
    ...(titleFont === null ? {} : { title: titleFont }),
    ...(textFont === null ? {} : { text: textFont }),
  };
  const ofLogos = logos.flatMap(({ name, svg }) =>
    readBrand({ colors: [], fonts: {}, logo: svg }).notes.map((note) => note.replace('The logo', `The logo “${name}”`)),
  );
  return [...readBrand({ colors, fonts }).notes, ...ofLogos];
}

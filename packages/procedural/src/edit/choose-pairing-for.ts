import type { TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { isLatin } from '../type/measure.ts';
import { PAIRINGS, type Pairing } from '../type/pairings.ts';

/** Headline faces by what people call them; within a class the best known come first. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  serif: ['Playfair Display', 'Fraunces', 'DM Serif Display', 'Instrument Serif', 'Abril Fatface'],
  sans: ['Inter', 'Space Grotesk', 'Archivo Black', 'Josefin Sans'],
  condensed: ['Oswald', 'Bebas Neue', 'Anton'],
  geometric: ['Josefin Sans', 'Space Grotesk'],
  elegant: ['Instrument Serif', 'Playfair Display', 'Josefin Sans'],
  bold: ['Archivo Black', 'Anton', 'Abril Fatface'],
  bolder: ['Archivo Black', 'Anton', 'Abril Fatface'],
  retro: ['Abril Fatface', 'Fraunces', 'Bebas Neue'],
};

/**
 * The pairing for a wish: a family, a class such as `serif`, or `another`. Never the one in use.
 *
 * @returns `undefined` when no bundled headline face fits or the texts need letters the display faces lack.
 */
export function choosePairingFor(wanted: string, scene: Scene): Pairing | undefined {
  const texts = scene.layers.filter((layer): layer is TextLayer => layer.kind === 'text');
  if (!texts.every(({ text }) => isLatin(text))) return undefined;
  const now = PAIRINGS.findIndex(({ name }) => name === scene.origin.pairing);
  const others = PAIRINGS.filter((_pairing, index) => index !== now);
  if (wanted === 'another') return PAIRINGS[(now + 1) % PAIRINGS.length];
  const families = CLASSES[wanted] ?? [wanted];
  const title = PAIRINGS[now]?.title.family;
  // In a class, the face in use is passed over; asked for by name, another cut of it is fine.
  const found = families
    .filter((family) => family !== title)
    .flatMap((family) => others.filter((pairing) => pairing.title.family === family));
  return found[0] ?? others.find((pairing) => pairing.text.family === wanted);
}

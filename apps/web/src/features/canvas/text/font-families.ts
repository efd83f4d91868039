import { DEFAULT_FAMILY, FONT_WEIGHTS, type FontWeight } from '@gesso/canvas-core';

/** A family that comes with Gesso: what designs of the built-in engine are set in, and the interface's own two. */
export type FontFamily = {
  readonly name: string;
  /** What style sheets call it. */
  readonly cssName: string;
  /** Weights it is cut in; others take the nearest, since made-up bold looks like none. */
  readonly weights: readonly FontWeight[];
  /** Brings its style sheet; the browser then fetches only the files whose letters are shown. */
  readonly load: () => Promise<unknown>;
};

const ONE_WEIGHT: readonly FontWeight[] = [400];
const ALL_WEIGHTS: readonly FontWeight[] = FONT_WEIGHTS;
const isOnPage = () => Promise.resolve();

/** All families that words on the board can be set in; nothing is taken from the machine or from another host. */
export const FONT_FAMILIES: readonly FontFamily[] = [
  { name: 'Inter', cssName: 'Inter Variable', weights: ALL_WEIGHTS, load: isOnPage },
  { name: 'Instrument Serif', cssName: 'Instrument Serif', weights: ONE_WEIGHT, load: isOnPage },
  family('Abril Fatface', ONE_WEIGHT, () => import('@fontsource/abril-fatface/400.css')),
  family('Anton', ONE_WEIGHT, () => import('@fontsource/anton/400.css')),
  family('Archivo Black', ONE_WEIGHT, () => import('@fontsource/archivo-black/400.css')),
  family('Bebas Neue', ONE_WEIGHT, () => import('@fontsource/bebas-neue/400.css')),
  family('DM Serif Display', ONE_WEIGHT, () => import('@fontsource/dm-serif-display/400.css')),
  family('Fraunces', ALL_WEIGHTS, () => import('./faces/fraunces.css')),
  family('Josefin Sans', ALL_WEIGHTS, () => import('./faces/josefin-sans.css')),
  family('Oswald', ALL_WEIGHTS, () => import('./faces/oswald.css')),
  family('Playfair Display', ALL_WEIGHTS, () => import('./faces/playfair-display.css')),
  family('Space Grotesk', ALL_WEIGHTS, () => import('./faces/space-grotesk.css')),
  family('Work Sans', ALL_WEIGHTS, () => import('./faces/work-sans.css')),
];

/** A family by its name; the interface's for names that are not known here. */
export function familyNamed(name: string): FontFamily {
  const known = FONT_FAMILIES.find((candidate) => candidate.name === name);
  // The default heads the list, so one is always found.
  return known ?? (FONT_FAMILIES.find((candidate) => candidate.name === DEFAULT_FAMILY) as FontFamily);
}

/** The nearest weight that the family is cut in; the bolder of two. */
export function nearestWeight(chosen: FontFamily, weight: FontWeight): FontWeight {
  return chosen.weights.reduce((best, candidate) =>
    Math.abs(candidate - weight) <= Math.abs(best - weight) ? candidate : best,
  );
}

/** A family for CSS: what it lacks comes from the interface's, which has Greek, Cyrillic and Vietnamese too. */
export function cssFamily(name: string): string {
  return `"${familyNamed(name).cssName}", "Inter Variable", sans-serif`;
}

function family(name: string, weights: readonly FontWeight[], load: () => Promise<unknown>): FontFamily {
  return { name, cssName: name, weights, load };
}

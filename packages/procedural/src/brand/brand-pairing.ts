import type { Brief } from '../brief/brief.ts';
import { FONT_FACES, hasCharacters } from '../type/font-faces.ts';
import type { TypeFace } from '../type/measure.ts';
import { choosePairing, PAIRINGS, type Pairing } from '../type/pairings.ts';

/** Families that were asked for by name, by the brand or in the prompt. */
export interface WantedFamilies {
  readonly title: string | undefined;
  readonly text: string | undefined;
}

/** Weights headlines and small texts look right in; families have one near them. */
const TITLE_WEIGHT = 750;
const TEXT_WEIGHT = 450;

/**
 * The pairing of asked-for families: the curated one with that headline face where there is one, with the text face that
 * was asked for. Titles in letters the family lacks are set in the pairing the engine would choose.
 */
export function pairingOf(brief: Brief, wanted: WantedFamilies, seed: number, variantIndex: number): Pairing {
  const usual = choosePairing(brief, seed, variantIndex);
  const title = brief.texts
    .filter(({ role }) => role === 'title')
    .map(({ text }) => text)
    .join(' ');
  const family = wanted.title !== undefined && hasCharacters(wanted.title, title) ? wanted.title : undefined;
  const curated = PAIRINGS.find((pairing) => pairing.title.family === family);
  const base =
    family === undefined ? usual : (curated ?? { ...usual, title: faceOf(family, TITLE_WEIGHT), titleTrackingEm: 0 });
  if (wanted.text === undefined) return base;
  const text = faceOf(wanted.text, TEXT_WEIGHT);
  if (text.family === base.text.family) return base;
  return { ...base, name: `${base.title.family}+${text.family}`, text };
}

function faceOf(family: string, weight: number): TypeFace {
  const weights = FONT_FACES.filter((face) => face.family === family && face.style === 'normal').map(
    (face) => face.weight,
  );
  const nearest = [...weights].sort((a, b) => Math.abs(a - weight) - Math.abs(b - weight))[0] ?? 400;
  return { family, weight: nearest, style: 'normal' };
}

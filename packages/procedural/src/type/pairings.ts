import type { Brief, Mood } from '../brief/brief.ts';
import { openRandomStream } from '../random/random-stream.ts';
import { hasCharacters, hasScripts } from './font-faces.ts';
import type { TypeFace } from './measure.ts';

/** A headline face and the text face that goes with it. */
export interface Pairing {
  readonly name: string;
  readonly title: TypeFace;
  readonly text: TypeFace;
  readonly titleTrackingEm: number;
  /** Baseline distance of headlines in em of the face. */
  readonly titleLeading: number;
  /** Derived titles are set in capitals; quoted ones always stay as written. */
  readonly isUppercase: boolean;
  readonly moods: readonly Mood[];
}

const face = (family: string, weight: number, style: TypeFace['style'] = 'normal'): TypeFace => ({
  family,
  weight,
  style,
});

/** Curated pairings; each title face differs clearly from its neighbours in the list. */
export const PAIRINGS: readonly Pairing[] = [
  pairing('anton-inter', face('Anton', 400), face('Inter', 500), 0, 1.02, true, ['bold', 'modern']),
  pairing('playfair-work', face('Playfair Display', 700), face('Work Sans', 400), -0.01, 1.02, false, [
    'elegant',
    'calm',
  ]),
  pairing('archivo-space', face('Archivo Black', 400), face('Space Grotesk', 500), -0.02, 0.98, false, [
    'modern',
    'bold',
    'playful',
  ]),
  pairing('abril-josefin', face('Abril Fatface', 400), face('Josefin Sans', 600), 0, 1.0, false, [
    'vintage',
    'elegant',
    'warm',
  ]),
  pairing('bebas-work', face('Bebas Neue', 400), face('Work Sans', 600), 0.01, 0.92, true, ['dark', 'bold', 'cool']),
  pairing('fraunces-inter', face('Fraunces', 900), face('Inter', 500), -0.02, 0.98, false, [
    'vintage',
    'warm',
    'playful',
  ]),
  pairing('space-inter', face('Space Grotesk', 700), face('Inter', 400), -0.03, 0.98, false, [
    'modern',
    'minimal',
    'cool',
  ]),
  pairing('instrument-inter', face('Instrument Serif', 400), face('Inter', 500), -0.02, 0.95, false, [
    'elegant',
    'minimal',
    'calm',
  ]),
  pairing('oswald-work', face('Oswald', 700), face('Work Sans', 400), 0, 1.08, true, ['bold', 'modern', 'warm']),
  pairing('dmserif-josefin', face('DM Serif Display', 400), face('Josefin Sans', 400), -0.01, 1.0, false, [
    'elegant',
    'vintage',
  ]),
  pairing('josefin-inter', face('Josefin Sans', 600), face('Inter', 400), 0.06, 1.0, true, [
    'minimal',
    'elegant',
    'calm',
  ]),
  pairing('inter-inter', face('Inter', 800), face('Inter', 500), -0.035, 0.98, false, ['modern', 'minimal', 'bright']),
];

/** Families that headlines can be asked to be set in, each with the text face it is paired with. */
export const TITLE_FAMILIES: readonly string[] = [...new Set(PAIRINGS.map(({ title }) => title.family))];

/** Pairings for texts that few or no display faces have the letters of; Noto goes with Inter in every weight. */
const FURTHER_PAIRINGS: readonly Pairing[] = [
  pairing('oswald-inter', face('Oswald', 700), face('Inter', 500), 0, 1.1, false, ['bold', 'modern']),
  pairing('playfair-inter', face('Playfair Display', 700), face('Inter', 400), 0, 1.08, false, ['elegant', 'calm']),
  pairing('inter-heavy', face('Inter', 800), face('Inter', 500), 0, 1.16, false, ['bold', 'modern', 'playful']),
  pairing('inter-strong', face('Inter', 600), face('Inter', 400), 0, 1.16, false, ['warm', 'vintage', 'cool']),
  pairing('inter-plain', face('Inter', 400), face('Inter', 400), 0, 1.2, false, ['elegant', 'calm', 'minimal']),
];

/** The pairing of one variant: by mood first, then by the seed; four variants get four different title faces. */
export function choosePairing(brief: Brief, seed: number, variantIndex: number): Pairing {
  const random = openRandomStream(seed, 'type');
  const ranked = suitingPairings(brief)
    .map((candidate) => ({
      candidate,
      score: candidate.moods.filter((mood) => brief.moods.includes(mood)).length * 2 + random.next() * 2.4,
    }))
    .sort((a, b) => b.score - a.score);
  return ranked[variantIndex % ranked.length]!.candidate;
}

/** A title is set in a face that has all its letters; of small texts whole words may be in another script. */
function suitingPairings(brief: Brief): readonly Pairing[] {
  const titles = brief.texts.filter(({ role }) => role === 'title').map(({ text }) => text);
  const others = brief.texts.filter(({ role }) => role !== 'title').map(({ text }) => text);
  const [title, small] = [titles.join(' '), others.join(' ')];
  const suits = (candidate: Pairing): boolean =>
    hasCharacters(candidate.title.family, title) && hasScripts(candidate.text.family, title + small);
  const suiting = PAIRINGS.filter(suits);
  if (suiting.length > 3) return suiting;
  const further = FURTHER_PAIRINGS.filter(suits);
  return further.length > 0 ? further : FURTHER_PAIRINGS.filter(({ title: { family } }) => family === 'Inter');
}

function pairing(
  name: string,
  title: TypeFace,
  text: TypeFace,
  titleTrackingEm: number,
  titleLeading: number,
  isUppercase: boolean,
  moods: readonly Mood[],
): Pairing {
  return { name, title, text, titleTrackingEm, titleLeading, isUppercase, moods };
}

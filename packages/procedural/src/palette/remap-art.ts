import type { ArtPath, SubjectArt } from '../subjects/subject-art.ts';
import { fromHex, mixHex } from './color.ts';
import { outerContours } from './outer-contours.ts';

/** The colours a drawing is brought down to. */
export interface ArtRamp {
  /** Darkest to lightest, at least two. */
  readonly tones: readonly string[];
  /** Replaces the most colourful tone of flat art; left out, everything is a tone. */
  readonly accent?: string;
  /** The colour of a one-colour silhouette; left out, the lightest tone. */
  readonly main?: string;
  /** Seen through the gaps of a one-colour silhouette. */
  readonly under: string;
}

/** Steps between two neighbouring tones; a few keep the drawing's modelling, many would look like a photo filter. */
const STEPS_PER_TONE = 2;
/** OKLCH chroma from which a colour of the original counts as "the colourful one". */
const COLOURFUL = 0.13;

/**
 * Recolours a drawing into the palette by lightness, as a printer would with few inks. Silhouettes become one tone over
 * a filled under-layer, so that the scene behind never shows through their gaps.
 */
export function remapArt(art: SubjectArt, ramp: ArtRamp): readonly ArtPath[] {
  if (art.isSilhouette) {
    const main = ramp.main ?? ramp.tones.at(-1) ?? ramp.under;
    const body = art.underLayer ?? art.paths.map(({ d }) => outerContours(d)).join('');
    return [{ d: body, fill: ramp.under }, ...art.paths.map((path) => ({ ...path, fill: main }))];
  }
  const lightness = art.paths.map(({ fill }) => fromHex(fill).l);
  const [low, high] = [Math.min(...lightness), Math.max(...lightness)];
  const accentHue = ramp.accent === undefined ? undefined : mostColorfulHue(art.paths);
  return art.paths.map((path) => {
    const { l, c, h } = fromHex(path.fill);
    const share = high - low < 0.05 ? 0.7 : (l - low) / (high - low);
    if (ramp.accent !== undefined && accentHue !== undefined && c > COLOURFUL && hueDistance(h, accentHue) < 25) {
      return {
        ...path,
        fill: mixHex(ramp.accent, share < 0.5 ? (ramp.tones[0] ?? ramp.accent) : ramp.accent, share < 0.5 ? 0.22 : 0),
      };
    }
    return { ...path, fill: toneAt(ramp.tones, share) };
  });
}

function toneAt(tones: readonly string[], share: number): string {
  const steps = (tones.length - 1) * STEPS_PER_TONE;
  const position = Math.round(share * steps) / STEPS_PER_TONE;
  const index = Math.min(tones.length - 2, Math.floor(position));
  return mixHex(tones[index] ?? '#000000', tones[index + 1] ?? '#ffffff', position - index);
}

function mostColorfulHue(paths: readonly ArtPath[]): number | undefined {
  const colors = paths.map(({ fill }) => fromHex(fill)).sort((a, b) => b.c - a.c);
  const first = colors[0];
  return first === undefined || first.c < COLOURFUL ? undefined : first.h;
}

function hueDistance(first: number, second: number): number {
  const difference = Math.abs(first - second) % 360;
  return Math.min(difference, 360 - difference);
}

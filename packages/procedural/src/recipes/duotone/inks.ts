import type { Studio } from '../../compose/studio.ts';
import { contrastRatio, fromHex, mixHex } from '../../palette/color.ts';

/** The two inks of a print and the paper they are printed on. */
export interface Inks {
  readonly paper: string;
  /** The dark ink: drawing and type. */
  readonly key: string;
  /** The bright ink: flat areas under the key. */
  readonly spot: string;
}

/** Below this OKLCH chroma an ink counts as grey. */
const COLOURLESS = 0.05;
/** Inks closer than this in hue would print as one. */
const SAME_HUE_DEG = 30;

/** Chooses paper and inks out of the palette; two of the crops take a coloured key where the palette has a dark colour. */
export function chooseInks({ colors, crop }: Studio): Inks {
  const [dark, paper] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const tones = [colors.accent, colors.primary, colors.secondary];
  const spot =
    tones.find((tone) => isColored(tone) && contrastRatio(tone, paper) > 1.35 && contrastRatio(tone, dark) > 2.6) ??
    tones.find((tone) => contrastRatio(tone, paper) > 1.35 && contrastRatio(tone, dark) > 2.6) ??
    mixHex(paper, dark, 0.35);
  const colored = [colors.primary, colors.secondary, colors.accent].find(
    (tone) =>
      isColored(tone) &&
      contrastRatio(tone, paper) > 4.6 &&
      contrastRatio(tone, spot) > 1.9 &&
      hueDistance(fromHex(tone).h, fromHex(spot).h) > SAME_HUE_DEG,
  );
  return { paper, spot, key: crop % 2 === 1 && colored !== undefined ? colored : dark };
}

function isColored(hex: string): boolean {
  return fromHex(hex).c > COLOURLESS;
}

function hueDistance(first: number, second: number): number {
  const difference = Math.abs(first - second) % 360;
  return Math.min(difference, 360 - difference);
}

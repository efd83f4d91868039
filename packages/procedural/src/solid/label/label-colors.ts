import type { Colors } from '../../palette/choose-palette.ts';
import { contrastRatio, mixHex, readableOn } from '../../palette/color.ts';

/** Tones of a drawing that stay apart from what they are printed on. */
export function rampOn(ground: string, colors: Colors, ink: string) {
  const main = readableOn([ground], [colors.accent, colors.primary, ink], 2.2);
  return {
    tones: [mixHex(ink, '#000000', 0.3), main, mixHex(main, '#ffffff', 0.6)],
    accent: colors.accent,
    main,
    under: mixHex(ink, ground, contrastRatio(main, ink) > 1.8 ? 0.05 : 0.6),
  };
}

/** A colour of the palette that is seen on a label's paper. */
export function pickBand(ground: string, colors: Colors): string {
  return [colors.primary, colors.accent, colors.ink].find((color) => contrastRatio(color, ground) > 1.7) ?? colors.ink;
}

import type { Studio } from '../../compose/studio.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { ArtRamp } from '../../palette/remap-art.ts';
import type { SceneryTones } from './tones.ts';

/** The tones of what stands in a scenery: dark as the ground in its shades, lit by the sky in its lights. */
export function subjectRamp({ colors }: Studio, tones: SceneryTones): ArtRamp {
  const ground = mixHex(tones.far, tones.near, 0.7);
  const light = mixHex(tones.glow, '#ffffff', 0.2);
  const main = [colors.accent, colors.primary, light].find(
    (color) => contrastRatio(color, ground) > 2.2 && contrastRatio(color, tones.glow) > 1.3,
  );
  const tint = mixHex(main ?? colors.accent, tones.near, 0.08);
  const standsOff = contrastRatio(colors.accent, tones.glow) > 1.6;
  return {
    tones: [tones.near, mixHex(colors.primary, tones.near, 0.25), mixHex(tint, light, 0.3), light],
    main: tint,
    under: tones.near,
    ...(standsOff ? { accent: colors.accent } : {}),
  };
}

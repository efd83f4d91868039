import { fromHex } from '../../palette/color.ts';
import type { SubjectArt } from '../../subjects/subject-art.ts';

/** Boats of the icon set bring a piece of sea along; in a scene they float on the scene's own. */
export function withoutOwnWater(art: SubjectArt): SubjectArt {
  const isWater = (fill: string): boolean => {
    const { c, h } = fromHex(fill);
    return c > 0.09 && h > 215 && h < 275;
  };
  const dry = art.paths.filter(({ fill }) => !isWater(fill));
  return dry.length === 0 || art.isSilhouette ? art : { ...art, paths: dry };
}

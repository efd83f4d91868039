import { fromGivenColors } from '../edit/edit-colors.ts';
import type { Colors } from '../palette/choose-palette.ts';
import { fromHex } from '../palette/color.ts';
import type { PictureColor } from './extract-palette.ts';

/**
 * The colours of a design "in the colours of this picture": the picture's most telling colour is the main one, its largest
 * light or dark area the sheet.
 *
 * @returns `undefined` when the picture has no colours.
 */
export function colorsOfPicture(palette: readonly PictureColor[]): Colors | undefined {
  const [largest] = palette;
  if (largest === undefined) return undefined;
  const isSheet = ({ hex }: PictureColor): boolean => fromHex(hex).l > 0.86 || fromHex(hex).l < 0.32;
  const sheet = palette.find(isSheet);
  // A small strong colour tells more of a picture than a large grey one.
  const telling = ({ hex, share }: PictureColor): number => (fromHex(hex).c + 0.015) * Math.sqrt(share);
  const rest = palette.filter((color) => color !== sheet).sort((a, b) => telling(b) - telling(a));
  const [main = largest, ...others] = rest;
  return fromGivenColors([main, ...(sheet === undefined ? [] : [sheet]), ...others].map(({ hex }) => hex));
}

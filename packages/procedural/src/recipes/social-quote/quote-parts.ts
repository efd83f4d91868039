import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { circlePath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer, TextLayer } from '../../scene/layers.ts';
import { QUOTE_MARK_RATIO } from './quote-mark.ts';

/** The subject in a disc, where a portrait of the speaker would be. */
export function avatar(studio: Studio, box: Box, color: string): readonly Layer[] {
  const { subject, colors } = studio;
  if (subject === undefined) return [];
  const [x, y, side] = [box.xPx + box.widthPx / 2, box.yPx + box.heightPx / 2, box.widthPx];
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const disc: ShapesLayer = {
    id: 'disc',
    name: 'Disc',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.5,
    shapes: [{ d: circlePath(x, y, side / 2), fill: { kind: 'solid', color } }],
  };
  const main = contrastRatio(dark, color) > contrastRatio(light, color) ? dark : light;
  const art = placeArt(
    subject.art,
    { tones: [dark, mixHex(color, dark, 0.5), light], main, under: color },
    { centerXPx: x, centerYPx: y, widthPx: side * 0.66, heightPx: side * 0.66 },
  );
  return [disc, subjectLayer(subject.word, art, { clip: circlePath(x, y, side / 2) })];
}

/** The first colour of the palette that stands out on a ground. */
export function firstTone({ colors }: Studio, ground: string): string {
  return (
    [colors.accent, colors.primary, colors.secondary].find((tone) => contrastRatio(tone, ground) > 1.7) ?? colors.ink
  );
}

/** The mark alone in the middle of the sheet. */
export function centered({ widthPx, heightPx }: Studio, share: number): Box {
  const width = Math.min(widthPx, heightPx * QUOTE_MARK_RATIO) * share;
  const height = width / QUOTE_MARK_RATIO;
  return { xPx: (widthPx - width) / 2, yPx: (heightPx - height) / 2, widthPx: width, heightPx: height };
}

export function present(...layers: readonly (TextLayer | undefined)[]): readonly TextLayer[] {
  return layers.filter((layer) => layer !== undefined);
}

import { pairingOf } from '../../brand/brand-pairing.ts';
import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import { readableOn } from '../../palette/color.ts';
import type { Layer } from '../../scene/layers.ts';
import { setText } from '../../type/text-layer.ts';
import { rampOn } from './label-colors.ts';
import type { LabelRequest, LabelSize } from './label-request.ts';
import { nameLabel } from './name-label.ts';
import { setSmallText } from './small-text.ts';

/** The subject and its words, large, on the surface's own colour. */
export function printLayers(
  { wish, brief, colors, art, seed, variantIndex }: LabelRequest,
  { widthPx, heightPx }: LabelSize,
): readonly Layer[] {
  const texts = brief.isTextFree ? [] : brief.texts;
  const title = texts[0]?.text ?? (art === undefined ? nameLabel(brief, art, seed) : undefined);
  const pairing = pairingOf(brief, brief.fonts, seed, variantIndex);
  const ink = readableOn([wish.ground], [colors.isDark ? colors.ink : colors.primary, colors.ink, colors.ground], 3);
  const layers: Layer[] = [];
  const artHeight = title === undefined ? 0.86 : 0.58;
  if (art !== undefined) {
    const place = {
      centerXPx: widthPx / 2,
      centerYPx: heightPx * (title === undefined ? 0.5 : 0.35),
      widthPx: widthPx * 0.72,
      heightPx: heightPx * artHeight,
    };
    const placed = placeArt(art, rampOn(wish.ground, colors, ink), place);
    // On a surface of its own colour flat art keeps its own colours, as a print would.
    layers.push(
      subjectLayer(brief.subjects[0]?.word ?? 'subject', art.isSilhouette ? placed : { ...placed, paths: art.paths }),
    );
  }
  if (title !== undefined) {
    const top = art === undefined ? 0.16 : 0.7;
    layers.push(
      setText(
        {
          id: 'title',
          role: 'title',
          text: title,
          face: pairing.title,
          color: ink,
          backdrop: wish.ground,
          align: 'center',
          trackingEm: pairing.titleTrackingEm,
          leading: pairing.titleLeading,
          maxLines: art === undefined ? 3 : 2,
          maxSizePx: heightPx * 0.42,
          minSizePx: heightPx * 0.05,
        },
        {
          xPx: widthPx * 0.08,
          yPx: heightPx * top,
          widthPx: widthPx * 0.84,
          heightPx: heightPx * (art === undefined ? 0.5 : 0.2),
          stick: 'middle',
        },
      ),
    );
  }
  const second = texts[1]?.text;
  if (second !== undefined)
    layers.push(
      setSmallText(second, pairing.text, ink, wish.ground, {
        xPx: widthPx * 0.1,
        yPx: heightPx * (art === undefined ? 0.72 : 0.91),
        widthPx: widthPx * 0.8,
        heightPx: heightPx * 0.07,
      }),
    );
  return layers;
}

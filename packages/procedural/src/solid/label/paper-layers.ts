import { pairingOf } from '../../brand/brand-pairing.ts';
import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import { circlePath, rectPath } from '../../geometry/paths.ts';
import { mixHex, readableOn } from '../../palette/color.ts';
import type { Layer, ShapesLayer } from '../../scene/layers.ts';
import { setText } from '../../type/text-layer.ts';
import { pickBand, rampOn } from './label-colors.ts';
import type { LabelRequest, LabelSize } from './label-request.ts';
import { nameLabel } from './name-label.ts';
import { setSmallText } from './small-text.ts';

/** A label of paper: a double frame, the subject in a disc, the name, and a band below for the small words. */
export function paperLayers(
  { wish, brief, colors, art, seed, variantIndex }: LabelRequest,
  { widthPx, heightPx }: LabelSize,
): readonly Layer[] {
  const texts = brief.isTextFree ? [] : brief.texts;
  const pairing = pairingOf(brief, brief.fonts, seed, variantIndex);
  const unit = Math.min(widthPx, heightPx) / 100;
  const ink = readableOn([wish.ground], [colors.isDark ? colors.ground : colors.ink], 4.5);
  const band = pickBand(wish.ground, colors);
  const title = brief.isTextFree ? undefined : (texts[0]?.text ?? nameLabel(brief, art, seed));
  const frame = (inset: number, width: number): ShapesLayer['shapes'][number] => ({
    d: rectPath(unit * inset, unit * inset, widthPx - unit * inset * 2, heightPx - unit * inset * 2),
    stroke: { color: ink, widthPx: unit * width },
  });
  const footTop = heightPx - unit * 21;
  const layers: Layer[] = [
    {
      id: 'frame',
      name: 'Frame',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.4,
      shapes: [
        { d: rectPath(unit * 6, footTop, widthPx - unit * 12, unit * 15), fill: { kind: 'solid', color: band } },
        frame(4.2, 0.9),
        frame(6, 0.35),
      ],
    },
  ];
  const middle = widthPx / 2;
  const room = { top: unit * 10, bottom: footTop - unit * 4 };
  const artSide = art === undefined ? 0 : (room.bottom - room.top) * (title === undefined ? 0.9 : 0.52);
  if (art !== undefined) {
    const radius = artSide / 2;
    const ring: ShapesLayer = {
      id: 'disc',
      name: 'Disc',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.5,
      shapes: [
        {
          d: circlePath(middle, room.top + radius, radius),
          fill: { kind: 'solid', color: mixHex(wish.ground, band, 0.24) },
        },
      ],
    };
    const placed = placeArt(art, rampOn(mixHex(wish.ground, band, 0.24), colors, ink), {
      centerXPx: middle,
      centerYPx: room.top + radius,
      widthPx: artSide * 0.7,
      heightPx: artSide * 0.7,
    });
    layers.push(
      ring,
      subjectLayer(brief.subjects[0]?.word ?? 'subject', art.isSilhouette ? placed : { ...placed, paths: art.paths }),
    );
  }
  if (title !== undefined) {
    const yPx = room.top + artSide + (art === undefined ? unit * 4 : unit * 3);
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
          maxLines: 3,
          maxSizePx: unit * 34,
          minSizePx: unit * 5,
        },
        { xPx: unit * 11, yPx, widthPx: widthPx - unit * 22, heightPx: room.bottom - yPx, stick: 'middle' },
      ),
    );
  }
  const foot = texts[1]?.text ?? (brief.isTextFree ? undefined : `No. ${1 + (seed % 48)}`);
  if (foot !== undefined)
    layers.push(
      setSmallText(foot, pairing.text, readableOn([band], [wish.ground, colors.ink, colors.ground], 4.5), band, {
        xPx: unit * 10,
        yPx: footTop + unit * 3.5,
        widthPx: widthPx - unit * 20,
        heightPx: unit * 8,
      }),
    );
  return layers;
}

import { groundFill } from '../../compose/ground-fill.ts';
import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { rectPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer, TextLayer } from '../../scene/layers.ts';
import { capHeightEm } from '../../type/measure.ts';
import { QUOTE_MARK_RATIO, quoteMark } from './quote-mark.ts';
import { centered, present } from './quote-parts.ts';
import { setName, setSentence } from './quote-texts.ts';

/** Baselines this far apart leave a seam of paper between two strokes. */
const LEADING = 1.34;

/** Every line on a stroke of marker; the subject, or the mark, large in the corner the lines leave. */
export function composeMarker(studio: Studio): readonly Layer[] {
  const { colors, unitPx, widthPx, heightPx, marginPx, isWide } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const stroke =
    [colors.accent, colors.secondary, colors.primary].find(
      (tone) => contrastRatio(tone, light) > 1.3 && contrastRatio(tone, dark) > 4.5,
    ) ?? mixHex(light, dark, 0.18);
  const inset = marginPx * 1.1;
  const inner: Box = { xPx: inset, yPx: inset, widthPx: widthPx - 2 * inset, heightPx: heightPx - 2 * inset };
  const side = isWide
    ? Math.min(inner.heightPx, inner.widthPx * 0.3)
    : Math.min(inner.widthPx * 0.52, inner.heightPx * 0.36);
  const corner: Box = {
    xPx: inner.xPx + inner.widthPx - side,
    yPx: inner.yPx + inner.heightPx - side,
    widthPx: side,
    heightPx: side,
  };
  const pad = unitPx * 2;
  const room = isWide
    ? {
        ...inner,
        xPx: inner.xPx + pad,
        widthPx: inner.widthPx - side - unitPx * 8 - pad,
        heightPx: inner.heightPx - unitPx * 13,
      }
    : {
        ...inner,
        xPx: inner.xPx + pad,
        widthPx: inner.widthPx - 2 * pad,
        heightPx: inner.heightPx - side - unitPx * 5,
      };
  const lowRoom = {
    ...inner,
    yPx: isWide ? room.yPx + room.heightPx + unitPx * 3 : corner.yPx,
    widthPx: isWide ? room.widthPx : inner.widthPx - side - unitPx * 4,
    heightPx: isWide ? unitPx * 10 : side,
  };
  const set = setSentence(
    studio,
    { ...room, yPx: room.yPx + pad, heightPx: room.heightPx - 2 * pad, stick: 'top' },
    {
      backdrops: [stroke, light],
      colors: [dark],
      align: 'left',
      leading: Math.max(LEADING, studio.pairing.titleLeading),
    },
  );
  const name = setName(studio, { ...lowRoom, stick: 'bottom' }, { backdrops: [light], align: 'left' });
  return [
    groundFill(light),
    ...(set === undefined ? [] : [strokes(studio, set, stroke, pad)]),
    figure(studio, set === undefined ? centeredSquare(studio) : corner, stroke, dark, light),
    ...present(set, name),
  ];
}

/** One stroke a line, a little longer than the line, from ascender to descender. */
function strokes(studio: Studio, text: TextLayer, color: string, pad: number): ShapesLayer {
  const face = { family: text.family, weight: text.weight, style: text.style };
  const cap = capHeightEm(face) * text.sizePx;
  const pitch = text.lines.length > 1 ? text.lines[1]!.baselinePx - text.lines[0]!.baselinePx : text.sizePx * LEADING;
  // A tenth of the pitch stays paper, so that strokes never close to a block.
  const heightPx = Math.min(pitch * 0.9, cap + text.sizePx * 0.5);
  const random = studio.random('marker');
  return {
    id: 'marker',
    name: 'Marker',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.6,
    shapes: text.lines.map(({ xPx, baselinePx, widthPx }) => {
      const top = baselinePx - cap / 2 - heightPx / 2;
      const right = widthPx + pad * random.between(0.9, 1.1);
      return { d: rectPath(xPx - pad, top, right + pad, heightPx), fill: { kind: 'solid', color } };
    }),
  };
}

function figure(studio: Studio, box: Box, stroke: string, dark: string, light: string): Layer {
  const { subject } = studio;
  if (subject === undefined) {
    const width = box.widthPx * 0.8;
    const height = width / QUOTE_MARK_RATIO;
    const place = {
      xPx: box.xPx + box.widthPx - width,
      yPx: box.yPx + box.heightPx - height,
      widthPx: width,
      heightPx: height,
    };
    return quoteMark(studio, studio.texts.title === undefined ? centered(studio, 0.5) : place, stroke);
  }
  const art = placeArt(
    subject.art,
    { tones: [dark, stroke, light], main: dark, under: stroke },
    {
      centerXPx: box.xPx + box.widthPx / 2,
      centerYPx: box.yPx + box.heightPx / 2,
      widthPx: box.widthPx,
      heightPx: box.heightPx,
    },
  );
  return subjectLayer(subject.word, art);
}

function centeredSquare({ widthPx, heightPx }: Studio): Box {
  const side = Math.min(widthPx, heightPx) * 0.6;
  return { xPx: (widthPx - side) / 2, yPx: (heightPx - side) / 2, widthPx: side, heightPx: side };
}

import { groundFill } from '../../compose/ground-fill.ts';
import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer } from '../../scene/layers.ts';
import { toOneColor } from '../logo-mark/one-color-art.ts';
import { QUOTE_MARK_RATIO, quoteMark } from './quote-mark.ts';
import { centered, present } from './quote-parts.ts';
import { setName, setSentence } from './quote-texts.ts';

/** A sheet of colour; mark or subject in the next tone of it, running off the sheet behind the sentence. */
export function composeField(studio: Studio): readonly Layer[] {
  const { colors, unitPx, widthPx, heightPx, marginPx, subject, isWide } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const ground =
    [colors.primary, colors.accent, colors.secondary].find(
      (tone) => Math.max(contrastRatio(tone, light), contrastRatio(tone, dark)) > 5.4,
    ) ?? mixHex(dark, colors.primary, 0.25);
  const isLightText = contrastRatio(ground, light) > contrastRatio(ground, dark);
  // The tone moves away from the text, so that the sentence reads better on it, not worse.
  const tone = mixHex(ground, isLightText ? dark : light, 0.2);
  const inset = marginPx * 1.15;
  const inner: Box = { xPx: inset, yPx: inset, widthPx: widthPx - 2 * inset, heightPx: heightPx - 2 * inset };
  const style = { backdrops: [ground, tone], align: 'left' as const };
  const small = subject === undefined ? 0 : unitPx * 9;
  const markSize = unitPx * 8;
  // With a subject behind the sentence the mark is small, and the name stands to the right of it.
  const shiftX = subject === undefined ? 0 : markSize * QUOTE_MARK_RATIO + unitPx * 3.5;
  const nameRoom = { ...inner, xPx: inner.xPx + shiftX, widthPx: inner.widthPx - shiftX };
  const name = setName(
    studio,
    {
      ...nameRoom,
      heightPx: subject === undefined ? unitPx * 9 : markSize,
      stick: subject === undefined ? 'top' : 'middle',
    },
    style,
  );
  const top = inner.yPx + Math.max(small, name === undefined ? 0 : name.box.heightPx) + unitPx * 5;
  const sentence = setSentence(
    studio,
    {
      ...inner,
      yPx: top,
      widthPx: inner.widthPx * (isWide ? 0.8 : 1),
      heightPx: inner.yPx + inner.heightPx - top,
      stick: 'bottom',
    },
    { ...style, colors: [isLightText ? light : dark] },
  );
  const big = Math.min(heightPx * 0.72, widthPx * 0.86);
  const behind: Box = {
    xPx: widthPx - big * 0.78,
    yPx: -big * 0.1,
    widthPx: big * 0.92,
    heightPx: (big * 0.92) / QUOTE_MARK_RATIO,
  };
  const accent =
    [colors.accent, colors.secondary, light, dark].find((color) => contrastRatio(color, ground) > 1.8) ?? light;
  return [
    groundFill(ground),
    subject === undefined
      ? quoteMark(studio, sentence === undefined ? centered(studio, 0.62) : behind, tone)
      : silhouette(
          studio,
          { ...behind, xPx: widthPx - big * 0.82, yPx: -big * 0.04, heightPx: behind.widthPx },
          tone,
          ground,
        ),
    ...(subject === undefined
      ? []
      : [
          quoteMark(
            studio,
            { xPx: inner.xPx, yPx: inner.yPx, widthPx: markSize * QUOTE_MARK_RATIO, heightPx: markSize },
            accent,
          ),
        ]),
    ...present(sentence, name),
  ];
}

function silhouette(studio: Studio, box: Box, tone: string, ground: string): Layer {
  const subject = studio.subject!;
  const place = {
    centerXPx: box.xPx + box.widthPx / 2,
    centerYPx: box.yPx + box.heightPx / 2,
    widthPx: box.widthPx,
    heightPx: box.heightPx,
  };
  const placed = placeArt(subject.art, { tones: [tone, ground], under: ground }, place);
  return subjectLayer(subject.word, { ...placed, paths: toOneColor(subject.art, tone, ground) }, { depth: 0.3 });
}

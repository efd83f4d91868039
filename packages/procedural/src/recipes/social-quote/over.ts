import { groundFill } from '../../compose/ground-fill.ts';
import type { Studio } from '../../compose/studio.ts';
import { hairline } from '../../compose/type-block.ts';
import type { Box, Layer } from '../../scene/layers.ts';
import { QUOTE_MARK_RATIO, quoteMark } from './quote-mark.ts';
import { avatar, centered, firstTone, present } from './quote-parts.ts';
import { setName, setSentence } from './quote-texts.ts';

/** The mark, the sentence under it, a rule and the name; the subject in a disc opposite the name. */
export function composeOver(studio: Studio): readonly Layer[] {
  const { colors, unitPx, widthPx, heightPx, isWide, subject } = studio;
  const { ground } = colors;
  const color = firstTone(studio, ground);
  const inset = studio.marginPx * 1.15;
  const inner: Box = { xPx: inset, yPx: inset, widthPx: widthPx - 2 * inset, heightPx: heightPx - 2 * inset };
  const discPx = unitPx * (isWide ? 20 : 17);
  const footPx = subject === undefined ? unitPx * 9 : discPx;
  const nameWidth = inner.widthPx - (subject === undefined ? 0 : discPx + unitPx * 4);
  const name = setName(
    studio,
    {
      ...inner,
      yPx: inner.yPx + inner.heightPx - footPx,
      widthPx: nameWidth,
      heightPx: footPx,
      stick: subject === undefined ? 'bottom' : 'middle',
    },
    { backdrops: [ground], align: 'left' },
  );
  const markHeight = unitPx * (isWide ? 17 : 19);
  const mark: Box = { xPx: inner.xPx, yPx: inner.yPx, widthPx: markHeight * QUOTE_MARK_RATIO, heightPx: markHeight };
  const footTop =
    name === undefined && subject === undefined
      ? inner.yPx + inner.heightPx
      : inner.yPx + inner.heightPx - footPx - unitPx * 8;
  const room: Box = isWide
    ? {
        ...inner,
        xPx: inner.xPx + mark.widthPx + unitPx * 6,
        widthPx: inner.widthPx - mark.widthPx - unitPx * 6,
        heightPx: footTop - inner.yPx,
      }
    : { ...inner, yPx: mark.yPx + markHeight + unitPx * 6, heightPx: footTop - mark.yPx - markHeight - unitPx * 6 };
  const sentence = setSentence(
    studio,
    { ...room, stick: 'top' },
    { backdrops: [ground], colors: [colors.ink], align: 'left' },
  );
  const rule =
    footTop === inner.yPx + inner.heightPx
      ? []
      : [hairline(studio, { ...inner, yPx: footTop + unitPx * 4.4 }, colors.ink)];
  const disc: Box = {
    xPx: inner.xPx + inner.widthPx - discPx,
    yPx: inner.yPx + inner.heightPx - discPx,
    widthPx: discPx,
    heightPx: discPx,
  };
  return [
    groundFill(ground),
    quoteMark(studio, sentence === undefined ? centered(studio, 0.5) : mark, color),
    ...rule,
    ...avatar(studio, disc, color),
    ...present(sentence, name),
  ];
}

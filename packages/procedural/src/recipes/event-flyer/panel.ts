import { groundFill } from '../../compose/ground-fill.ts';
import type { Studio } from '../../compose/studio.ts';
import { rectPath } from '../../geometry/paths.ts';
import { contrastRatio } from '../../palette/color.ts';
import type { Box, Layer } from '../../scene/layers.ts';
import { setDate } from './date-block.ts';
import { hasFacts, setFacts, setTitle } from './facts.ts';
import { flyerColors, stageLayers } from './stage.ts';

/** Title above, subject in the middle, and below it the date in a panel that runs off the sheet. */
export function composePanel(studio: Studio): readonly Layer[] {
  const { colors, unitPx, widthPx, heightPx, marginPx, isWide } = studio;
  const palette = flyerColors(studio, colors.ground);
  const inner: Box = {
    xPx: marginPx,
    yPx: marginPx,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - 2 * marginPx,
  };
  const gap = unitPx * 5;
  const hasDate = studio.texts.date !== undefined;
  const isLow = hasDate || hasFacts(studio);
  const panelColor =
    palette.tones.find(
      (tone) => Math.max(contrastRatio(tone, palette.dark), contrastRatio(tone, palette.light)) >= 4.5,
    ) ?? palette.dark;
  const leftPx = isWide ? inner.widthPx * 0.56 : inner.widthPx;
  const lowPx = isLow ? (isWide ? inner.heightPx * 0.46 : inner.heightPx * 0.29) : 0;
  const titleRoom: Box = {
    ...inner,
    widthPx: leftPx,
    heightPx: isWide ? inner.heightPx - lowPx - (isLow ? gap : 0) : inner.heightPx * (isLow ? 0.27 : 0.36),
  };
  const title = setTitle(
    studio,
    { ...titleRoom, stick: 'top' },
    { backdrops: [colors.ground], colors: [colors.ink], maxLines: isWide ? 4 : 3 },
  );
  const panelPx = hasDate ? leftPx * 0.44 : 0;
  const panel: Box = {
    xPx: 0,
    yPx: inner.yPx + inner.heightPx - lowPx,
    widthPx: marginPx + panelPx,
    heightPx: lowPx + marginPx,
  };
  const dateRoom: Box = {
    xPx: inner.xPx,
    yPx: panel.yPx + gap * 0.7,
    widthPx: panelPx - gap * 0.7,
    heightPx: lowPx - gap * 0.7,
  };
  const factsX = hasDate ? panel.widthPx + gap * 0.9 : inner.xPx;
  const factsRoom: Box = { xPx: factsX, yPx: panel.yPx, widthPx: inner.xPx + leftPx - factsX, heightPx: lowPx };
  const facts = setFacts(studio, factsRoom, { backdrop: colors.ground, button: colors.ink, stick: 'bottom' });
  const top = title === undefined ? inner.yPx : title.box.yPx + title.box.heightPx + gap;
  const picture: Box = isWide
    ? { ...inner, xPx: inner.xPx + leftPx + gap, widthPx: inner.widthPx - leftPx - gap }
    : { ...inner, yPx: top, heightPx: (isLow ? panel.yPx - gap * 0.8 : inner.yPx + inner.heightPx) - top };
  const alone = studio.hasText ? picture : inner;
  return [
    groundFill(colors.ground),
    ...stageLayers(studio, alone, palette),
    ...(hasDate
      ? [
          {
            id: 'panel',
            name: 'Date panel',
            slot: 'depth',
            kind: 'shapes',
            depth: 0.9,
            shapes: [
              {
                d: rectPath(panel.xPx, panel.yPx, panel.widthPx, panel.heightPx),
                fill: { kind: 'solid', color: panelColor },
              },
            ],
          } as const,
        ]
      : []),
    ...(title === undefined ? [] : [title]),
    ...setDate(studio, dateRoom, {
      backdrop: panelColor,
      colors: [palette.light, palette.dark],
      align: 'left',
      stick: 'middle',
    }),
    ...facts.layers,
  ];
}

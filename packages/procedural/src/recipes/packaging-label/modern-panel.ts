import type { Studio } from '../../compose/studio.ts';
import { setColumn } from '../../compose/text-column.ts';
import { archPath, circlePath, rectPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer, Shape } from '../../scene/layers.ts';
import { emblem, labelInks, smallItems, titleItem } from './label-ink.ts';
import type { LabelWords } from './label-words.ts';
import { inset } from './ornaments.ts';

/** A plain label of today: a block of colour with the subject in an arch, the words flush left on paper beneath or beside. */
export function modernPanel(studio: Studio, panel: Box, words: LabelWords, id = ''): readonly Layer[] {
  const inks = labelInks(studio, !studio.colors.isDark);
  const unit = Math.min(panel.widthPx, panel.heightPx) / 100;
  const isWide = panel.widthPx / panel.heightPx > 1.45;
  const hasWords = Object.values(words).some((text) => text !== undefined);
  const pad = unit * 7;
  const inner = inset(panel, pad);
  const column: Box = isWide
    ? { ...inner, xPx: panel.xPx + panel.widthPx * 0.48 + pad, widthPx: panel.widthPx * 0.52 - pad * 2 }
    : inner;
  const at = { backdrop: inks.paper, align: 'left' as const, unitPx: unit };
  const title = setColumn(
    titleItem(studio, words, { ...at, colors: [inks.ink], share: isWide ? 0.5 : 0.22, maxLines: isWide ? 3 : 2 }),
    column,
    0,
  );
  const small = setColumn(smallItems(studio, words, { ...at, share: isWide ? 0.13 : 0.075 }), column, unit * 2.2);
  const gap = title.heightPx > 0 && small.heightPx > 0 ? unit * 5 : 0;
  const wordsHeight = title.heightPx + gap + small.heightPx;
  const bottom = panel.yPx + panel.heightPx - pad;
  const block: Box = !hasWords
    ? panel
    : isWide
      ? { ...panel, widthPx: panel.widthPx * 0.48 }
      : { ...panel, heightPx: Math.max(0, panel.heightPx - wordsHeight - pad * 2) };
  const top = isWide ? column.yPx : bottom - wordsHeight;
  return [
    {
      id: `label${id}`,
      name: 'Label',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.4,
      shapes: [
        {
          d: rectPath(panel.xPx, panel.yPx, panel.widthPx, panel.heightPx),
          fill: { kind: 'solid', color: inks.paper },
        },
        ...blockShapes(block, inks.tone, inks.ink),
      ],
      clip: rectPath(panel.xPx, panel.yPx, panel.widthPx, panel.heightPx),
    },
    ...stage(studio, block, inks.tone, id),
    ...title.place(top),
    ...small.place(isWide ? bottom - small.heightPx : top + title.heightPx + gap),
  ];
}

function blockShapes(block: Box, tone: string, ink: string): readonly Shape[] {
  const stripe = Math.min(block.widthPx, block.heightPx) * 0.035;
  const d = [0, 1, 2].map((index) =>
    rectPath(block.xPx, block.yPx + stripe * (1.4 + index * 1.6), block.widthPx, stripe * 0.6),
  );
  return [
    { d: rectPath(block.xPx, block.yPx, block.widthPx, block.heightPx), fill: { kind: 'solid', color: tone } },
    { d: d.join(''), fill: { kind: 'solid', color: mixHex(tone, ink, 0.2) } },
  ];
}

function stage(studio: Studio, block: Box, tone: string, id: string): readonly Layer[] {
  const { colors } = studio;
  const size = Math.min(block.widthPx, block.heightPx);
  if (size < 4) return [];
  const plate =
    [colors.accent, colors.ground, colors.secondary, colors.ink].find((color) => contrastRatio(color, tone) > 1.6) ??
    colors.ink;
  const [width, height] = [size * 0.66, size * 0.76];
  const [x, base] = [block.xPx + block.widthPx / 2, block.yPx + block.heightPx];
  const d = archPath(x - width / 2, base - height, width, height);
  const sun = circlePath(x, base - height + width * 0.5, width * 0.36);
  return [
    {
      id: `stage${id}`,
      name: 'Arch',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.5,
      shapes: [
        { d, fill: { kind: 'solid', color: plate } },
        { d: sun, fill: { kind: 'solid', color: mixHex(plate, tone, 0.3) } },
      ],
    },
    emblem(studio, {
      x,
      y: base - height * 0.47,
      size: width * 0.74,
      ground: plate,
      clip: d,
      ...(id === '' ? {} : { id: `subject${id}` }),
    }),
  ];
}

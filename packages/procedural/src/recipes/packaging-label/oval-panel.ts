import type { Studio } from '../../compose/studio.ts';
import { setColumn, type TextColumn } from '../../compose/text-column.ts';
import { linesPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer } from '../../scene/layers.ts';
import { emblem, labelInks, smallItems, titleItem } from './label-ink.ts';
import type { LabelWords } from './label-words.ts';
import { ellipsePath, rays } from './ornaments.ts';

/** An oval cut label with the subject above a ribbon that carries the title, small words in the bowl below. */
export function ovalPanel(studio: Studio, panel: Box, words: LabelWords): readonly Layer[] {
  const inks = labelInks(studio, studio.colors.isDark);
  const [x, y] = [panel.xPx + panel.widthPx / 2, panel.yPx + panel.heightPx / 2];
  const [a, b] = [panel.widthPx / 2, panel.heightPx / 2];
  const unit = Math.min(panel.widthPx, panel.heightPx) / 100;
  const line = Math.max(0.8, unit * 0.5);
  const hasSmall = words.tagline !== undefined || words.facts !== undefined || words.netWeight !== undefined;
  const ribbonY = y + b * (hasSmall ? 0.16 : 0.34);
  const at = { align: 'center' as const, unitPx: unit };
  const ribbonHalf = a * 0.98;
  const titleRoom: Box = {
    xPx: x - ribbonHalf + unit * 9,
    yPx: 0,
    widthPx: ribbonHalf * 2 - unit * 18,
    heightPx: panel.heightPx,
  };
  const title = setColumn(
    titleItem(studio, words, {
      ...at,
      backdrop: inks.tone,
      colors: [inks.paper, inks.ink, studio.colors.ink],
      share: 0.17,
      maxLines: 2,
    }),
    titleRoom,
    0,
  );
  const ribbonHeight = title.heightPx === 0 ? 0 : title.heightPx + unit * 7;
  const small = smallIn(
    studio,
    words,
    { ...at, backdrop: inks.paper },
    { x, y, a, b, top: ribbonY + ribbonHeight / 2 + unit * 4 },
  );
  const subjectBottom = title.heightPx === 0 ? (hasSmall ? ribbonY : y + b * 0.7) : ribbonY - ribbonHeight / 2;
  const subjectTop = y - b * 0.8;
  const size = Math.max(0, Math.min((subjectBottom - subjectTop - unit * 3) * 0.9, a * 1.1));
  const clip = ellipsePath(x, y, a * 0.86, b * 0.86 + (a - b) * 0.06);
  const sunY = subjectTop + (subjectBottom - subjectTop) / 2;
  return [
    {
      id: 'label',
      name: 'Label',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.4,
      shapes: [
        { d: ellipsePath(x, y, a, b), fill: { kind: 'solid', color: inks.paper } },
        { d: ellipsePath(x, y, a - unit * 2.6, b - unit * 2.6), stroke: { color: inks.tone, widthPx: line * 2 } },
        { d: ellipsePath(x, y, a - unit * 4.4, b - unit * 4.4), stroke: { color: inks.ink, widthPx: line } },
      ],
    },
    {
      id: 'rays',
      name: 'Rays',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.5,
      clip: upperHalf(clip, x, y, a, ribbonY, b),
      shapes: [
        {
          d: rays(x, sunY, Math.max(a, b) * 1.6, 24),
          fill: { kind: 'solid', color: mixHex(inks.paper, inks.tone, 0.3) },
        },
      ],
    },
    emblem(studio, { x, y: sunY, size, ground: inks.paper }),
    ...(title.heightPx === 0
      ? []
      : [ribbon(x, ribbonY, ribbonHalf, ribbonHeight, inks.tone, mixHex(inks.tone, inks.ink, 0.45), unit)]),
    ...title.place(ribbonY - title.heightPx / 2),
    ...small.layers,
  ];
}

interface Oval {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  readonly top: number;
}

/** Small words in the lower bowl, as wide as the oval is at their lowest line. */
function smallIn(
  studio: Studio,
  words: LabelWords,
  at: { readonly backdrop: string; readonly align: 'center'; readonly unitPx: number },
  oval: Oval,
) {
  const bottom = oval.y + oval.b * 0.8;
  const reach = Math.sqrt(Math.max(0.05, 1 - ((bottom - oval.y) / oval.b) ** 2));
  const widthPx = oval.a * 2 * reach * 0.9;
  const box: Box = { xPx: oval.x - widthPx / 2, yPx: oval.top, widthPx, heightPx: Math.max(2, bottom - oval.top) };
  const items = smallItems(studio, words, { ...at, share: 0.27 });
  const column: TextColumn = setColumn(items, box, box.heightPx * 0.07);
  return { layers: column.place(box.yPx + Math.max(0, (box.heightPx - column.heightPx) / 2)) };
}

/** The rays stay above the ribbon: words below stand on plain paper. */
function upperHalf(_oval: string, x: number, y: number, a: number, ribbonY: number, b: number): string {
  const [rx, ry] = [a * 0.88, b * 0.88];
  const reach = Math.sqrt(Math.max(0, 1 - ((ribbonY - y) / ry) ** 2)) * rx;
  const r = (value: number): number => Math.round(value * 10) / 10;
  return `M${r(x - reach)} ${r(ribbonY)}A${r(rx)} ${r(ry)} 0 1 1 ${r(x + reach)} ${r(ribbonY)}z`;
}

function ribbon(
  x: number,
  y: number,
  half: number,
  height: number,
  color: string,
  fold: string,
  unit: number,
): ShapesLayer {
  const [top, bottom] = [y - height / 2, y + height / 2];
  const tail = unit * 9;
  const drop = unit * 3;
  const side = (sign: 1 | -1): string =>
    linesPath(
      [
        [x + sign * (half - tail * 0.6), top + drop],
        [x + sign * (half + tail * 0.4), top + drop],
        [x + sign * (half + tail * 0.05), y + drop],
        [x + sign * (half + tail * 0.4), bottom + drop],
        [x + sign * (half - tail * 0.6), bottom + drop],
      ],
      true,
    );
  const corner = (sign: 1 | -1): string =>
    linesPath(
      [
        [x + sign * (half - tail * 0.1), bottom],
        [x + sign * (half - tail * 0.6), bottom],
        [x + sign * (half - tail * 0.6), bottom + drop],
      ],
      true,
    );
  return {
    id: 'ribbon',
    name: 'Ribbon',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.8,
    shapes: [
      { d: side(1) + side(-1), fill: { kind: 'solid', color: fold } },
      { d: corner(1) + corner(-1), fill: { kind: 'solid', color: fold }, opacity: 0.7 },
      {
        d: linesPath(
          [
            [x - half + tail * 0.1, top],
            [x + half - tail * 0.1, top],
            [x + half - tail * 0.1, bottom],
            [x - half + tail * 0.1, bottom],
          ],
          true,
        ),
        fill: { kind: 'solid', color },
      },
    ],
  };
}

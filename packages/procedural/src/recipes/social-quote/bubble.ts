import { groundFill } from '../../compose/ground-fill.ts';
import type { Studio } from '../../compose/studio.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer } from '../../scene/layers.ts';
import { QUOTE_MARK_RATIO, quoteMark } from './quote-mark.ts';
import { avatar, centered, present } from './quote-parts.ts';
import { setName, setSentence } from './quote-texts.ts';

/** The sentence in a speech bubble on a sheet of colour, its tail to a disc with the subject and the name. */
export function composeBubble(studio: Studio): readonly Layer[] {
  const { colors, unitPx, widthPx, heightPx, marginPx, isWide } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const ground =
    [colors.secondary, colors.primary, colors.accent].find(
      (tone) =>
        contrastRatio(tone, light) > 1.45 && Math.max(contrastRatio(tone, dark), contrastRatio(tone, light)) > 4.6,
    ) ?? mixHex(dark, colors.primary, 0.3);
  const strong = [colors.accent, colors.primary, dark].find((tone) => contrastRatio(tone, light) > 1.7) ?? dark;
  const discPx = unitPx * 17;
  const tailPx = unitPx * 6;
  const inner: Box = {
    xPx: marginPx,
    yPx: marginPx,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - 2 * marginPx,
  };
  const columnPx = isWide ? Math.min(inner.widthPx * 0.24, unitPx * 34) : 0;
  const bubble: Box = isWide
    ? { ...inner, xPx: inner.xPx + columnPx + tailPx, widthPx: inner.widthPx - columnPx - tailPx }
    : { ...inner, heightPx: inner.heightPx - discPx - tailPx - unitPx * 3 };
  const foot: Box = isWide
    ? { ...inner, widthPx: columnPx }
    : { ...inner, yPx: bubble.yPx + bubble.heightPx + tailPx + unitPx * 3, heightPx: discPx };
  const disc: Box = isWide
    ? {
        xPx: foot.xPx + (columnPx - discPx) / 2,
        yPx: foot.yPx + foot.heightPx * 0.5 - discPx * 0.9,
        widthPx: discPx,
        heightPx: discPx,
      }
    : { xPx: foot.xPx + unitPx, yPx: foot.yPx, widthPx: discPx, heightPx: discPx };
  const padding = unitPx * 6.5;
  const markSize = unitPx * 9;
  const text: Box = {
    xPx: bubble.xPx + padding,
    yPx: bubble.yPx + padding + markSize * 0.75,
    widthPx: bubble.widthPx - 2 * padding,
    heightPx: bubble.heightPx - 2 * padding - markSize * 0.75,
  };
  const sentence = setSentence(
    studio,
    { ...text, stick: 'middle' },
    { backdrops: [light], colors: [dark], align: 'center' },
  );
  const nameRoom = isWide
    ? {
        ...foot,
        yPx: disc.yPx + discPx + unitPx * 3,
        heightPx: Math.max(1, foot.yPx + foot.heightPx - disc.yPx - discPx - unitPx * 3),
      }
    : { ...foot, xPx: disc.xPx + discPx + unitPx * 4, widthPx: foot.widthPx - discPx - unitPx * 5 };
  const name = setName(
    studio,
    { ...nameRoom, stick: isWide ? 'top' : 'middle' },
    { backdrops: [ground], align: isWide ? 'center' : 'left' },
  );
  const mark: Box = {
    xPx: widthOfMark(bubble, markSize),
    yPx: bubble.yPx - markSize * 0.3,
    widthPx: markSize * QUOTE_MARK_RATIO,
    heightPx: markSize,
  };
  const face = studio.subject === undefined ? [speaker(disc, strong, light)] : avatar(studio, disc, strong);
  return [
    groundFill(ground),
    {
      id: 'bubble',
      name: 'Speech bubble',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.4,
      shapes: [
        {
          d: bubblePath(bubble, disc, { tailPx, radiusPx: unitPx * 7, isWide }),
          fill: { kind: 'solid', color: light },
        },
      ],
    },
    ...face,
    quoteMark(studio, sentence === undefined ? insideBubble(studio, bubble) : mark, strong),
    ...present(sentence, name),
  ];
}

function widthOfMark(bubble: Box, markPx: number): number {
  return bubble.xPx + (bubble.widthPx - markPx * QUOTE_MARK_RATIO) / 2;
}

function insideBubble(studio: Studio, bubble: Box): Box {
  const mark = centered(studio, 0.3);
  return {
    ...mark,
    xPx: bubble.xPx + (bubble.widthPx - mark.widthPx) / 2,
    yPx: bubble.yPx + (bubble.heightPx - mark.heightPx) / 2,
  };
}

/** A head and shoulders, for somebody without a picture. */
function speaker(box: Box, color: string, light: string): Layer {
  const [x, y, r] = [box.xPx + box.widthPx / 2, box.yPx + box.heightPx / 2, box.widthPx / 2];
  const round = (value: number): number => Math.round(value * 10) / 10;
  const circle = (cx: number, cy: number, radius: number): string =>
    `M${round(cx - radius)} ${round(cy)}a${round(radius)} ${round(radius)} 0 1 0 ${round(2 * radius)} 0a${round(radius)} ${round(radius)} 0 1 0 ${round(-2 * radius)} 0z`;
  return {
    id: 'disc',
    name: 'Speaker',
    slot: 'subject',
    kind: 'shapes',
    depth: 0.5,
    clip: circle(x, y, r),
    shapes: [
      { d: circle(x, y, r), fill: { kind: 'solid', color } },
      { d: circle(x, y - r * 0.2, r * 0.34), fill: { kind: 'solid', color: light } },
      { d: circle(x, y + r * 0.92, r * 0.62), fill: { kind: 'solid', color: light } },
    ],
  };
}

/** A rounded box whose tail points to the speaker: down on tall sheets, to the left on wide ones. */
function bubblePath(
  { xPx: x, yPx: y, widthPx: w, heightPx: h }: Box,
  disc: Box,
  shape: { tailPx: number; radiusPx: number; isWide: boolean },
): string {
  const r = Math.min(shape.radiusPx, w / 4, h / 4);
  const n = (value: number): number => Math.round(value * 10) / 10;
  const arc = (toX: number, toY: number): string => `A${n(r)} ${n(r)} 0 0 1 ${n(toX)} ${n(toY)}`;
  const middleY = Math.min(y + h - r - shape.tailPx, Math.max(y + r + shape.tailPx, disc.yPx + disc.heightPx / 2));
  const tailX = disc.xPx + disc.widthPx / 2;
  const left = shape.isWide
    ? `V${n(middleY + shape.tailPx * 0.7)}L${n(x - shape.tailPx)} ${n(middleY)}L${n(x)} ${n(middleY - shape.tailPx * 0.7)}V${n(y + r)}`
    : `V${n(y + r)}`;
  const start = Math.max(x + r, tailX - shape.tailPx * 0.4);
  const bottom = shape.isWide
    ? `H${n(x + r)}`
    : `H${n(start + shape.tailPx * 1.5)}L${n(tailX)} ${n(y + h + shape.tailPx)}L${n(start)} ${n(y + h)}H${n(x + r)}`;
  return `M${n(x + r)} ${n(y)}H${n(x + w - r)}${arc(x + w, y + r)}V${n(y + h - r)}${arc(x + w - r, y + h)}${bottom}${arc(x, y + h - r)}${left}${arc(x + r, y)}z`;
}

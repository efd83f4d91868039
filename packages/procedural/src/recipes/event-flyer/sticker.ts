import { groundFill } from '../../compose/ground-fill.ts';
import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { circlePath, linesPath, rectPath, starPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer } from '../../scene/layers.ts';
import { setDate } from './date-block.ts';
import { hasFacts, setFacts, setTitle } from './facts.ts';
import { type FlyerColors, flyerColors } from './stage.ts';

/** Rays on a sheet of colour, the subject large in front of them, the date on a sticker over it, facts on a strip. */
export function composeSticker(studio: Studio): readonly Layer[] {
  const { colors, unitPx, widthPx, heightPx, marginPx, isWide } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const ground =
    [colors.primary, colors.accent, colors.secondary].find(
      (tone) => Math.max(contrastRatio(tone, light), contrastRatio(tone, dark)) > 4.2,
    ) ?? dark;
  const palette = flyerColors(studio, ground);
  const titleColor = contrastRatio(light, ground) >= 3 ? light : dark;
  // Rays move away from the title's colour, so that it reads better on them.
  const ray = mixHex(ground, titleColor === light ? dark : light, 0.12);
  const stripPx = hasFacts(studio) ? heightPx * (isWide ? 0.27 : 0.21) : 0;
  const inner: Box = {
    xPx: marginPx,
    yPx: marginPx,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - 2 * marginPx - stripPx,
  };
  const columnPx = isWide ? inner.widthPx * 0.52 : inner.widthPx;
  const title = setTitle(
    studio,
    { ...inner, widthPx: columnPx, heightPx: inner.heightPx * (isWide ? 1 : 0.36), stick: 'top' },
    { backdrops: [ground, ray], colors: [titleColor], maxLines: isWide ? 4 : 3 },
  );
  const below = title === undefined ? inner.yPx : title.box.yPx + title.box.heightPx + unitPx * 4;
  const stage: Box = isWide
    ? {
        ...inner,
        xPx: title === undefined ? inner.xPx : inner.xPx + columnPx + unitPx * 4,
        widthPx: title === undefined ? inner.widthPx : inner.widthPx - columnPx - unitPx * 4,
      }
    : { ...inner, yPx: below, heightPx: inner.yPx + inner.heightPx - below };
  const side = Math.min(stage.widthPx, stage.heightPx);
  const [x, y] = [stage.xPx + stage.widthPx / 2, stage.yPx + stage.heightPx / 2];
  const radius = Math.min(side * 0.3, unitPx * 26);
  const sticker = {
    x: studio.texts.date === undefined ? x : stage.xPx + stage.widthPx - radius * 1.02,
    y: stage.yPx + stage.heightPx - radius * 1.02,
    radius,
  };
  const shift =
    studio.texts.date === undefined ? 0 : Math.min(radius * 0.5, (stage.widthPx - side * 0.9) / 2 + radius * 0.35);
  const factsRoom: Box = {
    xPx: marginPx,
    yPx: heightPx - stripPx + unitPx * 4.5,
    widthPx: widthPx - 2 * marginPx,
    heightPx: stripPx - unitPx * 9,
  };
  return [
    groundFill(ground),
    rays(studio, x, y, ray),
    ...figure(studio, { x: x - shift, y, side: side * 0.96 }, palette),
    ...(stripPx === 0 ? [] : [strip(studio, stripPx, dark)]),
    ...(title === undefined ? [] : [title]),
    ...dateSticker(studio, sticker, palette),
    ...setFacts(studio, factsRoom, {
      backdrop: dark,
      button: ground === dark ? palette.tones[0]! : ground,
      stick: 'top',
    }).layers,
  ];
}

/** Rays from behind the subject over the whole sheet. */
function rays({ widthPx, heightPx }: Studio, x: number, y: number, color: string): ShapesLayer {
  const count = 18;
  const reach = Math.hypot(widthPx, heightPx);
  const d = Array.from({ length: count }, (_, index) => {
    const [from, to] = [index, index + 0.5].map((step) => (step * 2 * Math.PI) / count) as [number, number];
    return linesPath(
      [
        [x, y],
        [x + reach * Math.sin(from), y - reach * Math.cos(from)],
        [x + reach * Math.sin(to), y - reach * Math.cos(to)],
      ],
      true,
    );
  }).join('');
  return {
    id: 'rays',
    name: 'Rays',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.15,
    shapes: [{ d, fill: { kind: 'solid', color } }],
  };
}

function figure(
  studio: Studio,
  { x, y, side }: { x: number; y: number; side: number },
  { ground, light, dark, tones }: FlyerColors,
): readonly Layer[] {
  const disc = tones[0]!;
  const plate: ShapesLayer = {
    id: 'disc',
    name: 'Disc',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.3,
    shapes: [
      { d: circlePath(x, y, side * 0.42), fill: { kind: 'solid', color: disc } },
      { d: circlePath(x, y, side * 0.47), stroke: { color: disc, widthPx: Math.max(1, side * 0.012) } },
    ],
  };
  const { subject } = studio;
  if (subject === undefined) {
    const star = starPath(x, y, side * 0.3, side * 0.13, 5);
    const color = contrastRatio(light, disc) > contrastRatio(dark, disc) ? light : dark;
    return [
      plate,
      {
        id: 'star',
        name: 'Star',
        slot: 'subject',
        kind: 'shapes',
        depth: 0.6,
        shapes: [{ d: star, fill: { kind: 'solid', color } }],
      },
    ];
  }
  const isDarkMain = contrastRatio(dark, disc) > contrastRatio(light, disc);
  const art = placeArt(
    subject.art,
    {
      tones: [dark, contrastRatio(ground, disc) > 1.35 ? ground : mixHex(dark, light, 0.5), light],
      main: isDarkMain ? dark : light,
      under: isDarkMain ? light : dark,
    },
    { centerXPx: x, centerYPx: y, widthPx: side * 0.88, heightPx: side * 0.88 },
  );
  return [plate, subjectLayer(subject.word, art)];
}

function strip({ widthPx, heightPx }: Studio, stripPx: number, color: string): ShapesLayer {
  return {
    id: 'strip',
    name: 'Strip',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.8,
    shapes: [{ d: rectPath(0, heightPx - stripPx, widthPx, stripPx + 1), fill: { kind: 'solid', color } }],
  };
}

function dateSticker(
  studio: Studio,
  { x, y, radius }: { x: number; y: number; radius: number },
  { ground, light, dark, tones }: FlyerColors,
): readonly Layer[] {
  if (studio.texts.date === undefined) return [];
  const color =
    [light, dark].find((tone) => contrastRatio(tone, ground) > 3 && contrastRatio(tone, tones[0]!) > 1.4) ?? light;
  const shapes = [
    { d: starPath(x, y, radius, radius * 0.88, 22), fill: { kind: 'solid' as const, color } },
    {
      d: circlePath(x, y, radius * 0.8),
      stroke: { color: mixHex(color, color === light ? dark : light, 0.7), widthPx: Math.max(1, radius * 0.02) },
    },
  ];
  // The square inside the ring, a little smaller, so that corners of long lines stay clear of it.
  const half = radius * 0.52;
  const room: Box = { xPx: x - half, yPx: y - half, widthPx: half * 2, heightPx: half * 2 };
  return [
    { id: 'sticker', name: 'Sticker', slot: 'depth', kind: 'shapes', depth: 0.9, shapes },
    ...setDate(studio, room, { backdrop: color, colors: [ground, dark, light], align: 'center', stick: 'middle' }),
  ];
}

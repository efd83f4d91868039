import { placeArt, subjectLayer } from '../compose/place-subject.ts';
import type { Studio } from '../compose/studio.ts';
import { captionSpec, LARGE_TEXT_CONTRAST, titleText } from '../compose/type-block.ts';
import { linesPath } from '../geometry/paths.ts';
import { contrastRatio, mixHex, readableOn } from '../palette/color.ts';
import type { Box, Layer, Shape, TextLayer } from '../scene/layers.ts';
import { setText } from '../type/text-layer.ts';

/** What the badge has decided: middle, size and colours. */
export interface RibbonBadge {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Colours of the border, the field and the lines on them. */
  readonly ring: string;
  readonly core: string;
  readonly line: string;
  readonly sheet: string;
  /** What stands on the field without a subject: an initial or a star, made for the middle given. */
  readonly figureAt: (x: number, y: number, radius: number) => readonly Layer[];
  readonly tagline: string | undefined;
}

/** A shield with the subject, and the name on a ribbon across it. */
export function ribbonBadge(studio: Studio, badge: RibbonBadge): readonly Layer[] {
  const { x, y, radius, ring, core, line } = badge;
  const { colors } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const solid = (d: string, color: string): Shape => ({ d, fill: { kind: 'solid', color } });
  const field = shieldPath(x, y, radius * 0.8, radius * 0.92);
  const tint = mixHex(core, contrastRatio(colors.accent, core) > 1.25 ? colors.accent : colors.secondary, 0.34);
  const rays = Array.from({ length: 14 }, (_, index) => {
    const [from, to] = [index, index + 0.5].map((step) => (step * 2 * Math.PI) / 14) as [number, number];
    const reach = radius * 2;
    const top = y - radius * 0.2;
    return linesPath(
      [
        [x, top],
        [x + reach * Math.sin(from), top - reach * Math.cos(from)],
        [x + reach * Math.sin(to), top - reach * Math.cos(to)],
      ],
      true,
    );
  }).join('');
  const ribbon =
    [colors.accent, light, dark].find(
      (tone) =>
        contrastRatio(tone, core) > 1.5 && contrastRatio(tone, ring) > 1.5 && contrastRatio(tone, badge.sheet) > 1.3,
    ) ?? mixHex(dark, light, 0.2);
  const band: Box = { xPx: x - radius * 1.04, yPx: y + radius * 0.2, widthPx: radius * 2.08, heightPx: radius * 0.36 };
  return [
    {
      id: 'plate',
      name: 'Plate',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.3,
      shapes: [
        solid(shieldPath(x, y, radius * 0.94, radius * 1.06), ring),
        {
          d: shieldPath(x, y, radius * 0.865, radius * 0.985),
          stroke: { color: line, widthPx: Math.max(1, radius * 0.012) },
        },
        solid(field, core),
      ],
    },
    {
      id: 'rays',
      name: 'Rays',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.35,
      clip: field,
      shapes: [solid(rays, tint)],
    },
    ...subjectOrFigure(studio, badge, field),
    ...(badge.tagline === undefined ? [] : [foot(badge, field)]),
    {
      id: 'ribbon',
      name: 'Ribbon',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.8,
      shapes: [...tails(band, mixHex(ribbon, dark, 0.3), mixHex(ribbon, dark, 0.6)), solid(bandPath(band), ribbon)],
    },
    ...words(studio, badge, band, ribbon, [dark, light]),
  ];
}

/** The lower part of the field in the border's colour, so that small type has one colour behind it. */
function foot({ x, y, radius, ring }: RibbonBadge, clip: string): Layer {
  const d = linesPath(
    [
      [x - radius, y + radius * 0.4],
      [x + radius, y + radius * 0.4],
      [x + radius, y + radius * 1.2],
      [x - radius, y + radius * 1.2],
    ],
    true,
  );
  return {
    id: 'foot',
    name: 'Foot',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.75,
    clip,
    shapes: [{ d, fill: { kind: 'solid', color: ring } }],
  };
}

function subjectOrFigure(
  studio: Studio,
  { x, y, radius, core, figureAt }: RibbonBadge,
  field: string,
): readonly Layer[] {
  const { subject, colors } = studio;
  const middle = y - radius * 0.32;
  if (subject === undefined) return figureAt(x, middle, radius * 0.52);
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const accent = contrastRatio(colors.accent, core) > 1.4 ? colors.accent : light;
  const art = placeArt(
    subject.art,
    { tones: [dark, mixHex(dark, accent, 0.6), light], main: light, under: dark, accent },
    { centerXPx: x, centerYPx: middle, widthPx: radius * 1.16, heightPx: radius * 0.92 },
  );
  const shadow = { color: mixHex(core, dark, 0.38), angleDeg: 135, lengthPx: Math.round(radius * 1.6), clip: field };
  return [subjectLayer(subject.word, art, { longShadow: shadow })];
}

function words(
  studio: Studio,
  { x, y, radius, ring, line, tagline }: RibbonBadge,
  band: Box,
  ribbon: string,
  pair: readonly string[],
): readonly TextLayer[] {
  const title = setText(
    {
      id: 'title',
      role: 'title',
      text: titleText(studio) ?? '',
      face: studio.pairing.title,
      color: readableOn([ribbon], pair, LARGE_TEXT_CONTRAST),
      backdrop: ribbon,
      align: 'center',
      trackingEm: Math.max(0.03, studio.pairing.titleTrackingEm),
      leading: studio.pairing.titleLeading,
      maxLines: 2,
      maxSizePx: radius,
      minSizePx: studio.unitPx * 2,
    },
    {
      xPx: x - radius * 0.86,
      yPx: band.yPx + radius * 0.07,
      widthPx: radius * 1.72,
      heightPx: band.heightPx - radius * 0.14,
      stick: 'middle',
    },
  );
  if (tagline === undefined) return [title];
  const spec = captionSpec(studio, 'tagline', tagline, { backdrops: [ring], align: 'center' });
  const room = {
    xPx: x - radius * 0.4,
    yPx: y + radius * 0.61,
    widthPx: radius * 0.8,
    heightPx: radius * 0.18,
    stick: 'top',
  } as const;
  return [
    title,
    setText(
      {
        ...spec,
        color: readableOn([ring], [line, spec.color], 4.5),
        backdrop: ring,
        maxSizePx: radius * 0.1,
        maxLines: 2,
      },
      room,
    ),
  ];
}

/** A shield: shoulders, straight flanks and a point. */
function shieldPath(x: number, y: number, halfWidth: number, halfHeight: number): string {
  const n = (value: number): number => Math.round(value * 10) / 10;
  const [left, right, top, bottom] = [x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight];
  const waist = y + halfHeight * 0.22;
  return (
    `M${n(left)} ${n(top)}Q${n(x - halfWidth * 0.45)} ${n(top + halfHeight * 0.1)} ${n(x)} ${n(top - halfHeight * 0.04)}` +
    `Q${n(x + halfWidth * 0.45)} ${n(top + halfHeight * 0.1)} ${n(right)} ${n(top)}V${n(waist)}` +
    `C${n(right)} ${n(y + halfHeight * 0.68)} ${n(x + halfWidth * 0.42)} ${n(y + halfHeight * 0.86)} ${n(x)} ${n(bottom)}` +
    `C${n(x - halfWidth * 0.42)} ${n(y + halfHeight * 0.86)} ${n(left)} ${n(y + halfHeight * 0.68)} ${n(left)} ${n(waist)}z`
  );
}

function bandPath({ xPx, yPx, widthPx, heightPx }: Box): string {
  return linesPath(
    [
      [xPx, yPx],
      [xPx + widthPx, yPx],
      [xPx + widthPx, yPx + heightPx],
      [xPx, yPx + heightPx],
    ],
    true,
  );
}

/** The ends of the ribbon, folded back under it. */
function tails({ xPx, yPx, widthPx, heightPx }: Box, tail: string, fold: string): readonly Shape[] {
  const [drop, reach, turn] = [heightPx * 0.24, heightPx * 0.42, heightPx * 0.46];
  return [-1, 1].flatMap((side) => {
    const edge = side < 0 ? xPx : xPx + widthPx;
    const at = (dx: number, dy: number): readonly [number, number] => [edge + side * dx, yPx + dy];
    const end = linesPath(
      [
        at(-turn, drop),
        at(reach, drop),
        at(reach * 0.5, drop + heightPx / 2),
        at(reach, drop + heightPx),
        at(-turn, drop + heightPx),
      ],
      true,
    );
    const crease = linesPath([at(0, heightPx), at(-turn, heightPx), at(-turn, heightPx + drop)], true);
    return [
      { d: end, fill: { kind: 'solid' as const, color: tail } },
      { d: crease, fill: { kind: 'solid' as const, color: fold } },
    ];
  });
}

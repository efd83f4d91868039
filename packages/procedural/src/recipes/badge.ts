import { groundFill } from '../compose/ground-fill.ts';
import { placeArt, subjectLayer } from '../compose/place-subject.ts';
import type { Composition, Studio } from '../compose/studio.ts';
import { LARGE_TEXT_CONTRAST, SMALL_TEXT_CONTRAST, titleText, worstBackdrop } from '../compose/type-block.ts';
import { circlePath, linesPath, starPath } from '../geometry/paths.ts';
import { contrastRatio, mixHex, readableOn } from '../palette/color.ts';
import type { Layer, Shape, ShapesLayer, TextLayer } from '../scene/layers.ts';
import { capHeightEm, measureLinePx, type TypeFace } from '../type/measure.ts';
import { setText } from '../type/text-layer.ts';
import { ribbonBadge } from './badge-ribbon.ts';

/** The part of the circle a text may take; the rest stays for the stars between the two texts. */
const ARC_SHARE_DEG = 150;

/**
 * An emblem: rays or rings behind the subject, texts on the circle, stars between them. Crops: seal with toothed edge,
 * plain roundel, shield with a ribbon, and hexagon.
 */
export function composeBadge(studio: Studio): Composition {
  const { widthPx, heightPx, marginPx, unitPx } = studio;
  const place = studio.texts.tagline ?? studio.texts.place ?? studio.texts.date;
  const [x, y] = [widthPx / 2, heightPx / 2];
  const radius = Math.min(widthPx, heightPx) / 2 - marginPx - unitPx * 3;
  const plate = plateColors(studio);
  const title = titleText(studio);
  const hasRing = title !== undefined || place !== undefined;
  const inner = radius * (hasRing ? 0.66 : 0.86);
  if (studio.crop === 2 && title !== undefined) {
    const figureAt = (atX: number, atY: number, inside: number) => emblem(studio, atX, atY, inside, plate);
    const layers = ribbonBadge(studio, { ...plate, x, y, radius: radius * 0.94, figureAt, tagline: place });
    return { layers: [groundFill(plate.sheet), ...layers], notes: [], lightAngleDeg: 330 };
  }
  return {
    layers: [
      groundFill(plate.sheet),
      plateLayer(studio, x, y, radius, inner, plate, hasRing),
      ...scenelet(studio, x, y, inner, plate),
      ...emblem(studio, x, y, inner, plate),
      ...(hasRing ? ringTexts(studio, { x, y, radius, inner, plate, title, place }) : []),
    ],
    notes: [],
    lightAngleDeg: 330,
  };
}

interface Plate {
  readonly sheet: string;
  readonly ring: string;
  readonly core: string;
  readonly line: string;
}

function plateColors({ colors, crop }: Studio): Plate {
  const dark = colors.isDark ? colors.ground : colors.ink;
  const light = colors.isDark ? colors.ink : colors.ground;
  const core = contrastRatio(colors.primary, light) > 1.6 ? colors.primary : colors.accent;
  if (crop % 2 === 0) return { sheet: light, ring: dark, core, line: light };
  return { sheet: mixHex(dark, colors.primary, 0.12), ring: light, core, line: dark };
}

function plateLayer(
  studio: Studio,
  x: number,
  y: number,
  radius: number,
  inner: number,
  plate: Plate,
  hasRing: boolean,
): ShapesLayer {
  const { crop, unitPx } = studio;
  const solid = (d: string, color: string): Shape => ({ d, fill: { kind: 'solid', color } });
  const ring = (r: number, width: number, color: string): Shape => ({
    d: circlePath(x, y, r),
    stroke: { color, widthPx: width },
  });
  const edge =
    crop === 0
      ? starPath(x, y, radius + unitPx * 2.4, radius + unitPx * 0.4, 48)
      : crop === 3
        ? roundHexagon(x, y, radius * 1.1)
        : circlePath(x, y, radius + unitPx * 1.6);
  return {
    id: 'plate',
    name: 'Plate',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.3,
    shapes: [
      solid(edge, plate.ring),
      ring(radius - unitPx * 0.9, Math.max(1, unitPx * 0.35), plate.line),
      ...(hasRing ? [ring(inner + unitPx * 1.8, Math.max(1, unitPx * 0.35), plate.line)] : []),
      solid(circlePath(x, y, inner), plate.core),
    ],
  };
}

function roundHexagon(x: number, y: number, radius: number): string {
  const corners = Array.from({ length: 6 }, (_, index) => {
    const angle = (index * Math.PI) / 3;
    return [x + radius * 1.04 * Math.sin(angle), y - radius * 1.04 * Math.cos(angle)] as const;
  });
  return linesPath(corners, true);
}

/** The second tone of the core. */
function coreTint({ colors }: Studio, plate: Plate): string {
  return mixHex(plate.core, contrastRatio(colors.accent, plate.core) > 1.25 ? colors.accent : colors.secondary, 0.42);
}

/** Rays or a disc inside the core. */
function scenelet(studio: Studio, x: number, y: number, inner: number, plate: Plate): readonly Layer[] {
  const { crop } = studio;
  const tint = coreTint(studio, plate);
  const clip = circlePath(x, y, inner);
  const base = { slot: 'ornament', kind: 'shapes', depth: 0.35, clip } as const;
  if (crop % 2 === 0) {
    const count = 16;
    const d = Array.from({ length: count }, (_, index) => {
      const [from, to] = [index, index + 0.5].map((step) => (step * 2 * Math.PI) / count);
      const reach = inner * 1.1;
      return linesPath(
        [
          [x, y],
          [x + reach * Math.sin(from!), y - reach * Math.cos(from!)],
          [x + reach * Math.sin(to!), y - reach * Math.cos(to!)],
        ],
        true,
      );
    }).join('');
    return [{ ...base, id: 'rays', name: 'Rays', shapes: [{ d, fill: { kind: 'solid', color: tint } }] }];
  }
  return [
    {
      ...base,
      id: 'disc',
      name: 'Disc',
      shapes: [
        { d: circlePath(x, y + inner * 0.02, inner * 0.68), fill: { kind: 'solid', color: tint } },
        { d: circlePath(x, y, inner * 0.93), stroke: { color: tint, widthPx: Math.max(1, inner * 0.012) } },
      ],
    },
  ];
}

function emblem(studio: Studio, x: number, y: number, inner: number, plate: Plate): readonly Layer[] {
  const { subject, colors, unitPx } = studio;
  const dark = colors.isDark ? colors.ground : colors.ink;
  const light = colors.isDark ? colors.ink : colors.ground;
  if (subject === undefined) {
    const initial = titleText(studio)?.charAt(0).toUpperCase();
    if (initial === undefined || initial === '') {
      return [
        {
          id: 'star',
          name: 'Star',
          slot: 'subject',
          kind: 'shapes',
          depth: 0.7,
          shapes: [{ d: starPath(x, y, inner * 0.62, inner * 0.27, 5), fill: { kind: 'solid', color: light } }],
        },
      ];
    }
    const backdrops = [plate.core, coreTint(studio, plate)];
    const color = readableOn(backdrops, [light, dark], LARGE_TEXT_CONTRAST);
    const size = inner * 1.2;
    const spec = {
      id: 'initial',
      role: 'ornament',
      text: initial,
      face: studio.pairing.title,
      color,
      backdrop: worstBackdrop(backdrops, color),
      align: 'center',
      trackingEm: 0,
      leading: 1,
      maxLines: 1,
      maxSizePx: size * 1.4,
      minSizePx: unitPx,
    } as const;
    return [setText(spec, { xPx: x - size / 2, yPx: y - size / 2, widthPx: size, heightPx: size, stick: 'middle' })];
  }
  const accent = contrastRatio(colors.accent, plate.core) > 1.4 ? colors.accent : light;
  const art = placeArt(
    subject.art,
    { tones: [dark, mixHex(dark, accent, 0.6), light], main: light, under: dark, accent },
    {
      centerXPx: x,
      centerYPx: y,
      widthPx: inner * 1.28,
      heightPx: inner * 1.28,
    },
  );
  return [
    subjectLayer(subject.word, art, {
      longShadow: { color: mixHex(plate.core, dark, 0.38), angleDeg: 135, lengthPx: Math.round(inner * 1.6) },
      clip: circlePath(x, y, inner),
    }),
  ];
}

interface Ring {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly inner: number;
  readonly plate: Plate;
  readonly title: string | undefined;
  readonly place: string | undefined;
}

function ringTexts(studio: Studio, ring: Ring): readonly Layer[] {
  const { unitPx } = studio;
  const middle = (ring.radius - unitPx * 0.9 + ring.inner + unitPx * 1.8) / 2;
  const band = ring.radius - ring.inner - unitPx * 2.7;
  const texts: TextLayer[] = [];
  if (ring.title !== undefined)
    texts.push(arcText(studio, ring, { role: 'title', text: ring.title, middle, band: band * 0.62, isTop: true }));
  if (ring.place !== undefined)
    texts.push(
      arcText(studio, ring, {
        role: 'tagline',
        text: ring.place,
        middle,
        band: band * 0.4,
        isTop: ring.title === undefined,
      }),
    );
  const isSingle = texts.length === 1;
  const angles = isSingle ? [140, 180, 220] : [90, 270];
  const stars = angles.map((angle) => {
    const radians = (angle * Math.PI) / 180;
    return starPath(
      ring.x + middle * Math.sin(radians),
      ring.y - middle * Math.cos(radians),
      band * 0.27,
      band * 0.11,
      5,
      angle,
    );
  });
  const starLayer: ShapesLayer = {
    id: 'stars',
    name: 'Stars',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.8,
    shapes: [{ d: stars.join(''), fill: { kind: 'solid', color: ring.plate.line } }],
  };
  return [starLayer, ...texts];
}

function arcText(
  studio: Studio,
  ring: Ring,
  part: { role: 'title' | 'tagline'; text: string; middle: number; band: number; isTop: boolean },
): TextLayer {
  const face: TypeFace = part.role === 'title' ? studio.pairing.title : studio.pairing.text;
  const cap = capHeightEm(face);
  const trackingEm = 0.09;
  const longest = (part.middle * ARC_SHARE_DEG * Math.PI) / 180;
  const sizePx =
    Math.floor(Math.min(part.band / cap, longest / measureLinePx(part.text, face, 1, trackingEm)) * 100) / 100;
  const widthPx = Math.round(measureLinePx(part.text, face, sizePx, trackingEm) * 100) / 100;
  const baseline = part.isTop ? part.middle - (cap * sizePx) / 2 : part.middle + (cap * sizePx) / 2;
  const reach = part.middle + part.band;
  return {
    id: part.role,
    name: part.role === 'title' ? 'Title' : part.text.slice(0, 40),
    slot: 'type',
    kind: 'text',
    depth: 1,
    role: part.role,
    text: part.text,
    lines: [{ text: part.text, xPx: Math.round(ring.x - widthPx / 2), baselinePx: Math.round(ring.y), widthPx }],
    family: face.family,
    weight: face.weight,
    style: face.style,
    sizePx,
    trackingPx: trackingEm * sizePx,
    color: readableOn([ring.plate.ring], [ring.plate.line], SMALL_TEXT_CONTRAST),
    backdrop: ring.plate.ring,
    box: part.isTop
      ? { xPx: ring.x - reach, yPx: ring.y - reach, widthPx: reach * 2, heightPx: reach * 0.98 }
      : { xPx: ring.x - reach, yPx: ring.y + reach * 0.02, widthPx: reach * 2, heightPx: reach * 0.98 },
    arc: {
      center: { xPx: ring.x, yPx: ring.y },
      radiusPx: Math.round(baseline * 100) / 100,
      middleDeg: part.isTop ? 0 : 180,
      facing: part.isTop ? 'outside' : 'inside',
    },
  };
}

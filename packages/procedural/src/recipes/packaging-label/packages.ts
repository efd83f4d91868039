import type { Studio } from '../../compose/studio.ts';
import { rectPath, roundRectPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Box, Paint, Shape } from '../../scene/layers.ts';
import { ellipsePath } from './ornaments.ts';

export type PackageKind = 'bag' | 'bottle' | 'jar' | 'tin' | 'box';

/** A package standing in a room, and the part of its front a label fits on. */
export interface Package {
  readonly shapes: readonly Shape[];
  readonly label: Box;
}

const KINDS: readonly (readonly [PackageKind, RegExp])[] = [
  [
    'bottle',
    /\b(bottles?|wine|beer|gin|rum|vodka|whisk(e)?y|oil|juice|water|shampoo|perfume|kombucha|cider|syrup)\b/iu,
  ],
  ['jar', /\b(jars?|jam|honey|marmalade|pickles?|sauce|cream|peanut|mustard|salsa|spread)\b/iu],
  ['tin', /\b(tins?|cans?|tea|candles?|soda|sardines?|tomato(es)?|biscuits?)\b/iu],
  ['box', /\b(box(es)?|carton|chocolate|soap|cereal|cookies?|pasta|pencils?)\b/iu],
];
/** Width over height of each kind. */
const PROPORTION: Readonly<Record<PackageKind, number>> = { bag: 0.66, bottle: 0.32, jar: 0.72, tin: 0.78, box: 0.74 };

/** The kind of package the prompt speaks of; a bag holds everything else. */
export function packageKind({ brief }: Studio): PackageKind {
  const said = brief.prompt.replace(/["“„«][^"“”»]*["“”»]/gu, ' ');
  return KINDS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'bag';
}

/** Draws a package as large as a room allows, standing on its floor. */
export function standPackage(kind: PackageKind, room: Box, color: string, ink: string): Package {
  const heightPx = Math.min(room.heightPx, room.widthPx / PROPORTION[kind]);
  const widthPx = heightPx * PROPORTION[kind];
  const box: Box = {
    xPx: room.xPx + (room.widthPx - widthPx) / 2,
    yPx: room.yPx + room.heightPx - heightPx,
    widthPx,
    heightPx,
  };
  const draw = { bag, bottle, jar, tin, box: carton }[kind];
  return draw(box, color, ink);
}

/** Light from the left: brightest a third in, darkest at the right edge. */
function round({ xPx, widthPx }: Box, color: string, ink: string): Paint {
  const dark = mixHex(color, mixHex(ink, '#000000', 0.4), 0.34);
  return {
    kind: 'linear',
    from: { xPx: Math.round(xPx), yPx: 0 },
    to: { xPx: Math.round(xPx + widthPx), yPx: 0 },
    stops: [
      { at: 0, color: mixHex(color, dark, 0.35) },
      { at: 0.28, color: mixHex(color, '#ffffff', 0.16) },
      { at: 0.55, color },
      { at: 1, color: dark },
    ],
  };
}

function bag(box: Box, color: string, ink: string): Package {
  const { xPx: x, yPx: y, widthPx: w, heightPx: h } = box;
  const bulge = w * 0.035;
  const body = `M${r(x + w * 0.04)} ${r(y + h * 0.13)}H${r(x + w * 0.96)}C${r(x + w + bulge)} ${r(y + h * 0.4)} ${r(x + w + bulge * 0.4)} ${r(y + h * 0.8)} ${r(x + w * 0.97)} ${r(y + h)}H${r(x + w * 0.03)}C${r(x - bulge * 0.4)} ${r(y + h * 0.8)} ${r(x - bulge)} ${r(y + h * 0.4)} ${r(x + w * 0.04)} ${r(y + h * 0.13)}z`;
  const fold = mixHex(color, ink, 0.22);
  return {
    shapes: [
      { d: body, fill: round(box, color, ink) },
      {
        d: roundRectPath(x + w * 0.03, y, w * 0.94, h * 0.15, w * 0.02),
        fill: round(box, mixHex(color, ink, 0.1), ink),
      },
      {
        d:
          rectPath(x + w * 0.03, y + h * 0.05, w * 0.94, h * 0.012) +
          rectPath(x + w * 0.03, y + h * 0.09, w * 0.94, h * 0.012),
        fill: { kind: 'solid', color: fold },
      },
      {
        d: roundRectPath(x - w * 0.02, y + h * 0.135, w * 1.04, h * 0.03, h * 0.012),
        fill: { kind: 'solid', color: mixHex(color, ink, 0.55) },
      },
    ],
    label: { xPx: x + w * 0.12, yPx: y + h * 0.24, widthPx: w * 0.76, heightPx: h * 0.66 },
  };
}

function bottle(box: Box, color: string, ink: string): Package {
  const { xPx: x, yPx: y, widthPx: w, heightPx: h } = box;
  const neck = w * 0.36;
  const left = x + (w - neck) / 2;
  const d = `M${r(left)} ${r(y + h * 0.06)}V${r(y + h * 0.2)}C${r(left)} ${r(y + h * 0.3)} ${r(x)} ${r(y + h * 0.28)} ${r(x)} ${r(y + h * 0.4)}V${r(y + h * 0.97)}Q${r(x)} ${r(y + h)} ${r(x + w * 0.1)} ${r(y + h)}H${r(x + w * 0.9)}Q${r(x + w)} ${r(y + h)} ${r(x + w)} ${r(y + h * 0.97)}V${r(y + h * 0.4)}C${r(x + w)} ${r(y + h * 0.28)} ${r(left + neck)} ${r(y + h * 0.3)} ${r(left + neck)} ${r(y + h * 0.2)}V${r(y + h * 0.06)}z`;
  const cap: Box = { xPx: left - neck * 0.06, yPx: y, widthPx: neck * 1.12, heightPx: h * 0.13 };
  return {
    shapes: [
      { d, fill: round(box, color, ink) },
      { d: roundRectPath(cap.xPx, cap.yPx, cap.widthPx, cap.heightPx, neck * 0.1), fill: round(cap, ink, '#000000') },
    ],
    label: { xPx: x + w * 0.045, yPx: y + h * 0.44, widthPx: w * 0.91, heightPx: h * 0.5 },
  };
}

function jar(box: Box, color: string, ink: string): Package {
  const { xPx: x, yPx: y, widthPx: w, heightPx: h } = box;
  const lid: Box = { xPx: x + w * 0.06, yPx: y, widthPx: w * 0.88, heightPx: h * 0.15 };
  const ridges = Array.from({ length: 17 }, (_, index) =>
    rectPath(
      lid.xPx + (lid.widthPx * (index + 0.6)) / 17.6,
      lid.yPx + lid.heightPx * 0.2,
      w * 0.008,
      lid.heightPx * 0.7,
    ),
  ).join('');
  return {
    shapes: [
      { d: roundRectPath(x, y + h * 0.12, w, h * 0.88, w * 0.13), fill: round(box, color, ink) },
      {
        d: roundRectPath(x + w * 0.04, y + h * 0.2, w * 0.05, h * 0.7, w * 0.03),
        fill: { kind: 'solid', color: '#ffffff' },
        opacity: 0.3,
      },
      {
        d: roundRectPath(lid.xPx, lid.yPx, lid.widthPx, lid.heightPx, w * 0.03),
        fill: round(lid, mixHex(ink, color, 0.25), '#000000'),
      },
      { d: ridges, fill: { kind: 'solid', color: '#000000' }, opacity: 0.16 },
    ],
    label: { xPx: x + w * 0.1, yPx: y + h * 0.28, widthPx: w * 0.8, heightPx: h * 0.6 },
  };
}

function tin(box: Box, color: string, ink: string): Package {
  const { xPx: x, yPx: y, widthPx: w, heightPx: h } = box;
  const rise = w * 0.07;
  const half = w / 2;
  const arc = `a${r(half)} ${r(rise)} 0 0 0 ${r(w)} 0`;
  const body = `M${r(x)} ${r(y + rise)}V${r(y + h - rise)}${arc}V${r(y + rise)}z`;
  const rim = `M${r(x)} ${r(y + rise)}v${r(h * 0.07)}${arc}v${r(-h * 0.07)}z`;
  return {
    shapes: [
      { d: body, fill: round(box, color, ink) },
      { d: rim, fill: round(box, mixHex(color, ink, 0.5), '#000000') },
      {
        d: ellipsePath(x + half, y + rise, half, rise),
        fill: { kind: 'solid', color: mixHex(color, '#ffffff', 0.35) },
      },
      {
        d: ellipsePath(x + half, y + rise, half * 0.9, rise * 0.82),
        fill: { kind: 'solid', color: mixHex(color, ink, 0.2) },
      },
    ],
    label: { xPx: x + w * 0.09, yPx: y + h * 0.24, widthPx: w * 0.82, heightPx: h * 0.62 },
  };
}

function carton(box: Box, color: string, ink: string): Package {
  const { xPx: x, yPx: y, widthPx: w, heightPx: h } = box;
  const [front, depth] = [w * 0.8, w * 0.2];
  const lift = h * 0.07;
  const side = `M${r(x + front)} ${r(y + lift)}l${r(depth)} ${r(-lift * 0.55)}V${r(y + h - lift * 0.55)}L${r(x + front)} ${r(y + h)}z`;
  const top = `M${r(x)} ${r(y + lift)}l${r(depth)} ${r(-lift * 0.55)}h${r(front)}l${r(-depth)} ${r(lift * 0.55)}z`;
  return {
    shapes: [
      { d: rectPath(x, y + lift, front, h - lift), fill: { kind: 'solid', color } },
      { d: side, fill: { kind: 'solid', color: mixHex(color, ink, 0.34) } },
      { d: top, fill: { kind: 'solid', color: mixHex(color, '#ffffff', 0.28) } },
    ],
    label: { xPx: x + front * 0.07, yPx: y + lift + h * 0.06, widthPx: front * 0.86, heightPx: (h - lift) * 0.88 },
  };
}

function r(value: number): number {
  return Math.round(value * 10) / 10;
}

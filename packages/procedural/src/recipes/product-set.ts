import type { Studio } from '../compose/studio.ts';
import { archPath, circlePath, rectPath } from '../geometry/paths.ts';
import { fromHex, mixHex, toHex, withAlpha } from '../palette/color.ts';
import type { Layer, Shape } from '../scene/layers.ts';

/** Colours of a lit set, one hue in steps of lightness. */
export interface SetTones {
  readonly wallTop: string;
  readonly wall: string;
  readonly niche: string;
  readonly nicheEdge: string;
  readonly floor: string;
  readonly floorNear: string;
  readonly deep: string;
  readonly light: string;
  readonly text: string;
}

/** Where the set stands on the sheet. */
export interface Stand {
  readonly top: number;
  readonly floorYPx: number;
  readonly centerXPx: number;
}

/** One hue in steps of lightness: what makes a set look lit rather than painted. */
export function studioTones({ colors, crop }: Studio): SetTones {
  const base = fromHex(crop % 2 === 0 ? colors.secondary : colors.primary);
  const chroma = Math.min(base.c, 0.1);
  const tone = (l: number, c = chroma): string => toHex({ l, c, h: base.h });
  return colors.isDark
    ? {
        wallTop: tone(0.24),
        wall: tone(0.3),
        niche: tone(0.42),
        nicheEdge: tone(0.2),
        floor: tone(0.27),
        floorNear: tone(0.2),
        deep: tone(0.11, 0.03),
        light: mixHex(colors.accent, '#ffffff', 0.55),
        text: colors.ink,
      }
    : {
        wallTop: tone(0.9, chroma * 0.5),
        wall: tone(0.86, chroma * 0.6),
        niche: tone(0.76, chroma * 0.85),
        nicheEdge: tone(0.66),
        floor: tone(0.83, chroma * 0.6),
        floorNear: tone(0.76, chroma * 0.7),
        deep: tone(0.3, Math.min(0.07, chroma)),
        light: '#ffffff',
        text: colors.ink,
      };
}

/** Wall, niche, a beam of light and the floor. */
export function studioSet(studio: Studio, tones: SetTones, stand: Stand): readonly Layer[] {
  const { widthPx, heightPx, crop, unitPx } = studio;
  const { top, floorYPx, centerXPx } = stand;
  const height = floorYPx - top;
  const width = Math.min(studio.unitPx * 62, height * 0.82, widthPx - 2 * studio.marginPx);
  const gradient = (from: string, to: string): Shape['fill'] => ({
    kind: 'linear',
    from: { xPx: Math.round(centerXPx - width / 2), yPx: top },
    to: { xPx: Math.round(centerXPx + width / 2), yPx: floorYPx },
    stops: [
      { at: 0, color: from },
      { at: 1, color: to },
    ],
  });
  const niche: Shape[] =
    crop === 1
      ? [
          {
            d: circlePath(centerXPx, floorYPx - height * 0.5, Math.min(width, height) / 2),
            fill: gradient(mixHex(tones.niche, tones.light, 0.25), tones.niche),
          },
        ]
      : crop === 2
        ? [
            {
              d: archPath(centerXPx - width * 0.62, top + height * 0.14, width * 0.62, height * 0.86),
              fill: gradient(tones.nicheEdge, tones.niche),
            },
            {
              d: archPath(centerXPx - width * 0.2, top, width * 0.72, height),
              fill: gradient(mixHex(tones.niche, tones.light, 0.2), tones.nicheEdge),
            },
          ]
        : [
            {
              d: archPath(centerXPx - width / 2 - unitPx * 2, top, width + unitPx * 4, height),
              fill: gradient(tones.nicheEdge, mixHex(tones.nicheEdge, tones.niche, 0.6)),
            },
            {
              d: archPath(centerXPx - width / 2, top + unitPx * 2, width, height - unitPx * 2),
              fill: gradient(mixHex(tones.niche, tones.light, 0.22), mixHex(tones.niche, tones.nicheEdge, 0.5)),
            },
          ];
  return [
    {
      id: 'wall',
      name: 'Wall',
      slot: 'background',
      kind: 'fill',
      depth: 0,
      paint: {
        kind: 'linear',
        from: { xPx: 0, yPx: 0 },
        to: { xPx: 0, yPx: floorYPx },
        stops: [
          { at: 0, color: tones.wallTop },
          { at: 1, color: tones.wall },
        ],
      },
    },
    { id: 'niche', name: 'Niche', slot: 'depth', kind: 'shapes', depth: 0.2, shapes: niche },
    {
      id: 'beam',
      name: 'Beam of light',
      slot: 'light',
      kind: 'fill',
      depth: 0.25,
      blend: 'screen',
      paint: {
        kind: 'radial',
        center: { xPx: Math.round(centerXPx - width * 0.3), yPx: Math.round(top + height * 0.22) },
        radiusPx: Math.round(width),
        stops: [
          { at: 0, color: withAlpha(tones.light, 0.3) },
          { at: 1, color: withAlpha(tones.light, 0) },
        ],
      },
    },
    {
      id: 'floor',
      name: 'Floor',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.3,
      shapes: [
        {
          d: rectPath(0, floorYPx, widthPx, heightPx - floorYPx),
          fill: {
            kind: 'linear',
            from: { xPx: 0, yPx: floorYPx },
            to: { xPx: 0, yPx: heightPx },
            stops: [
              { at: 0, color: tones.floor },
              { at: 1, color: tones.floorNear },
            ],
          },
        },
      ],
    },
  ];
}

/** Stands in for an object nobody drew. */
export function sphere({ colors }: Studio, tones: SetTones, at: { x: number; y: number; radius: number }): Layer {
  const color = colors.accent === colors.ink ? colors.primary : colors.accent;
  return {
    id: 'sphere',
    name: 'Sphere',
    slot: 'subject',
    kind: 'shapes',
    depth: 0.7,
    shapes: [
      {
        d: circlePath(at.x, at.y, at.radius),
        fill: {
          kind: 'radial',
          center: { xPx: Math.round(at.x - at.radius * 0.36), yPx: Math.round(at.y - at.radius * 0.4) },
          radiusPx: Math.round(at.radius * 1.55),
          stops: [
            { at: 0, color: mixHex(color, tones.light, 0.62) },
            { at: 0.35, color },
            { at: 1, color: mixHex(color, tones.deep, 0.72) },
          ],
        },
      },
    ],
  };
}

/** A low cylinder: an ellipse on a band, lit from the left. */
export function plinth(
  studio: Studio,
  tones: SetTones,
  at: { x: number; top: number; halfWidth: number; height: number },
): Layer {
  const { unitPx } = studio;
  const rise = unitPx * 2.6;
  const [left, width] = [Math.round(at.x - at.halfWidth), Math.round(at.halfWidth * 2)];
  const r = (value: number): number => Math.round(value * 10) / 10;
  const arc = (sweep: 0 | 1): string => `a${r(width / 2)} ${r(rise)} 0 0 ${sweep} ${width} 0`;
  const body = `M${left} ${r(at.top)}v${r(at.height)}${arc(0)}v${r(-at.height)}z`;
  const lid = `M${left} ${r(at.top)}${arc(1)}a${r(width / 2)} ${r(rise)} 0 0 1 ${-width} 0z`;
  const side = mixHex(tones.niche, tones.light, 0.28);
  return {
    id: 'plinth',
    name: 'Plinth',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.5,
    shapes: [
      {
        d: `M${left + r(unitPx * 3)} ${r(at.top + at.height)}l${r(width * 0.9)} ${r(rise * 2.4)}h${r(unitPx * 26)}l${r(-unitPx * 12)} ${r(-rise * 2.6)}z`,
        fill: { kind: 'solid', color: tones.deep },
        opacity: 0.13,
      },
      {
        d: body,
        fill: {
          kind: 'linear',
          from: { xPx: left, yPx: 0 },
          to: { xPx: left + width, yPx: 0 },
          stops: [
            { at: 0, color: mixHex(side, tones.nicheEdge, 0.3) },
            { at: 0.3, color: side },
            { at: 1, color: mixHex(tones.nicheEdge, tones.deep, 0.25) },
          ],
        },
      },
      { d: lid, fill: { kind: 'solid', color: mixHex(side, tones.light, 0.35) } },
    ],
  };
}

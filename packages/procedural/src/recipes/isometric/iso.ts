import { linesPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Shape } from '../../scene/layers.ts';

/** Isometric axes: x runs down to the right, y down to the left, z up. */
const COS = Math.cos(Math.PI / 6);
const SIN = 0.5;

/** Where a room stands on the sheet and how it is lit. */
export interface Iso {
  /** The point (0, 0, 0) on the sheet. */
  readonly xPx: number;
  readonly yPx: number;
  /** Pixels of one unit along an axis. */
  readonly unitPx: number;
  /** What faces are lit and shaded towards. */
  readonly light: string;
  readonly dark: string;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A thing in the room: its shapes, and how near it is; nearer things are drawn later. */
export interface Item {
  readonly nearness: number;
  readonly shapes: readonly Shape[];
}

export type Point2 = readonly [number, number];

export function project({ xPx, yPx, unitPx }: Iso, { x, y, z }: Spot): Point2 {
  return [xPx + (x - y) * COS * unitPx, yPx + (x + y) * SIN * unitPx - z * unitPx];
}

/** A flat polygon through points of the room. */
export function plane(iso: Iso, corners: readonly Spot[], color: string, opacity?: number): Shape {
  const d = linesPath(
    corners.map((corner) => project(iso, corner)),
    true,
  );
  return { d, fill: { kind: 'solid', color }, ...(opacity === undefined ? {} : { opacity }) };
}

/** The three tones of a colour: the light falls from the upper left. */
export function tones({ light, dark }: Iso, color: string): { top: string; left: string; right: string } {
  return { top: mixHex(color, light, 0.24), left: color, right: mixHex(color, dark, 0.32) };
}

export interface Block extends Spot {
  /** Along x, y and z. */
  readonly w: number;
  readonly d: number;
  readonly h: number;
}

/** A box: its top and the two sides that can be seen. */
export function boxShapes(iso: Iso, { x, y, z, w, d, h }: Block, color: string): readonly Shape[] {
  const { top, left, right } = tones(iso, color);
  const at = (dx: number, dy: number, dz: number): Spot => ({ x: x + dx, y: y + dy, z: z + dz });
  return [
    plane(iso, [at(0, d, 0), at(w, d, 0), at(w, d, h), at(0, d, h)], left),
    plane(iso, [at(w, 0, 0), at(w, d, 0), at(w, d, h), at(w, 0, h)], right),
    plane(iso, [at(0, 0, h), at(w, 0, h), at(w, d, h), at(0, d, h)], top),
  ];
}

/** A four-sided pyramid, cut at a share of its height if asked (1 is whole). */
export function pyramidShapes(iso: Iso, { x, y, z, w, d, h }: Block, color: string): readonly Shape[] {
  const { left, right } = tones(iso, color);
  const tip = { x: x + w / 2, y: y + d / 2, z: z + h };
  return [
    plane(iso, [{ x, y: y + d, z }, { x: x + w, y: y + d, z }, tip], mixHex(left, iso.light, 0.1)),
    plane(iso, [{ x: x + w, y, z }, { x: x + w, y: y + d, z }, tip], right),
  ];
}

/** A box with a saddle roof along y. */
export function gableShapes(
  iso: Iso,
  block: Block & { readonly roof: number },
  wall: string,
  roof: string,
): readonly Shape[] {
  const { x, y, z, w, d, h } = block;
  const top = z + h;
  const over = w * 0.08;
  const ridge = (dy: number): Spot => ({ x: x + w / 2, y: y + dy, z: top + block.roof });
  const roofTones = tones(iso, roof);
  return [
    ...boxShapes(iso, block, wall).slice(0, 2),
    plane(iso, [{ x, y: y + d, z: top }, { x: x + w, y: y + d, z: top }, ridge(d)], tones(iso, wall).left),
    plane(
      iso,
      [
        { x: x - over, y: y - over, z: top - over },
        { x: x - over, y: y + d + over, z: top - over },
        ridge(d + over),
        ridge(-over),
      ],
      roofTones.top,
    ),
    plane(
      iso,
      [
        { x: x + w + over, y: y - over, z: top - over },
        { x: x + w + over, y: y + d + over, z: top - over },
        ridge(d + over),
        ridge(-over),
      ],
      mixHex(roofTones.right, roof, 0.25),
    ),
  ];
}

/** An upright cylinder around a spot. */
export function cylinderShapes(iso: Iso, at: Spot, radius: number, height: number, color: string): readonly Shape[] {
  const { top, right } = tones(iso, color);
  const [x, y] = project(iso, at);
  const a = radius * Math.SQRT2 * COS * iso.unitPx;
  const b = radius * Math.SQRT2 * SIN * iso.unitPx;
  const rise = height * iso.unitPx;
  const r = (value: number): number => Math.round(value * 10) / 10;
  const body = `M${r(x - a)} ${r(y)}a${r(a)} ${r(b)} 0 0 0 ${r(2 * a)} 0v${r(-rise)}h${r(-2 * a)}z`;
  const lid = `M${r(x - a)} ${r(y - rise)}a${r(a)} ${r(b)} 0 1 0 ${r(2 * a)} 0a${r(a)} ${r(b)} 0 1 0 ${r(-2 * a)} 0z`;
  return [
    {
      d: body,
      fill: {
        kind: 'linear',
        from: { xPx: whole(x - a), yPx: 0 },
        to: { xPx: whole(x + a), yPx: 0 },
        stops: [
          { at: 0.1, color: mixHex(color, iso.light, 0.12) },
          { at: 0.9, color: right },
        ],
      },
    },
    { d: lid, fill: { kind: 'solid', color: top } },
  ];
}

/** A ball resting on a spot. */
export function ballShapes(iso: Iso, at: Spot, radius: number, color: string): readonly Shape[] {
  const [x, foot] = project(iso, at);
  const r = radius * iso.unitPx;
  const y = foot - r * 0.92;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [
    {
      d: `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0z`,
      fill: {
        kind: 'radial',
        center: { xPx: whole(x - r * 0.35), yPx: whole(y - r * 0.4) },
        radiusPx: Math.max(1, Math.round(r * 1.6)),
        stops: [
          { at: 0, color: mixHex(color, iso.light, 0.45) },
          { at: 0.4, color },
          { at: 1, color: mixHex(color, iso.dark, 0.55) },
        ],
      },
    },
  ];
}

/** The shadow a footprint throws to the right on the floor it stands on. */
export function shadowShape(iso: Iso, { x, y, z, w, d, h }: Block): Shape {
  const reach = h * iso.unitPx * 0.55;
  const [back, right, front] = [
    project(iso, { x, y, z }),
    project(iso, { x: x + w, y, z }),
    project(iso, { x: x + w, y: y + d, z }),
  ];
  const moved = ([px, py]: Point2): Point2 => [px + reach, py];
  return {
    d: linesPath([back, moved(back), moved(right), moved(front), front], true),
    fill: { kind: 'solid', color: iso.dark },
  };
}

/** Rounded; adding 0 turns minus zero, which JSON does not keep, into zero. */
function whole(value: number): number {
  return Math.round(value) + 0;
}

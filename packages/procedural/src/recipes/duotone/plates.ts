import type { BriefSubject } from '../../brief/brief.ts';
import { inkSize, placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { circlePath, linesPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { ArtRamp } from '../../palette/remap-art.ts';
import type { Box, DotsLayer, Layer, Point, ShapesLayer } from '../../scene/layers.ts';
import type { Inks } from './inks.ts';

/** Screens turned by these angles do not make moiré with each other. */
export const KEY_SCREEN_DEG = 45;
export const SPOT_SCREEN_DEG = 75;

/** What the key plate is made from: black prints full dots, white none. */
const TONES: ArtRamp = { tones: ['#000000', '#8a8a8a', '#ffffff'], main: '#1c1c1c', under: '#e4e4e4' };

/** How a subject is printed. */
export interface Print {
  readonly center: Point;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Colours of the flat plate, dark to light. */
  readonly flat: ArtRamp;
  readonly key: string;
  /** How far the key plate has slipped against the flat one. */
  readonly slip: Point;
  readonly clip?: string;
  /** Told apart when a subject is printed more than once. */
  readonly suffix?: string;
}

/** The size of a screen's cell: coarse enough to be seen as dots. */
export function screenCell({ unitPx }: Studio): number {
  return unitPx * 1.25;
}

/** The flat plate of a subject and, slipped against it, the key plate as a screen lit from the upper left. */
export function printSubject(studio: Studio, subject: BriefSubject, print: Print): readonly Layer[] {
  const { center, slip, suffix = '' } = print;
  const place = { centerXPx: center.xPx, centerYPx: center.yPx, widthPx: print.widthPx, heightPx: print.heightPx };
  const flat = placeArt(subject.art, print.flat, place);
  const tones = placeArt(subject.art, TONES, {
    ...place,
    centerXPx: center.xPx + slip.xPx,
    centerYPx: center.yPx + slip.yPx,
  });
  const ink = inkSize(subject.art, flat);
  const box: Box = {
    xPx: center.xPx - ink.widthPx / 2 + slip.xPx,
    yPx: center.yPx - ink.heightPx / 2 + slip.yPx,
    widthPx: ink.widthPx,
    heightPx: ink.heightPx,
  };
  const clip = print.clip === undefined ? {} : { clip: print.clip };
  const screen: DotsLayer = {
    id: `key-plate${suffix}`,
    name: 'Key plate',
    slot: 'light',
    kind: 'dots',
    depth: 0.72,
    blend: 'multiply',
    box,
    cellPx: screenCell(studio),
    angleDeg: KEY_SCREEN_DEG,
    color: print.key,
    from: { xPx: box.xPx - box.widthPx * 0.9, yPx: box.yPx - box.heightPx * 0.9 },
    to: { xPx: box.xPx + box.widthPx * 0.8, yPx: box.yPx + box.heightPx * 0.8 },
    fullRadius: 0.74,
    art: tones,
    ...clip,
  };
  return [subjectLayer(subject.word, flat, { id: `subject${suffix}`, ...clip }), screen];
}

/** A screen that runs over a box, from nothing to full. */
export function screen(
  studio: Studio,
  part: {
    id: string;
    box: Box;
    color: string;
    angleDeg: number;
    from: Point;
    to: Point;
    fullRadius?: number;
    clip?: string;
  },
): DotsLayer {
  const { clip, fullRadius = 0.62, ...rest } = part;
  return {
    name: 'Screen',
    slot: 'ornament',
    kind: 'dots',
    depth: 0.3,
    blend: 'multiply',
    cellPx: screenCell(studio),
    fullRadius,
    ...rest,
    ...(clip === undefined ? {} : { clip }),
  };
}

/** What a printer leaves in the margin: crosses to align the plates by, and a patch of each ink and of both. */
export function printersMarks(studio: Studio, inks: Inks, side: 'left' | 'right'): ShapesLayer {
  const { widthPx, heightPx, marginPx, unitPx } = studio;
  const [near, arm, line] = [marginPx * 0.5, unitPx * 1.3, Math.max(1, unitPx * 0.16)];
  const corners = [
    [near, near],
    [widthPx - near, near],
    [near, heightPx - near],
    [widthPx - near, heightPx - near],
  ] as const;
  const crosses = corners.map(
    ([x, y]) =>
      linesPath([
        [x - arm, y],
        [x + arm, y],
      ]) +
      linesPath([
        [x, y - arm],
        [x, y + arm],
      ]) +
      circlePath(x, y, arm * 0.55),
  );
  const stroke = { color: inks.key, widthPx: line };
  const patches = [inks.spot, mixHex(inks.spot, inks.key, 0.72), inks.key].map((color, index) => ({
    d: circlePath(
      side === 'left' ? near + arm * 2.6 + index * unitPx * 2 : widthPx - near - arm * 2.6 - index * unitPx * 2,
      heightPx - near,
      unitPx * 1.05,
    ),
    fill: { kind: 'solid' as const, color },
  }));
  return {
    id: 'marks',
    name: 'Printer’s marks',
    slot: 'ornament',
    kind: 'shapes',
    depth: 1,
    shapes: [...crosses.map((d) => ({ d, stroke })), ...patches],
  };
}

import { describe, expect, it } from 'vitest';
import { flattenPath } from '../geometry/flatten-path.ts';
import { extractPalette } from './extract-palette.ts';
import { findBackground } from './find-background.ts';
import { findContent } from './find-content.ts';
import type { Pixels } from './pixels.ts';
import { traceFlatArt } from './trace-flat-art.ts';

type Rgba = readonly [number, number, number, number];
const CREAM: Rgba = [250, 240, 220, 255];
const RED: Rgba = [220, 40, 40, 255];
const BLUE: Rgba = [30, 60, 200, 255];

function paint(widthPx: number, heightPx: number, colorAt: (x: number, y: number) => Rgba): Pixels {
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) data.set(colorAt(x + 0.5, y + 0.5), (y * widthPx + x) * 4);
  }
  return { widthPx, heightPx, data };
}

const mix = (from: Rgba, to: Rgba, share: number): Rgba =>
  [0, 1, 2, 3].map((at) => Math.round(from[at]! + (to[at]! - from[at]!) * share)) as unknown as Rgba;
/** A disc with a soft edge of one pixel, and a square. */
const disc = paint(120, 100, (x, y) => {
  const inside = Math.min(1, Math.max(0, 30.5 - Math.hypot(x - 50, y - 50)));
  if (x > 95 && x < 110 && y > 20 && y < 40) return BLUE;
  return mix(CREAM, RED, inside);
});
const noise = paint(80, 80, (x, y) => [(x * 37 + y * 91) % 256, (x * 59 + y * 13) % 256, (x * 7 + y * 151) % 256, 255]);

describe('the palette of a picture', () => {
  it('of flat art is its very colours, the largest first', () => {
    expect(extractPalette(disc, 3).map(({ hex }) => hex)).toEqual(['#faf0dc', '#dc2828', '#1e3cc8']);
  });

  it('adds up to the whole picture and never has more colours than asked for', () => {
    const palette = extractPalette(noise, 5);
    expect(palette.length).toBeLessThanOrEqual(5);
    expect(palette.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('leaves transparent pixels out', () => {
    expect(
      extractPalette(
        paint(10, 10, (x) => (x < 5 ? RED : [0, 255, 0, 0])),
        4,
      ),
    ).toEqual([{ hex: '#dc2828', share: 1 }]);
    expect(
      extractPalette(
        paint(4, 4, () => [0, 0, 0, 0]),
        4,
      ),
    ).toEqual([]);
  });
});

describe('the background of a picture', () => {
  it('is what can be reached from the border, with a soft edge', () => {
    const { mask, share, flatness } = findBackground(disc, 0.06);
    expect(mask[0]).toBe(255);
    expect(mask[50 * 120 + 50]).toBe(0);
    expect(flatness).toBe(1);
    const square = 15 * 20;
    expect(share).toBeCloseTo(1 - (Math.PI * 30 ** 2 + square) / (120 * 100), 1);
  });

  it('does not include the same colour enclosed by the subject', () => {
    const ring = paint(60, 60, (x, y) => {
      const far = Math.hypot(x - 30, y - 30);
      return far < 20 && far > 10 ? RED : CREAM;
    });
    expect(findBackground(ring, 0.06).mask[30 * 60 + 30]).toBe(0);
  });

  it('of noise is hardly there', () => {
    expect(findBackground(noise, 0.06).flatness).toBeLessThan(0.3);
  });

  it('leaves the box of what is not background', () => {
    expect(findContent(findBackground(disc, 0.06), 120, 100)).toEqual({ left: 20, top: 20, width: 90, height: 60 });
    const empty = paint(20, 20, () => CREAM);
    expect(findContent(findBackground(empty, 0.06), 20, 20)).toBeUndefined();
  });
});

describe('flat art that is traced', () => {
  it('has the colours and areas of the picture, finer than its pixels, with few points', () => {
    const traced = traceFlatArt(disc, 6);
    if (!traced.isFlat) throw new Error(traced.reason);
    const [ground, red, blue] = traced.art.paths;
    expect(traced.art.paths.map(({ fill }) => fill)).toEqual(['#faf0dc', '#dc2828', '#1e3cc8']);
    expect(area(ground!.d)).toBeCloseTo(120 * 100, -3);
    // The red layer lies over the ground and reaches under the blue square, which is stacked on it.
    expect(area(red!.d) - area(blue!.d)).toBeCloseTo(Math.PI * 30 ** 2, -2);
    expect(area(blue!.d)).toBeCloseTo(15 * 20, -2);
    expect(red!.d.length).toBeLessThan(1500);
  });

  it('keeps transparent places open', () => {
    const traced = traceFlatArt(
      paint(60, 60, (x, y) => (Math.hypot(x - 30, y - 30) < 20 ? RED : [0, 0, 0, 0])),
      4,
    );
    if (!traced.isFlat) throw new Error(traced.reason);
    expect(traced.art.paths).toHaveLength(1);
    expect(area(traced.art.paths[0]!.d)).toBeCloseTo(Math.PI * 20 ** 2, -2);
  });

  it('is refused with a reason when the picture is none', () => {
    expect(traceFlatArt(noise, 8)).toMatchObject({ isFlat: false, reason: expect.stringContaining('flat colours') });
    expect(
      traceFlatArt(
        paint(8, 8, () => [0, 0, 0, 0]),
        8,
      ),
    ).toMatchObject({ isFlat: false });
  });
});

/** Signed areas of the contours added up, without its sign. */
function area(d: string): number {
  const total = flattenPath(d).reduce((sum, polygon) => {
    let twice = 0;
    for (let at = 0; at < polygon.length; at += 2) {
      const next = (at + 2) % polygon.length;
      twice += polygon[at]! * polygon[next + 1]! - polygon[next]! * polygon[at + 1]!;
    }
    return sum + twice / 2;
  }, 0);
  return Math.abs(total);
}

import { describe, expect, it } from 'vitest';
import { SHAPE_KINDS } from '../document/item-look.ts';
import { dashedStrokes, shapeEdge } from './dashes.ts';
import { drawingRibbon, ribbonOutline } from './drawing-ribbon.ts';
import { headsOf, lineDrawing } from './line-heads.ts';
import { arrowHead, shapeCorners } from './shape-outline.ts';

const box = { width: 100, height: 50, strokeWidth: 10 };
const heightAt = (ribbon: readonly number[], pair: number) => {
  const [lx = 0, ly = 0, rx = 0, ry = 0] = ribbon.slice(pair * 4, pair * 4 + 4);
  return Math.hypot(rx - lx, ry - ly);
};

describe('outlines of shapes and drawings', () => {
  it('every shape of straight sides touches all four edges of its box and leaves it nowhere', () => {
    for (const shape of SHAPE_KINDS) {
      const corners = shapeCorners(shape, 200, 80);
      if (!corners) continue;
      const xs = corners.filter((_, at) => at % 2 === 0);
      const ys = corners.filter((_, at) => at % 2 === 1);
      const edges = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      for (const [at, edge] of edges.entries()) expect(edge).toBeCloseTo([0, 200, 0, 80][at] as number, 6);
    }
  });

  it('an arrow head ends at the tip and is never longer than its line', () => {
    const head = arrowHead({ from: { x: 0, y: 0 }, tip: { x: 4, y: 0 }, strokeWidth: 8 });
    expect(head.slice(2, 4)).toEqual([4, 0]);
    expect(Math.min(...head.filter((_, at) => at % 2 === 0))).toBeGreaterThanOrEqual(0);
  });

  it('a stroke is as wide as the hand pressed', () => {
    const ribbon = drawingRibbon({ ...box, points: [0, 0.5, 0.1, 0.5, 0.5, 0.5, 1, 0.5, 1] });
    const pairs = ribbon.length / 4;
    const widths = Array.from({ length: pairs }, (_, pair) => heightAt(ribbon, pair));
    expect(Math.max(...widths)).toBeCloseTo(16, 5);
    expect(widths[Math.floor(pairs / 2)]).toBeCloseTo(10, 5);
    expect(widths[0]).toBeCloseTo(0, 5);
    expect(widths.at(-1)).toBeCloseTo(0, 5);
  });

  it('a single spot is a round dot', () => {
    const outline = ribbonOutline(drawingRibbon({ ...box, points: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5] }));
    for (let at = 0; at < outline.length; at += 2) {
      const away = Math.hypot((outline[at] as number) - 50, (outline[at + 1] as number) - 25);
      expect(away).toBeLessThanOrEqual(5.001);
    }
    expect(Math.max(...outline.filter((_, at) => at % 2 === 0))).toBeCloseTo(55, 5);
  });

  it('a line that turns back on itself keeps its full width around the turn', () => {
    const ribbon = drawingRibbon({ ...box, points: [0, 0.5, 0.5, 1, 0.5, 0.5, 0, 0.5, 0.5] });
    const xs = ribbonOutline(ribbon).filter((_, at) => at % 2 === 0);
    expect(Math.max(...xs)).toBeGreaterThan(104);
  });
});

describe('dashes and heads', () => {
  const spread = (piece: readonly number[]) => (piece.at(-2) ?? 0) - (piece[0] ?? 0);

  it('a dashed line begins and ends with a whole dash, at every length, and a dotted one is dots', () => {
    for (const length of [30, 100, 731.5]) {
      const pieces = dashedStrokes([0, 0, length, 0], 'dashed', 2);
      expect(pieces[0]?.[0]).toBe(0);
      expect(pieces.at(-1)?.at(-2)).toBeCloseTo(length, 6);
      for (const piece of pieces) expect(spread(piece)).toBeCloseTo(6, 6);
    }
    for (const piece of dashedStrokes([0, 0, 100, 0], 'dotted', 2)) expect(spread(piece)).toBeLessThan(0.1);
    expect(dashedStrokes([0, 0, 100, 0], undefined, 2)).toEqual([[0, 0, 100, 0]]);
    // As long as a board allows, it stays drawable.
    expect(dashedStrokes([0, 0, 1e5, 0], 'dotted', 0.5).length).toBeLessThan(2_100);
  });

  it('the edge of every shape is closed and lies in its box; dashes go around its corners', () => {
    for (const shape of SHAPE_KINDS.filter((one) => one !== 'line' && one !== 'arrow')) {
      const edge = shapeEdge(shape, { width: 200, height: 80 }, 12);
      expect(edge.slice(-2)).toEqual(edge.slice(0, 2));
      for (const [at, value] of edge.entries()) {
        expect(value).toBeGreaterThan(-1e-6);
        expect(value).toBeLessThan((at % 2 === 0 ? 200 : 80) + 1e-6);
      }
    }
    const corner = dashedStrokes([0, 0, 10, 0, 10, 10], 'dashed', 10 / 3);
    expect(corner).toHaveLength(2);
    expect(dashedStrokes([0, 0, 2, 0, 2, 30], 'dashed', 2)[0]).toEqual([0, 0, 2, 0, 2, 4]);
  });

  it('a line that was drawn before heads could be chosen looks as it did', () => {
    expect(headsOf({})).toEqual({ from: 'none', to: 'arrow' });
    expect(headsOf({ shape: 'line' })).toEqual({ from: 'none', to: 'none' });
    expect(headsOf({ shape: 'line', headTo: 'dot', headFrom: 'triangle' })).toEqual({ from: 'triangle', to: 'dot' });
  });

  it('triangles and dots are filled, sit at their ends, and the line does not show out of a tip', () => {
    const ends = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 } };
    const both = { ...ends, strokeWidth: 2, dash: undefined, heads: { from: 'dot', to: 'triangle' } } as const;
    const { strokes, fills } = lineDrawing(both);
    expect(strokes).toHaveLength(1);
    expect(strokes[0]?.at(-2)).toBeLessThan(95);
    expect(Math.max(...(fills[1] ?? []))).toBe(100);
    expect(Math.min(...(fills[0] ?? []))).toBeCloseTo(-4, 1);
    // Two heads that are longer than their line leave nothing between them.
    expect(lineDrawing({ ...both, to: { x: 6, y: 0 }, heads: { from: 'triangle', to: 'triangle' } }).strokes).toEqual(
      [],
    );
  });
});

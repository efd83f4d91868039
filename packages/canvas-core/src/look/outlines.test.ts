import { describe, expect, it } from 'vitest';
import { SHAPE_KINDS } from '../document/item-look.ts';
import { drawingRibbon, ribbonOutline } from './drawing-ribbon.ts';
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

import { canvasPoint, cornersOf } from '@gesso/canvas-core';
import { describe, expect, it } from 'vitest';
import type { BoardColours, Mark } from './board-renderer.ts';
import { cssColour, piecesOf } from './mark-pieces.rules.ts';

const colours: BoardColours = {
  board: 0xf5f5f5,
  dot: 0xcccccc,
  blank: 0xdddddd,
  selection: 0x0000ff,
  halo: 0xffffff,
  guide: 0xff0000,
  paper: 0xffffff,
  ink: 0x111111,
  line: 0x999999,
};
const camera = { x: 100, y: 0, zoom: 0.5 };
const corners = cornersOf({ x: 100, y: 0, width: 400, height: 200, rotation: 0 });
const turned = cornersOf({ x: 100, y: 0, width: 400, height: 200, rotation: 90 });

describe('the pieces that a mark is drawn of', () => {
  it('is one box around an item, its line half on either side of the edge at every zoom', () => {
    const mark: Mark = { type: 'outline', corners, colour: 'selection' };
    expect(piecesOf(mark, camera, colours)).toMatchObject([
      { x: 100, y: 50, width: 201.5, height: 101.5, turn: 0, fill: null, border: { widthPx: 1.5, colour: '#0000ff' } },
    ]);
    expect(piecesOf(mark, { ...camera, zoom: 1 }, colours)).toMatchObject([{ width: 401.5, height: 201.5 }]);
  });

  it('turns with the item, and wears a second colour unless it is only pointed at', () => {
    const [selected] = piecesOf({ type: 'outline', corners: turned, colour: 'selection' }, camera, colours);
    expect(selected?.turn).toBeCloseTo(90);
    expect(selected?.width).toBeCloseTo(201.5);
    expect(selected?.halo).toEqual({ widthPx: 1, colour: '#ffffffe6' });
    const [hovered] = piecesOf({ type: 'outline', corners, colour: 'hover' }, camera, colours);
    expect(hovered?.halo).toBeNull();
  });

  it('is a line with two caps for a distance, and one piece a step for a path', () => {
    const [from, to] = [canvasPoint(100, 0), canvasPoint(300, 0)];
    const guide = piecesOf({ type: 'guide', from, to, hasCaps: true }, camera, colours);
    expect(guide.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [50, 0, 101, 1],
      [0, 0, 1, 8],
      [100, 0, 1, 8],
    ]);
    const path: Mark = { type: 'path', points: [from, to, canvasPoint(300, 200)], colour: 0x00ff00 };
    expect(piecesOf(path, camera, colours).map(({ turn, fill }) => [turn, fill])).toEqual([
      [0, '#00ff00'],
      [90, '#00ff00'],
    ]);
  });

  it('leaves out of a trail what no longer shines', () => {
    const points = [0, 100, 200].map((x, step) => ({ ...canvasPoint(x, 0), strength: step / 2 - 0.5 }));
    const trail = piecesOf({ type: 'trail', points, colour: 'laser' }, camera, colours);
    expect(trail).toMatchObject([{ height: 2, fill: '#ff000080', isRound: true }]);
  });

  it('is an edge with twelve parts of its eight handles for a crop, and its thirds while it is dragged', () => {
    const calm = piecesOf({ type: 'crop', corners, hasThirds: false }, camera, colours);
    const dragged = piecesOf({ type: 'crop', corners, hasThirds: true }, camera, colours);
    expect(calm).toHaveLength(1 + 2 * 12);
    expect(dragged).toHaveLength(calm.length + 4);
  });
});

describe('a colour of the theme', () => {
  it('is written as CSS reads it', () => {
    expect(cssColour(0x0a)).toBe('#00000a');
    expect(cssColour(0xff0000, 0.5)).toBe('#ff000080');
  });
});

import { expect, test } from 'vitest';
import { exportModel } from '../exports/export-model.ts';
import { makeModel, shapeModel } from './make-model.ts';
import { toModelOrder } from './testing/model-order.ts';

const order = toModelOrder('white pawn chess piece', { hasLabel: false });

test('the STL holds every triangle in millimetres, standing on z = 0, and encloses what the solid does', async () => {
  const [made, { built }] = await Promise.all([makeModel(order), shapeModel(order)]);
  const { bytes: stl } = await exportModel({ format: 'stl', model: made.bytes });
  const view = new DataView(stl.buffer);
  const count = view.getUint32(80, true);
  expect(stl.byteLength).toBe(84 + count * 50);
  expect(count).toBe(built.model.solids.reduce((sum, { triangles }) => sum + triangles, 0));
  let [volume, low, high] = [0, Infinity, -Infinity];
  for (let index = 0; index < count; index += 1) {
    const at = (corner: number, axis: number) => view.getFloat32(84 + index * 50 + 12 + corner * 12 + axis * 4, true);
    const [a, b, c] = [0, 1, 2].map((corner) => [at(corner, 0), at(corner, 1), at(corner, 2)] as const);
    volume +=
      (a![0] * (b![1] * c![2] - b![2] * c![1]) -
        a![1] * (b![0] * c![2] - b![2] * c![0]) +
        a![2] * (b![0] * c![1] - b![1] * c![0])) /
      6;
    low = Math.min(low, a![2], b![2], c![2]);
    high = Math.max(high, a![2], b![2], c![2]);
  }
  const expected = built.model.solids.reduce((sum, { volumeMm3 }) => sum + volumeMm3, 0);
  expect(volume / expected).toBeCloseTo(1, 3);
  expect(low).toBeCloseTo(0, 3);
  expect(high).toBeCloseTo(50, 0);
});

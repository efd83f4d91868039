import { mixHex } from '../../palette/color.ts';
import type { RandomStream } from '../../random/random-stream.ts';
import type { Shape } from '../../scene/layers.ts';
import {
  type Block,
  ballShapes,
  boxShapes,
  cylinderShapes,
  gableShapes,
  type Iso,
  plane,
  pyramidShapes,
  tones,
} from './iso.ts';

import { centred, type MakeProp } from './prop.ts';

export const stepPyramid: MakeProp = (iso, cell, inks) => ({
  height: 1.2,
  shapes: [0.96, 0.72, 0.48, 0.24].flatMap((width, step) =>
    boxShapes(iso, centred(cell, width, step * 0.26, 0.26), mixHex(inks.land, inks.wall, 0.35 + step * 0.1)),
  ),
});

export const tower: MakeProp = (iso, cell, inks, random) => {
  const h = random.between(1.1, 3.1);
  const color = random.pick([inks.wall, inks.roof, mixHex(inks.wall, inks.roof, 0.5), inks.wood]);
  const block = centred(cell, 0.8, 0, h);
  return {
    height: h,
    shapes: [
      ...boxShapes(iso, block, color),
      ...windows(iso, block, mixHex(color, iso.dark, 0.5), inks.glow, random),
      ...(random.next() < 0.5 ? boxShapes(iso, centred(cell, 0.34, h, 0.18), mixHex(color, iso.dark, 0.2)) : []),
    ],
  };
};

export const house: MakeProp = (iso, cell, inks, random) => {
  const block = { ...centred(cell, 0.74, 0, 0.62), roof: 0.46 };
  return {
    height: 0.9,
    shapes: [
      ...gableShapes(iso, block, inks.wall, random.next() < 0.6 ? inks.roof : inks.plant),
      plane(
        iso,
        [
          { x: block.x + 0.28, y: block.y + block.d, z: block.z },
          { x: block.x + 0.46, y: block.y + block.d, z: block.z },
          { x: block.x + 0.46, y: block.y + block.d, z: block.z + 0.36 },
          { x: block.x + 0.28, y: block.y + block.d, z: block.z + 0.36 },
        ],
        inks.glow,
      ),
    ],
  };
};

export const beacon: MakeProp = (iso, cell, inks) => {
  const middle = { x: cell.x + 0.5, y: cell.y + 0.5, z: cell.z };
  const ring = (z: number, color: string): readonly Shape[] =>
    cylinderShapes(iso, { ...middle, z: cell.z + z }, 0.2, 0.4, color);
  return {
    height: 2,
    shapes: [
      ...boxShapes(iso, centred(cell, 0.8, 0, 0.2), inks.wood),
      ...ring(0.2, inks.wall),
      ...ring(0.6, inks.roof),
      ...ring(1, inks.wall),
      ...ring(1.4, inks.roof),
      ...cylinderShapes(iso, { ...middle, z: cell.z + 1.8 }, 0.13, 0.24, inks.glow),
      ...pyramidShapes(iso, centred(cell, 0.4, 2.04, 0.3), inks.wood),
    ],
  };
};

export const dome: MakeProp = (iso, cell, inks) => ({
  height: 0.8,
  shapes: [
    ...cylinderShapes(iso, { x: cell.x + 0.5, y: cell.y + 0.5, z: cell.z }, 0.36, 0.2, inks.wall),
    ...ballShapes(iso, { x: cell.x + 0.5, y: cell.y + 0.5, z: cell.z + 0.02 }, 0.4, inks.water),
  ],
});

export const cube: MakeProp = (iso, cell, inks, random) => {
  const size = random.between(0.35, 0.75);
  return {
    height: size,
    shapes: boxShapes(iso, centred(cell, size, 0, size), random.pick([inks.roof, inks.plant, inks.wall, inks.glow])),
  };
};

export const column: MakeProp = (iso, cell, inks, random) => {
  const h = random.between(0.6, 1.9);
  return {
    height: h,
    shapes: cylinderShapes(
      iso,
      { x: cell.x + 0.5, y: cell.y + 0.5, z: cell.z },
      0.28,
      h,
      random.pick([inks.wall, inks.plant, inks.roof]),
    ),
  };
};

export const ball: MakeProp = (iso, cell, inks, random) => ({
  height: 0.5,
  shapes: ballShapes(
    iso,
    { x: cell.x + 0.5, y: cell.y + 0.5, z: cell.z },
    random.between(0.2, 0.4),
    random.pick([inks.glow, inks.roof, inks.plant]),
  ),
});

export const pottedPlant: MakeProp = (iso, cell, inks) => ({
  height: 1,
  shapes: [
    ...cylinderShapes(iso, { x: cell.x + 0.5, y: cell.y + 0.5, z: cell.z }, 0.17, 0.34, inks.roof),
    ...ballShapes(iso, { x: cell.x + 0.5, y: cell.y + 0.5, z: cell.z + 0.3 }, 0.32, inks.plant),
  ],
});

export const counter: MakeProp = (iso, cell, inks, random) => {
  const block: Block = { x: cell.x, y: cell.y, z: cell.z, w: 1, d: 0.9, h: 0.8 };
  const top = boxShapes(iso, { ...block, z: cell.z + 0.8, h: 0.08 }, mixHex(inks.wall, iso.light, 0.2));
  const thing = random.whole(0, 3);
  const on = { x: cell.x + 0.5, y: cell.y + 0.45, z: cell.z + 0.88 };
  const extra =
    thing === 0
      ? cylinderShapes(iso, on, 0.14, 0.34, inks.roof)
      : thing === 1
        ? boxShapes(iso, { x: on.x - 0.3, y: on.y - 0.2, z: on.z, w: 0.5, d: 0.36, h: 0.32 }, inks.glow)
        : thing === 2
          ? ballShapes(iso, on, 0.16, inks.glow)
          : [];
  const door = tones(iso, inks.wood);
  return {
    height: 0.9,
    shapes: [
      ...boxShapes(iso, block, inks.wood),
      plane(
        iso,
        [
          { x: cell.x + 0.47, y: cell.y + 0.9, z: cell.z + 0.08 },
          { x: cell.x + 0.53, y: cell.y + 0.9, z: cell.z + 0.08 },
          { x: cell.x + 0.53, y: cell.y + 0.9, z: cell.z + 0.74 },
          { x: cell.x + 0.47, y: cell.y + 0.9, z: cell.z + 0.74 },
        ],
        mixHex(door.left, iso.dark, 0.4),
      ),
      ...top,
      ...extra,
    ],
  };
};

export const shelf: MakeProp = (iso, cell, inks, random) => {
  const block: Block = { x: cell.x + 0.05, y: cell.y, z: cell.z, w: 0.9, d: 0.42, h: 1.9 };
  const face = cell.y + 0.42;
  const books = [0.1, 0.7, 1.3].flatMap((z) =>
    Array.from({ length: 5 }, (_, index) => {
      const [x, h] = [cell.x + 0.12 + index * 0.15, random.between(0.28, 0.44)];
      return plane(
        iso,
        [
          { x, y: face, z: cell.z + z },
          { x: x + 0.11, y: face, z: cell.z + z },
          { x: x + 0.11, y: face, z: cell.z + z + h },
          { x, y: face, z: cell.z + z + h },
        ],
        random.pick([inks.glow, inks.roof, inks.wall, inks.plant]),
      );
    }),
  );
  return { height: 1.9, shapes: [...boxShapes(iso, block, inks.wood), ...books] };
};

export const table: MakeProp = (iso, cell, inks) => ({
  height: 0.7,
  shapes: [
    ...[0.08, 0.8].flatMap((dx) =>
      [0.08, 0.8].flatMap((dy) =>
        boxShapes(iso, { x: cell.x + dx, y: cell.y + dy, z: cell.z, w: 0.1, d: 0.1, h: 0.55 }, inks.wood),
      ),
    ),
    ...boxShapes(iso, { x: cell.x, y: cell.y, z: cell.z + 0.55, w: 0.98, d: 0.98, h: 0.08 }, inks.wood),
    ...boxShapes(iso, { x: cell.x + 0.3, y: cell.y + 0.25, z: cell.z + 0.63, w: 0.46, d: 0.36, h: 0.04 }, inks.wall),
    ...cylinderShapes(iso, { x: cell.x + 0.75, y: cell.y + 0.75, z: cell.z + 0.63 }, 0.08, 0.16, inks.glow),
  ],
});

function windows(
  iso: Iso,
  { x, y, z, w, d, h }: Block,
  off: string,
  on: string,
  random: RandomStream,
): readonly Shape[] {
  const floors = Math.max(1, Math.floor(h / 0.42));
  const panes: Shape[] = [];
  for (let floor = 0; floor < floors; floor += 1) {
    const [low, high] = [z + 0.14 + floor * 0.42, z + 0.34 + floor * 0.42];
    if (high > z + h - 0.06) break;
    for (const share of [0.14, 0.58]) {
      const [from, to] = [share, share + 0.28];
      const left = random.next() < 0.4 ? on : off;
      const right = random.next() < 0.3 ? mixHex(on, off, 0.25) : mixHex(off, iso.dark, 0.3);
      panes.push(
        plane(
          iso,
          [
            { x: x + w * from, y: y + d, z: low },
            { x: x + w * to, y: y + d, z: low },
            { x: x + w * to, y: y + d, z: high },
            { x: x + w * from, y: y + d, z: high },
          ],
          left,
        ),
        plane(
          iso,
          [
            { x: x + w, y: y + d * from, z: low },
            { x: x + w, y: y + d * to, z: low },
            { x: x + w, y: y + d * to, z: high },
            { x: x + w, y: y + d * from, z: high },
          ],
          right,
        ),
      );
    }
  }
  return panes;
}

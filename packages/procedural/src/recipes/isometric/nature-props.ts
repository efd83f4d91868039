import { mixHex } from '../../palette/color.ts';
import type { Shape } from '../../scene/layers.ts';
import { type Block, boxShapes, cylinderShapes, plane, pyramidShapes } from './iso.ts';

import { centred, type MakeProp } from './prop.ts';

export const pine: MakeProp = (iso, cell, inks, random) => {
  const size = random.between(0.75, 1.1);
  const tier = (z: number, width: number, height: number): readonly Shape[] =>
    pyramidShapes(iso, centred(cell, width * size, z * size, height * size), inks.plant);
  return {
    height: 2 * size,
    shapes: [
      ...boxShapes(iso, centred(cell, 0.16, 0, 0.4 * size), inks.wood),
      ...tier(0.35, 0.86, 0.85),
      ...tier(0.8, 0.68, 0.8),
      ...tier(1.25, 0.48, 0.8),
    ],
  };
};

export const leafTree: MakeProp = (iso, cell, inks, random) => {
  const size = random.between(0.55, 0.72);
  const color = mixHex(inks.plant, inks.glow, random.between(0, 0.35));
  return {
    height: 0.6 + size,
    shapes: [
      ...boxShapes(iso, centred(cell, 0.14, 0, 0.6), inks.wood),
      ...boxShapes(iso, centred(cell, size, 0.5, size * 1.1), color),
    ],
  };
};

export const rock: MakeProp = (iso, cell, inks, random) => {
  const size = random.between(0.35, 0.6);
  return {
    height: size * 0.6,
    shapes: pyramidShapes(iso, centred(cell, size, 0, size * 0.75), mixHex(inks.wood, inks.wall, 0.4)),
  };
};

export const cactus: MakeProp = (iso, cell, inks, random) => {
  const h = random.between(0.9, 1.5);
  const arm = (dx: number, z: number): readonly Shape[] => [
    ...boxShapes(
      iso,
      { x: cell.x + 0.5 + Math.min(dx, 0), y: cell.y + 0.42, z: cell.z + z, w: Math.abs(dx), d: 0.16, h: 0.16 },
      inks.plant,
    ),
    ...boxShapes(
      iso,
      { x: cell.x + 0.42 + dx, y: cell.y + 0.42, z: cell.z + z, w: 0.16, d: 0.16, h: 0.42 },
      inks.plant,
    ),
  ];
  return {
    height: h,
    shapes: [...arm(-0.3, h * 0.36), ...boxShapes(iso, centred(cell, 0.22, 0, h), inks.plant), ...arm(0.3, h * 0.5)],
  };
};

export const dune: MakeProp = (iso, cell, inks, random) => ({
  height: 0.2,
  shapes: pyramidShapes(iso, centred(cell, 0.98, 0, random.between(0.22, 0.4)), mixHex(inks.land, iso.light, 0.14)),
});

export const peak: MakeProp = (iso, cell, inks, random) => {
  const h = random.between(1.4, 2.3);
  const block = centred(cell, 0.98, 0, h);
  const cap = 0.36;
  const snow: Block = {
    ...block,
    x: block.x + (block.w * (1 - cap)) / 2,
    y: block.y + (block.d * (1 - cap)) / 2,
    z: block.z + h * (1 - cap),
    w: block.w * cap,
    d: block.d * cap,
    h: h * cap,
  };
  return {
    height: h * 0.8,
    shapes: [...pyramidShapes(iso, block, mixHex(inks.wood, inks.land, 0.5)), ...pyramidShapes(iso, snow, iso.light)],
  };
};

export const ripple: MakeProp = (iso, cell, inks, random) => {
  const crest = (offset: number): Shape => {
    const from = random.between(0.1, 0.4);
    const to = from + random.between(0.25, 0.5);
    return plane(
      iso,
      [
        { x: cell.x + from, y: cell.y + offset, z: cell.z + 0.005 },
        { x: cell.x + to, y: cell.y + offset, z: cell.z + 0.005 },
        { x: cell.x + to, y: cell.y + offset + 0.06, z: cell.z + 0.005 },
        { x: cell.x + from, y: cell.y + offset + 0.06, z: cell.z + 0.005 },
      ],
      mixHex(inks.water, iso.light, 0.55),
    );
  };
  return { height: 0, shapes: [crest(0.25), crest(0.65)] };
};

export const crater: MakeProp = (iso, cell, inks, random) => {
  const radius = random.between(0.18, 0.34);
  const middle = { x: cell.x + 0.5, y: cell.y + 0.5, z: cell.z };
  return {
    height: 0.1,
    shapes: [
      ...cylinderShapes(iso, middle, radius, 0.08, mixHex(inks.land, iso.light, 0.12)),
      ...cylinderShapes(iso, { ...middle, z: cell.z + 0.08 }, radius * 0.66, 0, mixHex(inks.land, iso.dark, 0.6)),
    ],
  };
};

export const bush: MakeProp = (iso, cell, inks, random) => ({
  height: 0.3,
  shapes: boxShapes(
    iso,
    centred(cell, random.between(0.3, 0.5), 0, random.between(0.18, 0.32)),
    mixHex(inks.plant, inks.land, 0.2),
  ),
});

import createKernel from 'manifold-3d';
import { beforeAll, describe, expect, test } from 'vitest';
import { inWorkshop, type SolidKernel } from '../workshop.ts';
import { bevelledPrism } from './bevelled-prism.ts';

let kernel: SolidKernel;

beforeAll(async () => {
  kernel = await createKernel();
  kernel.setup();
});

type Outlines = [number, number][][];
const square = (side: number): [number, number][] => [
  [-side, -side],
  [side, -side],
  [side, side],
  [-side, side],
];
const SECTIONS: Readonly<Record<string, Outlines>> = {
  'a square': [square(10)],
  'a frame': [square(10), square(6).reverse()],
  'two islands': [square(4).map(([x, y]) => [x - 8, y]), square(4).map(([x, y]) => [x + 8, y])],
  'a bar thinner than its bevel': [
    [
      [-10, -0.5],
      [10, -0.5],
      [10, 0.5],
      [-10, 0.5],
    ],
  ],
  'a waist that the offset cuts in two': [
    [
      [-10, -6],
      [0, -0.8],
      [10, -6],
      [10, 6],
      [0, 0.8],
      [-10, 6],
    ],
  ],
};

describe.each([false, true])('rounded on both sides: %s', (isBothSided) => {
  test.each(Object.entries(SECTIONS))('%s becomes a closed body a little smaller than the sharp one', (_, outlines) => {
    const facts = inWorkshop(kernel, 'standard', (workshop) => {
      const section = kernel.CrossSection.ofPolygons(outlines, 'NonZero');
      const solid = bevelledPrism(workshop, { section, fromMm: -3, toMm: 5, bevelMm: 2, isBothSided });
      const { min, max } = solid.boundingBox();
      return { status: solid.status(), volume: solid.volume(), sharp: section.area() * 8, low: min[2], high: max[2] };
    });
    expect(facts.status).toBe('NoError');
    expect(facts.volume).toBeLessThan(facts.sharp);
    expect(facts.volume).toBeGreaterThan(facts.sharp * 0.55);
    // Where a section is thinner than its bevel, the rounding ends before it reaches the flat.
    expect(facts.low).toBeGreaterThanOrEqual(-3.0001);
    expect(facts.low).toBeLessThan(isBothSided ? -1.9 : -2.999);
    expect(facts.high).toBeLessThanOrEqual(5.0001);
    expect(facts.high).toBeGreaterThan(3.5);
  });
});

test('a frame keeps its hole', () => {
  const genus = inWorkshop(kernel, 'draft', (workshop) => {
    const section = kernel.CrossSection.ofPolygons(SECTIONS['a frame']!, 'NonZero');
    return bevelledPrism(workshop, { section, fromMm: 0, toMm: 4, bevelMm: 1 }).genus();
  });
  expect(genus).toBe(1);
});

test('an empty section is an empty body and no error', () => {
  const isEmpty = inWorkshop(kernel, 'draft', (workshop) =>
    bevelledPrism(workshop, {
      section: kernel.CrossSection.square(1).subtract(kernel.CrossSection.square(2)),
      fromMm: 0,
      toMm: 4,
      bevelMm: 1,
    }).isEmpty(),
  );
  expect(isEmpty).toBe(true);
});

test('what was painted keeps its material through union and cut', () => {
  const slots = inWorkshop(kernel, 'draft', (workshop) => {
    const { Manifold } = kernel;
    const outside = workshop.paint(Manifold.cube([10, 10, 10], true), 'outside');
    const inside = workshop.paint(Manifold.sphere(4, 24).translate([0, 0, 5]), 'inside');
    const mesh = outside.subtract(inside).getMesh();
    return [...mesh.runOriginalID].map((id) => workshop.slotOf(id));
  });
  expect(new Set(slots)).toEqual(new Set(['outside', 'inside']));
});

import { composeScene, readBrief } from '@gesso/procedural';
import { type Part, renderModel, type SolidModel } from '@gesso/procedural/solid';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { registerFonts } from '../register-fonts.ts';
import { shapeModel } from './make-model.ts';
import { toModelOrder } from './testing/model-order.ts';

beforeAll(() => registerFonts());

/** u grows to the right and v downwards on a face seen from outside, so their area is negative where nothing is mirrored. */
function mirroredTriangles({ mesh }: Part): number {
  const uvs = mesh.uvs!;
  let count = 0;
  for (let at = 0; at < mesh.indices.length; at += 3) {
    const [a, b, c] = [mesh.indices[at]! * 2, mesh.indices[at + 1]! * 2, mesh.indices[at + 2]! * 2];
    const area = (uvs[b]! - uvs[a]!) * (uvs[c + 1]! - uvs[a + 1]!) - (uvs[c]! - uvs[a]!) * (uvs[b + 1]! - uvs[a + 1]!);
    if (area >= 0) count += 1;
  }
  return count;
}

/** Heights of the corners on the upper (v = 0) or lower (v = 1) edge of a label. */
function heightsAt({ mesh }: Part, edge: 0 | 1): readonly number[] {
  const corners = Array.from({ length: mesh.positions.length / 3 }, (_, corner) => corner);
  return corners
    .filter((corner) => mesh.uvs![corner * 2 + 1] === edge)
    .map((corner) => mesh.positions[corner * 3 + 1]!);
}

test.each(['mug', 'bottle', 'box', 'sign', 'panel', 'medal'])(
  'nothing on a %s is mirrored or upside down',
  async (shape) => {
    for (const seed of [1, 2, 3]) {
      const { built } = await shapeModel(toModelOrder('"NORTH" "4 km"', { shape, seed }));
      const labels = built.model.parts.filter(({ material }) => material.hasLabel);
      expect(labels.length).toBeGreaterThan(0);
      for (const part of labels) {
        expect(mirroredTriangles(part)).toBe(0);
        expect(Math.min(...heightsAt(part, 0))).toBeGreaterThan(Math.max(...heightsAt(part, 1)));
      }
    }
  },
);

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const SIDE_PX = 320;
const CELLS = 24;

/** Brightness of a part of a picture, brought down to 24 × 24. */
async function lookAt(pixels: Uint8Array, box: Box, widthPx: number): Promise<readonly number[]> {
  const raw = { width: widthPx, height: pixels.length / 4 / widthPx, channels: 4 } as const;
  const part = sharp(pixels, { raw }).extract(box).greyscale();
  return [...(await part.resize(CELLS, CELLS, { fit: 'fill' }).raw().toBuffer())];
}

/** 1 for the same picture however lit, 0 for two that have nothing to do with each other. */
function likeness(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [first, second] = [mean(one), mean(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    both += (value - first) * (other[at]! - second);
    ofOne += (value - first) ** 2;
    ofOther += (other[at]! - second) ** 2;
  }
  return both / Math.sqrt(ofOne * ofOther);
}

test('a framed design seen from the front looks like the design, and not like its mirror image', async () => {
  const brief = readBrief('poster "LEFT TO RIGHT" rocket');
  const scene = composeScene({ brief, seed: 4, widthPx: 320, heightPx: 320, style: 'swiss', palette: 'mono' });
  const { built, label } = await shapeModel(toModelOrder('frame it', { labelScene: scene }));
  const front: SolidModel = { ...built.model, view: { turnDeg: 0, riseDeg: 0 } };
  const drawn = renderModel(front, SIDE_PX, label);
  const whole = { left: 0, top: 0, width: label!.widthPx, height: label!.heightPx };
  const flat = await lookAt(label!.pixels, whole, label!.widthPx);
  const seen = await lookAt(drawn, faceOf(front, drawn), SIDE_PX);
  const mirrored = flat.map((_, at) => flat[Math.floor(at / CELLS) * CELLS + CELLS - 1 - (at % CELLS)]!);
  expect(likeness(flat, seen)).toBeGreaterThan(0.9);
  expect(likeness(mirrored, seen)).toBeLessThan(0.75);
});

/** Where the label is on a poster: what changes when it is painted black and then white. */
function faceOf(model: SolidModel, pixels: Uint8Array): Box {
  const painted = (color: string) =>
    renderModel(
      {
        ...model,
        parts: model.parts.map((part) =>
          part.material.hasLabel ? { ...part, material: { ...part.material, hasLabel: false, color } } : part,
        ),
      },
      SIDE_PX,
    );
  const [black, white] = [painted('#000000'), painted('#ffffff')];
  let [left, top, right, bottom] = [SIDE_PX, SIDE_PX, 0, 0];
  for (let at = 0; at < pixels.length / 4; at += 1) {
    if (Math.abs(black[at * 4]! - white[at * 4]!) < 100) continue;
    left = Math.min(left, at % SIDE_PX);
    right = Math.max(right, at % SIDE_PX);
    top = Math.min(top, Math.floor(at / SIDE_PX));
    bottom = Math.max(bottom, Math.floor(at / SIDE_PX));
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

test('solid letters read from the front: an F has its stem on the left and its arms above', async () => {
  const { built } = await shapeModel(toModelOrder('"F"', { base: 'none', shape: 'text' }));
  const { mesh } = built.model.parts.find(({ name }) => name === 'Letters')!;
  const height = mesh.positions.reduce((most, value, at) => (at % 3 === 1 ? Math.max(most, value) : most), 0);
  const area = { left: 0, right: 0, upper: 0, lower: 0 };
  for (let at = 0; at < mesh.indices.length; at += 3) {
    const corners = [mesh.indices[at]! * 3, mesh.indices[at + 1]! * 3, mesh.indices[at + 2]! * 3] as const;
    if (corners.some((corner) => mesh.normals[corner + 2]! < 0.9)) continue;
    const [a, b, c] = corners;
    const [x, y] = [(corner: number) => mesh.positions[corner]!, (corner: number) => mesh.positions[corner + 1]!];
    const size = ((x(b) - x(a)) * (y(c) - y(a)) - (x(c) - x(a)) * (y(b) - y(a))) / 2;
    area[x(a) + x(b) + x(c) < 0 ? 'left' : 'right'] += size;
    area[(y(a) + y(b) + y(c)) / 3 > height / 2 ? 'upper' : 'lower'] += size;
  }
  expect(area.left).toBeGreaterThan(area.right);
  expect(area.upper).toBeGreaterThan(area.lower);
});

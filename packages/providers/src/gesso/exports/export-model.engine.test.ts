import { Document, NodeIO } from '@gltf-transform/core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { exportModel } from './export-model.ts';

/** A red square of 2 m in the plane z = 0, hung on a node that moves and doubles it. */
async function square(): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const corners = new Float32Array([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]);
  const positions = document.createAccessor().setType('VEC3').setArray(corners).setBuffer(buffer);
  const indices = document
    .createAccessor()
    .setArray(new Uint16Array([0, 1, 2, 0, 2, 3]))
    .setBuffer(buffer);
  const material = document.createMaterial().setBaseColorFactor([1, 0, 0, 1]).setDoubleSided(true);
  const primitive = document.createPrimitive().setAttribute('POSITION', positions).setIndices(indices);
  const mesh = document.createMesh().addPrimitive(primitive.setMaterial(material));
  const node = document.createNode().setMesh(mesh).setScale([2, 2, 2]).setTranslation([5, 0, 0]);
  document.createScene().addChild(node);
  return new NodeIO().writeBinary(document);
}

test('a model that people bring is drawn as it stands, whatever its nodes do', async () => {
  const { bytes } = await exportModel({ format: 'png', model: await square() });
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([640, 640]);
  const at = (x: number, y: number) => [...data.subarray((y * 640 + x) * 3, (y * 640 + x) * 3 + 3)];
  const [red = 0, green = 0, blue = 0] = at(320, 320);
  expect(red).toBeGreaterThan(2 * Math.max(green, blue));
  const [edgeRed = 0, edgeGreen = 0] = at(10, 10);
  expect(Math.abs(edgeRed - edgeGreen)).toBeLessThan(30);
});

test('its STL is in millimetres at its own place with z up', async () => {
  const { bytes } = await exportModel({ format: 'stl', model: await square() });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  expect(view.getUint32(80, true)).toBe(2);
  const corner = (at: number) =>
    [0, 1, 2].map((axis) => Math.round(view.getFloat32(84 + 12 + at * 12 + axis * 4, true)));
  expect([corner(0), corner(1), corner(2)].map((place) => place.map((value) => value + 0))).toEqual([
    [5000, 0, 0],
    [7000, 0, 0],
    [7000, 0, 2000],
  ]);
});

test('what has no triangles is refused with a sentence', async () => {
  const empty = await new NodeIO().writeBinary(new Document());
  for (const model of [empty, Buffer.from('glTF')]) {
    await expect(exportModel({ format: 'stl', model })).rejects.toThrow(/triangles .* cannot be read/);
  }
});

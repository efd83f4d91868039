import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defaultSettings } from '@gesso/contract';
import { SHAPES } from '@gesso/procedural';
import validator from 'gltf-validator';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { createGessoProvider } from '../gesso-provider.ts';
import { registerFonts } from '../register-fonts.ts';
import { makeModel, shapeModel } from './make-model.ts';
import { gesso3d } from './model3d.ts';
import { toModelOrder } from './testing/model-order.ts';
import { writeGlb } from './write-glb.ts';

const PRINT_HASHES = fileURLToPath(new URL('./testing/print-model-hashes.ts', import.meta.url));

beforeAll(() => registerFonts());

/** What Khronos' validator complains of; notes on extensions it does not know are no complaints. */
async function complaintsOf(glb: Uint8Array) {
  const { issues } = await validator.validateBytes(glb, { maxIssues: 100 });
  return issues.messages.filter(({ severity }) => severity < 2).map(({ code, pointer }) => `${code} ${pointer}`);
}

/** The JSON chunk of a GLB. */
function jsonOf(glb: Uint8Array) {
  const length = new DataView(glb.buffer, glb.byteOffset).getUint32(12, true);
  return JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + length)));
}

const hashOf = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

describe.each(SHAPES.filter(({ id }) => id !== 'auto').map(({ id }) => id))('%s', (shape) => {
  test.each([
    ['a fox "NORTH" "est. 1984"', {}],
    ['night', { seed: 8, material: 'glass', base: 'coin', palette: 'midnight' }],
  ] as const)('of “%s” is a closed body that the validator has nothing against', async (prompt, changes) => {
    const order = toModelOrder(prompt, { ...changes, shape });
    const { built, label } = await shapeModel(order);
    const { parts, solids } = built.model;
    for (const { name, status, volumeMm3 } of solids) {
      expect(`${name} ${status}`).toBe(`${name} NoError`);
      expect(volumeMm3).toBeGreaterThan(0);
    }
    expect(await complaintsOf(await writeGlb(built.model, label, order))).toEqual([]);
    const heights = parts.flatMap(({ mesh }) => [...mesh.positions].filter((_, at) => at % 3 === 1));
    expect(heights.reduce((low, height) => Math.min(low, height), 1)).toBeCloseTo(0, 5);
    const tallest = heights.reduce((high, height) => Math.max(high, height), 0);
    expect(tallest).toBeGreaterThan(0.01);
    expect(tallest).toBeLessThan(2);
  });
});

const NOUNS = `fox rocket coffee guitar sailboat pizza bicycle moon sun heart star crown dragon owl cat dog fish whale
  butterfly bee tree flower rose cactus mushroom apple banana strawberry cake bread book camera lighthouse castle anchor
  robot skull football trophy umbrella`.split(/\s+/u);

test('forty nouns give forty reliefs without a complaint or an open body', async () => {
  const wrong: string[] = [];
  for (const noun of NOUNS) {
    const order = toModelOrder(noun, { shape: 'relief', hasLabel: false });
    const { built, label } = await shapeModel(order);
    const open = built.model.solids.filter(({ status, volumeMm3 }) => status !== 'NoError' || volumeMm3 <= 0);
    const complaints = await complaintsOf(await writeGlb(built.model, label, order));
    if (built.model.shape !== 'relief') wrong.push(`${noun} is ${built.model.shape}`);
    wrong.push(...open.map(({ name, status }) => `${noun} ${name} ${status}`), ...complaints);
  }
  expect(NOUNS).toHaveLength(40);
  expect(wrong).toEqual([]);
});

test('the same order gives the same file and poster in another process, another seed another file', async () => {
  const orders = [toModelOrder('a mug with a fox on it "SLOW"'), toModelOrder('"HELLO" gold'), toModelOrder('island')];
  const [{ stdout }, here] = await Promise.all([
    promisify(execFile)(process.execPath, [PRINT_HASHES, JSON.stringify(orders)]),
    Promise.all(orders.map(makeModel)),
  ]);
  expect(JSON.parse(stdout)).toEqual(here.flatMap(({ bytes, poster }) => [hashOf(bytes), hashOf(poster)]));
  const other = await makeModel({ ...orders[2]!, seed: 6 });
  expect(hashOf(other.bytes)).not.toBe(hashOf(here[2]!.bytes));
});

test('four variants of one order are four different models', async () => {
  const variants = await Promise.all(
    [0, 1, 2, 3].map((variantIndex) => makeModel(toModelOrder('vase', { variantIndex }))),
  );
  expect(new Set(variants.map(({ bytes }) => hashOf(bytes))).size).toBe(4);
});

test('the file says what made it and whose art is inside', async () => {
  const { bytes, credits, facts } = await makeModel(toModelOrder('plaque with a wolf'));
  const { asset, extensions, extensionsRequired } = jsonOf(bytes);
  expect(asset).toMatchObject({ generator: 'Gesso', version: '2.0' });
  expect(asset.extras.digitalSourceType).toContain('digitalsourcetype/algorithmicMedia');
  expect(asset.extras.credits).toEqual(credits);
  expect(JSON.stringify(extensions.KHR_xmp_json_ld)).toContain('digitalsourcetype/algorithmicMedia');
  // Quantized positions are all that a viewer has to know.
  expect(extensionsRequired).toEqual(['KHR_mesh_quantization']);
  expect(facts).toMatchObject({ shape: 'relief', isWatertight: true });
});

test('the poster is a square picture with the model in its middle and ground around it', async () => {
  const { poster } = await makeModel(toModelOrder('guitar'));
  const { data, info } = await sharp(poster).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 640, height: 640 });
  const spread = (fromX: number, fromY: number, side: number) => {
    const values = Array.from(
      { length: side * side },
      (_, at) => data[(fromY + Math.floor(at / side)) * 640 + fromX + (at % side)]!,
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  };
  expect(spread(220, 220, 200)).toBeGreaterThan(20);
  expect(spread(0, 0, 60)).toBeLessThan(6);
});

test('the provider hands over the model with its poster, its facts and its credits', async () => {
  const provider = createGessoProvider({ warmAfterMs: null, workers: 1 });
  const settings = { ...defaultSettings(gesso3d.settingsSchema), detail: 'draft' };
  const request = {
    attemptId: 'wolf',
    model: 'gesso-3d',
    prompt: 'wolf coin',
    settings,
    count: 2,
    seed: 3,
    references: [],
    brand: null,
  };
  const results = await provider.fetch(await provider.submit(request), request);
  await provider.close();
  expect(results).toHaveLength(2);
  for (const { bytes, mimeType, poster, facts, seed } of results) {
    expect({ mimeType, seed, isGlb: new TextDecoder().decode(bytes.subarray(0, 4)) }).toEqual({
      mimeType: 'model/gltf-binary',
      seed: 3,
      isGlb: 'glTF',
    });
    expect(await sharp(poster).metadata()).toMatchObject({ format: 'png', width: 640 });
    expect(facts).toMatchObject({ shape: 'relief', isWatertight: true, heightMm: expect.any(Number) });
  }
});

test('a picture that was given is put on the model, and one that is none is refused in words', async () => {
  const labelFile = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#d03020' } })
    .png()
    .toBuffer();
  const { built, label } = await shapeModel(toModelOrder('frame it', { labelFile }));
  expect(built.model.shape).toBe('panel');
  expect([label!.widthPx, label!.heightPx, label!.pixels[0]]).toEqual([90, 60, 0xd0]);
  const broken = makeModel(toModelOrder('frame it', { labelFile: new Uint8Array([1, 2, 3]) }));
  await expect(broken).rejects.toMatchObject({ code: 'invalid-settings', retryable: false });
});

test('the camera changes the picture of a model and not the model', async () => {
  const front = await makeModel(toModelOrder('a blue vase', { camera: 'front' }));
  const above = await makeModel(toModelOrder('a blue vase', { camera: 'above' }));
  expect(hashOf(above.bytes)).toBe(hashOf(front.bytes));
  expect(hashOf(above.poster)).not.toBe(hashOf(front.poster));
});

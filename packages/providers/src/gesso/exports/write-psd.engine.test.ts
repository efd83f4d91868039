import { composeScene, readBrief } from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import Psd from '@webtoon/psd';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { paintScene } from '../draw-picture.ts';
import { registerFonts } from '../register-fonts.ts';
import { exportFile } from './export-file.ts';

beforeAll(registerFonts);

type ReadLayer = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly composite: (withEffects: boolean) => Promise<Uint8ClampedArray>;
};
type ReadFile = {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly ReadLayer[];
  readonly composite: () => Promise<Uint8ClampedArray>;
};

// The package's types are lost in modules of this kind; these are the parts of its documentation that we read.
const read = (bytes: Uint8Array) => Psd.parse(Uint8Array.from(bytes).buffer) as ReadFile;

const usual = { format: 'psd', title: 'Bear', credits: [], source: 'algorithmicMedia', textAs: 'outlines' } as const;

test('a design becomes a layered file that another library reads: each layer by its name, cut to what it shows', async () => {
  const brief = readBrief('bear by the sea at sunset "NORTHWOOD" tagline "outdoor club"', subjectLibrary);
  const scene = composeScene({ brief, seed: 11, style: 'landscape', widthPx: 256, heightPx: 320 });
  const { bytes, mimeType } = await exportFile({ ...usual, from: { scene: { ...scene } } });
  expect(mimeType).toBe('image/vnd.adobe.photoshop');
  expect(Buffer.from(bytes).toString('latin1')).toContain('digitalsourcetype/algorithmicMedia');
  const file = read(bytes);
  expect([file.width, file.height]).toEqual([256, 320]);
  const names = file.layers.map(({ name }) => name);
  expect(names.toSorted()).toEqual(scene.layers.map(({ name }) => name).toSorted());
  const title = scene.layers.find((layer) => layer.kind === 'text' && layer.slot === 'type');
  const words = file.layers.find(({ name }) => name === title?.name);
  expect(words?.width).toBeLessThan(256);
  expect(words?.height).toBeLessThan(160);
  const letters = (await words?.composite(false)) ?? new Uint8ClampedArray();
  expect(letters.some((value, at) => at % 4 === 3 && value === 255)).toBe(true);
  // What programs show that know no layers is the whole design.
  const whole = await file.composite();
  const drawn = paintScene(scene);
  const difference = drawn.reduce((sum, value, at) => sum + Math.abs(value - (whole[at] ?? 0)), 0) / drawn.length;
  expect(difference).toBeLessThan(1);
});

test('a picture is the one layer of its file', async () => {
  const create = { width: 30, height: 20, channels: 4 as const, background: '#22446680' };
  const picture = await sharp({ create }).png().toBuffer();
  const { bytes } = await exportFile({ ...usual, from: { picture } });
  const file = read(bytes);
  expect(file.layers.map(({ name, width, height }) => ({ name, width, height }))).toEqual([
    { name: 'Bear', width: 30, height: 20 },
  ]);
  expect([...(await file.layers[0]!.composite(false)).subarray(0, 4)]).toEqual([34, 68, 102, 128]);
});

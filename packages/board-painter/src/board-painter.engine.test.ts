import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseTargets } from './choose-targets.ts';
import { openPictures, type Pictures } from './pictures.ts';
import { exampleBoard } from './testing/example-board.ts';
import { readLayers } from './testing/read-layers.ts';
import { readZip } from './testing/read-zip.ts';
import { writeLayers } from './write-layers.ts';
import { type PixelFormat, writePicture } from './write-picture.ts';
import { writeSlides } from './write-slides.ts';
import { writePdf, writeSvg } from './write-vectors.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-painter-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const tree = exampleBoard();
const POSTER = { x: 100, y: 100, width: 800, height: 600 };
let pictures: Pictures;

/** Blue on the left, orange on the right. */
beforeAll(async () => {
  const path = join(directory, 'photo.png');
  const blue = { create: { width: 500, height: 600, channels: 3 as const, background: '#224466' } };
  await sharp(blue).extend({ right: 500, background: '#cc8855' }).png().toFile(path);
  pictures = openPictures(new Map([['photo', [{ path, widthPx: 1000, heightPx: 600 }]]]));
});

async function paint(name: string, format: PixelFormat, region = POSTER, scale = 1) {
  const path = join(directory, name);
  await writePicture({ tree, pictures, region, scale, path, format });
  const { data, info } = await sharp(path, { limitInputPixels: false })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    ...info,
    at: (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)],
  };
}

test('a frame is painted with what it holds: pictures, shapes, words, strokes; nothing that is hidden', async () => {
  const picture = await paint('poster.png', 'png');
  expect([picture.width, picture.height]).toEqual([800, 600]);
  expect(picture.at(5, 5)).toEqual([255, 248, 236, 255]);
  expect(picture.at(500, 100)).toEqual([34, 68, 102, 255]);
  expect(picture.at(760, 300)).toEqual([204, 136, 85, 255]);
  // The ellipse beside its word, and ink of the serif title.
  expect(picture.at(60, 100)).toEqual([0, 160, 96, 255]);
  const ink = Array.from({ length: 420 }, (_, x) => picture.at(40 + x, 420)).filter(([red = 255]) => red < 80);
  expect(ink.length).toBeGreaterThan(20);
});

test('frames cut off what reaches over their edge, crops and flips show the right part, the ground is clear', async () => {
  const region = { x: 880, y: 100, width: 420, height: 540 };
  const picture = await paint('edge.png', 'png', region);
  expect(picture.at(10, 100)).toEqual([204, 136, 85, 255]);
  expect(picture.at(60, 300)).toEqual([0, 0, 0, 0]);
  // The left half of the picture only, mirrored: blue all over.
  expect(picture.at(165, 270)).toEqual([34, 68, 102, 255]);
  expect(picture.at(355, 270)).toEqual([34, 68, 102, 255]);
  expect(picture.at(200, 470)).toEqual([0, 0, 0, 0]);
});

test('a picture of many tiles is the same as one of few, and a JPEG has a white ground', async () => {
  const wide = await paint('wide.png', 'png', POSTER, 3);
  expect([wide.width, wide.height]).toEqual([2400, 1800]);
  expect(wide.at(1500, 300)).toEqual([34, 68, 102, 255]);
  // Left and right of the seam at 2,048 pixels, where the title goes through.
  for (const y of [500, 1200]) expect(wide.at(2047, y)).toEqual(wide.at(2048, y));
  const jpeg = await paint('clear.jpg', 'jpg', { x: 0, y: 0, width: 90, height: 90 });
  expect(jpeg.at(40, 40)).toEqual([255, 255, 255, 255]);
  const webp = await paint('poster.webp', 'webp', POSTER, 0.5);
  expect([webp.width, webp.height]).toEqual([400, 300]);
});

test('50,000 pixels are written strip by strip within memory; a side beyond the format is told with a way out', async () => {
  const before = process.memoryUsage().rss;
  const path = join(directory, 'banner.png');
  const shares: number[] = [];
  const region = { x: 100, y: 140, width: 800, height: 8 };
  await writePicture({
    tree,
    pictures,
    region,
    scale: 62.5,
    path,
    format: 'png',
    onProgress: (share) => shares.push(share),
  });
  const { width, height } = await sharp(path, { limitInputPixels: false }).metadata();
  expect([width, height]).toEqual([50_000, 500]);
  expect(shares.at(-1)).toBe(1);
  expect(shares.length).toBeGreaterThan(1);
  expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
  await expect(paint('banner.webp', 'webp', region, 62.5)).rejects.toThrow(/16,383 pixels.*PNG/);
});

test('an SVG holds its pictures and shows the same; a PDF has a page for each frame with words in it', async () => {
  const path = join(directory, 'poster.svg');
  await writeSvg({ tree, pictures, region: POSTER, scale: 1, path });
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('href="data:image/');
  expect(text).not.toMatch(/<text|href="(?!data:|#)/);
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 3)];
  expect(pixel(500, 100)).toEqual([34, 68, 102]);
  expect(pixel(60, 100)).toEqual([0, 160, 96]);

  const pages = [...chooseTargets(tree, { what: 'frames' }, 'Board'), ...chooseTargets(tree, { what: 'all' }, 'Board')];
  await writePdf({ tree, pictures, scale: 1, path: join(directory, 'board.pdf') }, pages, 'Board');
  const pdf = readFileSync(join(directory, 'board.pdf'), 'latin1');
  expect(pdf.match(/\/MediaBox \[0 0 \d+ \d+\]/g)).toEqual(['/MediaBox [0 0 800 600]', expect.any(String)]);
  expect(pdf).toContain('PlayfairDisplay');
});

test('a layered file opens elsewhere: a folder a frame, a layer an item by its name, place and opacity', async () => {
  const path = join(directory, 'board.psd');
  const [all] = chooseTargets(tree, { what: 'all' }, 'Board');
  if (all === undefined) throw new Error('nothing on the board');
  await writeLayers({ tree, pictures, region: all.region, scale: 1, path });
  const psd = readLayers(readFileSync(path));
  expect([psd.width, psd.height]).toEqual([1140, 600]);
  const tops = psd.children.map(({ name }) => name);
  expect(tops).toEqual(['Connector', 'Cards', 'Poster']);
  const poster = psd.children.find(({ name }) => name === 'Poster');
  expect(poster?.children?.map(({ name }) => name)).toEqual([
    'Drawing',
    'Slow brew, poured by hand',
    'Shape',
    'In a shape',
    'Photo',
    'Paper',
  ]);
  const [star, photo] = [
    psd.layers.find(({ name }) => name === 'Shape'),
    psd.layers.find(({ name }) => name === 'Photo'),
  ];
  expect(star?.opacity).toBeCloseTo(128, -1);
  if (photo === undefined) throw new Error('the photograph has no layer');
  const pixels = await photo.composite(false);
  const at = (x: number, y: number) => {
    const offset = ((y - photo.top) * photo.width + x - photo.left) * 4;
    return [...pixels.subarray(offset, offset + 4)];
  };
  expect(at(450, 100)).toEqual([34, 68, 102, 255]);
  expect(at(700, 300)).toEqual([204, 136, 85, 255]);
  // Cut off by its frame.
  expect(at(805, 300)[3] ?? 0).toBe(0);
});

test('frames become slides with words that can be typed over and pictures that can be moved', async () => {
  const path = join(directory, 'board.pptx');
  await writeSlides({ tree, pictures, path }, chooseTargets(tree, { what: 'frames' }, 'Board'), 'Board');
  const parts = await readZip(readFileSync(path));
  const slide = parts.get('ppt/slides/slide1.xml')?.toString('utf8') ?? '';
  expect(parts.has('ppt/slides/slide2.xml')).toBe(false);
  expect(slide).toContain('<a:t>Slow brew, poured by hand</a:t>');
  expect(slide).toContain('typeface="Playfair Display"');
  expect(slide.match(/<p:pic>/g)).toHaveLength(4);
  expect(parts.get('ppt/presentation.xml')?.toString('utf8')).toContain(`cx="7620000" cy="5715000"`);
});

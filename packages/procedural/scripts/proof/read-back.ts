import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { drawScene } from '../../src/draw/draw-scene.ts';
import type { TextLayer } from '../../src/scene/layers.ts';
import type { Scene } from '../../src/scene/scene.ts';

/** How a page is shown to Tesseract: the em in pixels, and its mode of finding lines. */
export interface ReadingMode {
  readonly emPx: number;
  readonly segmentation: '6' | '7';
}

/** A block of text, which suits nearly all; and one heavy word as a single line, smaller. */
export const READING_MODES: readonly ReadingMode[] = [
  { emPx: 64, segmentation: '6' },
  { emPx: 36, segmentation: '7' },
];
/** Wider pages make it slow without reading better. */
const WIDEST_PX = 2400;
const MARGIN_PX = 40;

/**
 * Reads texts back with Tesseract: each is drawn as the scene sets it, by the scene's own renderer, in its colour on its
 * backdrop, then made black on white. One process reads all of them.
 *
 * @param texts - The layers of one text in reading order, straight ones; the faces must be registered.
 * @returns What was read, white space collapsed, in the order of `texts`.
 */
export function readBack(texts: readonly (readonly TextLayer[])[], mode: ReadingMode): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gesso-read-back-'));
  try {
    const pages = texts.map((layers, index) => {
      const file = join(folder, `${index}.png`);
      writeFileSync(file, drawPage(layers, mode.emPx));
      return file;
    });
    writeFileSync(join(folder, 'pages.txt'), pages.join('\n'));
    const output = join(folder, 'read');
    const flags = [join(folder, 'pages.txt'), output, '--psm', mode.segmentation, '-l', 'eng'];
    // Two threads of Tesseract are slower than one on two cores that others use too.
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    execFileSync(process.env.TESSERACT_PATH ?? 'tesseract', flags, { env, stdio: 'pipe' });
    const read = readFileSync(`${output}.txt`, 'utf8').split('\f');
    return texts.map((_, index) => (read[index] ?? '').replace(/\s+/gu, ' ').trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The layers one below the other, each enlarged to a readable size. */
function drawPage(layers: readonly TextLayer[], emPx: number): Buffer {
  const blocks = layers.map((layer) => {
    const zoom = Math.min(emPx / layer.sizePx, WIDEST_PX / layer.box.widthPx);
    const width = Math.ceil(layer.box.widthPx * zoom) + 2 * MARGIN_PX;
    return { layer, zoom, width, height: Math.ceil(layer.box.heightPx * zoom) + 2 * MARGIN_PX };
  });
  const width = Math.max(...blocks.map((block) => block.width));
  const canvas = createCanvas(
    width,
    blocks.reduce((sum, { height }) => sum + height, 0),
  );
  const context = canvas.getContext('2d');
  let top = 0;
  for (const { layer, zoom, height } of blocks) {
    context.fillStyle = layer.backdrop;
    context.fillRect(0, top, width, height);
    context.save();
    context.translate(MARGIN_PX - layer.box.xPx * zoom, top + MARGIN_PX - layer.box.yPx * zoom);
    context.scale(zoom, zoom);
    const page: Pick<Scene, 'widthPx' | 'heightPx' | 'layers'> = { widthPx: 1, heightPx: 1, layers: [layer] };
    // Drawing a text reads nothing else of the scene.
    drawScene(context, page as Scene, { createCanvas, createPath: (d) => new Path2D(d) });
    context.restore();
    const block = context.getImageData(0, top, width, height);
    threshold(block.data, layer);
    context.putImageData(block, 0, top);
    top += height;
  }
  return canvas.toBuffer('image/png');
}

/** Black where a pixel is nearer to the text's colour than to its backdrop, white elsewhere. RGBA. */
function threshold(data: Uint8ClampedArray, { color, backdrop }: TextLayer): void {
  const [ink, ground] = [channelsOf(color), channelsOf(backdrop)];
  for (let at = 0; at < data.length; at += 4) {
    const distance = (to: readonly number[]): number =>
      to.reduce((sum, value, channel) => sum + (value - (data[at + channel] ?? 0)) ** 2, 0);
    data.fill(distance(ink) < distance(ground) ? 0 : 255, at, at + 3);
  }
}

function channelsOf(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

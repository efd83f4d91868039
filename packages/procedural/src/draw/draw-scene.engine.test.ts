import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerFonts } from '../../scripts/register-fonts.ts';
import { renderScene } from '../../scripts/render.ts';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { type RecipeId, STYLES } from '../formats/styles.ts';
import type { Scene } from '../scene/scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { drawScene } from './draw-scene.ts';

const RECIPE_IDS = STYLES.map(({ id }) => id).filter((id): id is RecipeId => id !== 'auto');
const PROMPT = 'poster for a coffee bar "SLOW BREW", tagline "small batch, every morning", forest at night';

beforeAll(registerFonts);

function sceneOf(style: string, variantIndex = 0, prompt = PROMPT, sidePx = 320): Scene {
  return composeScene({
    brief: readBrief(prompt, subjectLibrary),
    seed: 11,
    widthPx: sidePx,
    heightPx: sidePx,
    variantIndex,
    style,
  });
}

function pixelsOf(scene: Scene): Uint8ClampedArray {
  return renderScene(scene).getContext('2d').getImageData(0, 0, scene.widthPx, scene.heightPx).data;
}

function hashOf(scene: Scene): string {
  return createHash('sha256').update(pixelsOf(scene)).digest('hex');
}

describe('the same request', () => {
  it.each(RECIPE_IDS)('gives the same scene and the same pixels twice (%s)', (style) => {
    expect(JSON.stringify(sceneOf(style))).toBe(JSON.stringify(sceneOf(style)));
    expect(hashOf(sceneOf(style))).toBe(hashOf(sceneOf(style)));
  });

  it('gives the same scenes and pixels in another process', () => {
    const script = fileURLToPath(new URL('../../scripts/print-hashes.ts', import.meta.url));
    const printed = execFileSync(process.execPath, [script, PROMPT], { encoding: 'utf8' });
    const here = RECIPE_IDS.map((style) => `${style} ${hashOf(sceneOf(style))}`).join('\n');
    expect(printed.trim()).toBe(here);
  }, 60_000);

  it('with another seed gives other pixels', () => {
    const brief = readBrief('abstract', subjectLibrary);
    const [first, second] = [1, 2].map((seed) => hashOf(composeScene({ brief, seed, widthPx: 200, heightPx: 200 })));
    expect(first).not.toBe(second);
  });
});

describe('a scene stored as JSON and read back', () => {
  it('draws the same pixels', () => {
    const scene = sceneOf('landscape');
    expect(hashOf(JSON.parse(JSON.stringify(scene)) as Scene)).toBe(hashOf(scene));
  });
});

describe('drawing without Path2D', () => {
  it.each(['object-poster', 'landscape', 'product'] as const)(
    'differs from drawing with it by no visible pixel (%s)',
    (style) => {
      const scene = sceneOf(style);
      const canvas = createCanvas(scene.widthPx, scene.heightPx);
      drawScene(canvas.getContext('2d'), scene, { createCanvas });
      const traced = canvas.getContext('2d').getImageData(0, 0, scene.widthPx, scene.heightPx).data;
      const whole = pixelsOf(scene);
      const off = traced.filter((value, index) => Math.abs(value - (whole[index] ?? 0)) > 24).length;
      expect(off / traced.length).toBeLessThan(0.002);
    },
  );
});

describe('the drawing context', () => {
  it('is left as it was found', () => {
    const canvas = createCanvas(320, 320);
    const context = canvas.getContext('2d');
    context.fillStyle = '#123456';
    drawScene(context, sceneOf('object-poster'), { createCanvas });
    context.fillRect(10, 10, 5, 5);
    expect([...context.getImageData(12, 12, 1, 1).data]).toEqual([0x12, 0x34, 0x56, 255]);
  });
});

describe('every recipe', () => {
  it.each(RECIPE_IDS)('covers the whole sheet and is never one flat colour (%s)', (style) => {
    for (const variantIndex of [0, 1, 2, 3]) {
      for (const prompt of [PROMPT, 'zxqv', 'no text']) {
        const pixels = pixelsOf(sceneOf(style, variantIndex, prompt, 160));
        let transparent = 0;
        const tones = new Set<number>();
        for (let at = 0; at < pixels.length; at += 4) {
          if (pixels[at + 3] !== 255) transparent += 1;
          tones.add(((pixels[at]! >> 4) << 8) | ((pixels[at + 1]! >> 4) << 4) | (pixels[at + 2]! >> 4));
        }
        expect(transparent, `${style} ${variantIndex} ${prompt}`).toBe(0);
        expect(tones.size, `${style} ${variantIndex} ${prompt}`).toBeGreaterThan(8);
      }
    }
  });
});

describe('four variants of one prompt', () => {
  it.each([
    PROMPT,
    'jazz concert poster "BLUE NOTE"',
    'a fox in a forest at night',
    'rocket logo',
    'abstract',
    'headphones',
    'navy poster for a bakery',
  ])('look different from each other: %s', (prompt) => {
    const scenes = [0, 1, 2, 3].map((variantIndex) => sceneOf('auto', variantIndex, prompt, 256));
    const small = scenes.map(thumbnail);
    for (let first = 0; first < 4; first += 1) {
      for (let second = first + 1; second < 4; second += 1) {
        expect(difference(small[first]!, small[second]!), `${first} and ${second}`).toBeGreaterThan(0.06);
      }
    }
    expect(new Set(scenes.map((scene) => JSON.stringify(scene.palette))).size).toBeGreaterThan(1);
    expect(new Set(scenes.map(({ origin }) => origin.recipe)).size).toBeGreaterThan(1);
  });
});

/** 16 × 16 averages: what the eye sees from across the room. */
function thumbnail(scene: Scene): Uint8ClampedArray {
  const canvas = createCanvas(16, 16);
  const context = canvas.getContext('2d');
  context.drawImage(renderScene(scene), 0, 0, 16, 16);
  return context.getImageData(0, 0, 16, 16).data;
}

/** Mean absolute difference of the channels, 0–1. */
function difference(first: Uint8ClampedArray, second: Uint8ClampedArray): number {
  return first.reduce((sum, value, index) => sum + Math.abs(value - (second[index] ?? 0)), 0) / (first.length * 255);
}

import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerFonts } from '../../../scripts/register-fonts.ts';
import { renderScene } from '../../../scripts/render.ts';
import { readBrief } from '../../brief/read-brief.ts';
import { composeScene } from '../../compose/compose-scene.ts';
import type { Scene } from '../../scene/scene.ts';
import { subjectLibrary } from '../../subjects/subjects.ts';

beforeAll(registerFonts);

function patternOf(prompt: string, variantIndex: number, widthPx = 240, heightPx = 240): Scene {
  const brief = readBrief(prompt, subjectLibrary);
  return composeScene({ brief, seed: 5, widthPx, heightPx, variantIndex, style: 'tiles' });
}

/** Rows and columns compared past the edges. */
const BEYOND_PX = 4;

/**
 * Mean difference, 0–255, between what the scene draws just past its right and lower edges and what it begins with.
 * Not the largest one: Skia smooths an outline that the canvas cuts a little differently from the same outline inside.
 */
function seamOf(scene: Scene): number {
  const { widthPx, heightPx } = scene;
  const wider = { ...scene, widthPx: widthPx + BEYOND_PX, heightPx: heightPx + BEYOND_PX };
  const { data } = renderScene(wider).getContext('2d').getImageData(0, 0, wider.widthPx, wider.heightPx);
  const at = (x: number, y: number, channel: number): number => data[(y * wider.widthPx + x) * 4 + channel]!;
  let sum = 0;
  for (let beyond = 0; beyond < BEYOND_PX; beyond += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      for (let y = 0; y < heightPx; y += 1) sum += Math.abs(at(widthPx + beyond, y, channel) - at(beyond, y, channel));
      for (let x = 0; x < widthPx; x += 1) sum += Math.abs(at(x, heightPx + beyond, channel) - at(x, beyond, channel));
    }
  }
  return sum / (BEYOND_PX * 3 * (widthPx + heightPx));
}

/** How two copies side by side step at their seam, as a share of the largest step inside a copy. */
function stepAtSeam(scene: Scene): number {
  const { widthPx, heightPx } = scene;
  const context = createCanvas(widthPx * 2, heightPx).getContext('2d');
  const picture = renderScene(scene);
  context.drawImage(picture, 0, 0);
  context.drawImage(picture, widthPx, 0);
  const { data } = context.getImageData(0, 0, widthPx * 2, heightPx);
  const step = (x: number): number => {
    let sum = 0;
    for (let y = 0; y < heightPx; y += 1)
      for (let channel = 0; channel < 3; channel += 1)
        sum += Math.abs(data[(y * widthPx * 2 + x) * 4 + channel]! - data[(y * widthPx * 2 + x + 1) * 4 + channel]!);
    return sum;
  };
  const inside = Array.from({ length: widthPx - 1 }, (_, x) => step(x));
  return step(widthPx - 1) / Math.max(...inside);
}

describe('a seamless pattern', () => {
  it.each([
    ['flamingo pattern', 240, 240],
    ['seamless pattern', 240, 240],
    ['seamless wrapping paper with a gift and a candle', 300, 190],
  ])('goes on past its edges as it begins, in every crop: %s', (prompt, widthPx, heightPx) => {
    for (const variantIndex of [0, 1, 2, 3]) {
      const scene = patternOf(prompt, variantIndex, widthPx, heightPx);
      expect(seamOf(scene), `${prompt} ${variantIndex}`).toBeLessThan(1);
    }
  });

  it('laid beside itself shows no step at the seam that is not in the pattern itself', () => {
    for (const variantIndex of [0, 1, 2, 3]) expect(stepAtSeam(patternOf('fox pattern', variantIndex))).toBeLessThan(1);
  });

  it('is more than ordinary tiles are: those end at the edge', () => {
    expect(seamOf(patternOf('pop art pizza', 0))).toBeGreaterThan(5);
  });

  it('says in the notes that words break the repeat', () => {
    expect(patternOf('seamless fox pattern "Foxes"', 0).notes.join(' ')).toContain('Words break a repeat');
    expect(patternOf('seamless fox pattern', 0).notes.join(' ')).not.toContain('Words break a repeat');
  });
});

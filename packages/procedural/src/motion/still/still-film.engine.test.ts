import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { findSaliency, focusOf } from './saliency.ts';
import { openStillFilm, type StillPicture } from './still-film.ts';
import { planStill } from './still-motion.ts';

const FRAME = { widthPx: 192, heightPx: 108 };
const DURATION_MS = 3_000;

/** A calm ground with a striped, colourful patch. */
function pictureWith(patch: { readonly x: number; readonly y: number }, widthPx = 320, heightPx = 200): StillPicture {
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  const ground = context.createLinearGradient(0, 0, 0, heightPx);
  ground.addColorStop(0, '#8fb8de');
  ground.addColorStop(1, '#5d7f5a');
  context.fillStyle = ground;
  context.fillRect(0, 0, widthPx, heightPx);
  for (let stripe = 0; stripe < 8; stripe += 1) {
    context.fillStyle = stripe % 2 === 0 ? '#d62828' : '#fcbf49';
    context.fillRect(patch.x * widthPx - 24 + stripe * 6, patch.y * heightPx - 24, 6, 48);
  }
  const { data } = context.getImageData(0, 0, widthPx, heightPx);
  return { image: canvas, widthPx, heightPx, saliency: findSaliency({ widthPx, heightPx, pixels: data }) };
}

const request = { seed: 1, durationMs: DURATION_MS, fps: 24, isLoop: false, prompt: '', frame: FRAME } as const;

it.each([
  { x: 0.28, y: 0.36 },
  { x: 0.7, y: 0.6 },
])('the eye goes to where the edges are ($x, $y)', (patch) => {
  const { xPx, yPx } = focusOf(pictureWith(patch).saliency);
  expect(Math.abs(xPx - patch.x)).toBeLessThan(0.09);
  expect(Math.abs(yPx - patch.y)).toBeLessThan(0.12);
});

it('a picture of one colour has its focus in the middle', () => {
  const pixels = new Uint8Array(32 * 20 * 4).fill(120);
  expect(focusOf(findSaliency({ widthPx: 32, heightPx: 20, pixels }))).toEqual({ xPx: 0.5, yPx: 0.5 });
});

describe.each(['push-in', 'pull-out', 'pan', 'parallax', 'orbit', 'auto'])('%s', (kind) => {
  it('fills the frame at every moment, from pictures of every shape, and a loop comes back', () => {
    for (const [widthPx, heightPx] of [
      [320, 200],
      [200, 320],
      [640, 160],
      [96, 54],
    ] as const) {
      const picture = pictureWith({ x: 0.4, y: 0.5 }, widthPx, heightPx);
      const focus = focusOf(picture.saliency);
      for (const isLoop of [false, true]) {
        const motion = planStill({ ...request, kind, isLoop, focus, pictureRatio: widthPx / heightPx });
        const film = openStillFilm({ picture, motion, ...FRAME, tools: { createCanvas } });
        const frames = [0, 0.3, 0.6, 1].map((share) => {
          const canvas = createCanvas(FRAME.widthPx, FRAME.heightPx);
          film.drawAt(canvas.getContext('2d'), share * DURATION_MS);
          return canvas.getContext('2d').getImageData(0, 0, FRAME.widthPx, FRAME.heightPx).data;
        });
        for (const pixels of frames)
          expect(pixels.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
        const off = (first: Uint8ClampedArray, second: Uint8ClampedArray) =>
          first.reduce((sum, value, index) => sum + Math.abs(value - (second[index] ?? 0)), 0) / first.length;
        expect(off(frames[0]!, frames[1]!)).toBeGreaterThan(0.2);
        if (isLoop) expect(off(frames[0]!, frames[3]!)).toBeLessThan(0.1);
        film.close();
      }
    }
  });
});

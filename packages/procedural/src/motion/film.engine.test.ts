import { createHash } from 'node:crypto';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerFonts } from '../../scripts/register-fonts.ts';
import { renderScene } from '../../scripts/render.ts';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { contrastRatio } from '../palette/color.ts';
import type { Scene } from '../scene/scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { type Film, openFilm } from './film.ts';
import { MOTION_KINDS } from './motion.ts';
import { gradeScene, LAST_HOUR } from './nightfall.ts';
import { planMotion } from './plan-motion.ts';

const KINDS = MOTION_KINDS.map(({ id }) => id).filter((id) => id !== 'auto');
const SIZE = { widthPx: 256, heightPx: 144 };
const DURATION_MS = 4_000;
const FRAME_MS = 1_000 / 24;
const TOOLS = { createCanvas, createPath: (d: string) => new Path2D(d) };

const SCENES = {
  forest: ['landscape', '"NIGHTFALL" a fox in a forest'],
  sea: ['landscape', 'sea with a sailboat "FAIR WINDS"'],
  city: ['landscape', 'city skyline by day "CITY LIGHTS"'],
  poster: ['object-poster', 'coffee bar "SLOW BREW", tagline "small batch"'],
  badge: ['badge', 'rocket logo "ORBIT WORKS" tagline "since 1984"'],
  product: ['product', 'headphones product shot "PURE TONE"'],
  paper: ['contour', 'abstract layered paper "STRATA"'],
} as const;
type SceneName = keyof typeof SCENES;
const NAMES = Object.keys(SCENES) as SceneName[];

beforeAll(registerFonts);

function sceneOf(name: SceneName): Scene {
  const [style, prompt] = SCENES[name];
  return composeScene({ brief: readBrief(prompt, subjectLibrary), seed: 11, ...SIZE, style });
}

function filmOf(name: SceneName, kind: string, more: { isLoop?: boolean; prompt?: string } = {}): Film {
  const scene = sceneOf(name);
  return openFilm(scene, planMotion(scene, { seed: 4, durationMs: DURATION_MS, fps: 24, kind, ...more }), TOOLS);
}

function frameOf(film: Film, atMs: number): Uint8ClampedArray {
  const canvas = createCanvas(film.widthPx, film.heightPx);
  film.drawAt(canvas.getContext('2d'), atMs);
  return canvas.getContext('2d').getImageData(0, 0, film.widthPx, film.heightPx).data;
}

const hashOf = (pixels: Uint8ClampedArray) => createHash('sha256').update(pixels).digest('hex');

/** Mean absolute difference of the channels, 0–255. */
function difference(first: Uint8ClampedArray, second: Uint8ClampedArray): number {
  return first.reduce((sum, value, index) => sum + Math.abs(value - (second[index] ?? 0)), 0) / first.length;
}

describe.each(KINDS)('%s', (kind) => {
  it('covers the whole sheet in every frame: no edge of any plane shows', () => {
    for (const name of NAMES) {
      const film = filmOf(name, kind);
      for (const share of [0, 0.11, 0.23, 0.4, 0.55, 0.7, 0.85, 1]) {
        const pixels = frameOf(film, share * DURATION_MS);
        let open = 0;
        for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) open += 1;
        expect(open, `${name} at ${share}`).toBe(0);
      }
      film.close();
    }
  });

  it('moves, and as a loop goes on from its last frame to its first', () => {
    for (const name of NAMES) {
      const film = filmOf(name, kind);
      const frames = [0, 0.2, 0.4, 0.6].map((share) => frameOf(film, share * DURATION_MS));
      const moved = frames.slice(1).map((frame) => difference(frames[0]!, frame));
      expect(Math.max(...moved), name).toBeGreaterThan(0.3);
      film.close();
      const loop = filmOf(name, kind, { isLoop: true });
      const [first, second, last] = [0, FRAME_MS, DURATION_MS - FRAME_MS].map((atMs) => frameOf(loop, atMs));
      const step = difference(first!, second!);
      expect(difference(last!, first!), name).toBeLessThan(step * 1.8 + 0.25);
      loop.close();
    }
  });
});

it('a frame is the same whichever were drawn before', () => {
  for (const kind of ['day-to-night', 'parallax', 'draw-on', 'particles']) {
    const there = filmOf('city', kind);
    const straight = hashOf(frameOf(there, 2_000));
    for (const atMs of [3_900, 100, 2_600]) frameOf(there, atMs);
    expect(hashOf(frameOf(there, 2_000)), kind).toBe(straight);
    expect(hashOf(frameOf(filmOf('city', kind), 2_000)), kind).toBe(straight);
  }
});

it('what is pulled out of ends as the design that was composed', () => {
  for (const name of ['poster', 'badge'] as const) {
    const scene = { ...sceneOf(name), layers: sceneOf(name).layers.filter(({ kind }) => kind !== 'grain') };
    const motion = planMotion(scene, { seed: 4, durationMs: DURATION_MS, fps: 24, kind: 'pull-out' });
    const last = frameOf(openFilm(scene, motion, TOOLS), DURATION_MS);
    const whole = renderScene(scene).getContext('2d').getImageData(0, 0, SIZE.widthPx, SIZE.heightPx).data;
    expect(difference(last, whole), name).toBeLessThan(1);
  }
});

it('a title is not there at first and all there at the end, in every way it can come in', () => {
  for (const prompt of ['type', 'typewriter', 'word by word, words', 'kinetic']) {
    const film = filmOf('poster', 'kinetic-type', { prompt });
    const bare = frameOf(film, 0);
    const end = frameOf(film, DURATION_MS);
    expect(difference(bare, end), prompt).toBeGreaterThan(2);
    expect(difference(frameOf(film, DURATION_MS * 0.8), end), prompt).toBeLessThan(3);
  }
});

it('night makes a day darker and keeps every text readable at every hour', () => {
  for (const name of ['city', 'sea', 'poster'] as const) {
    const scene = sceneOf(name);
    const light = (pixels: Uint8ClampedArray) => pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
    const film = filmOf(name, 'day-to-night');
    expect(light(frameOf(film, DURATION_MS)), name).toBeLessThan(light(frameOf(film, 0)) * 0.85);
    for (let hour = 0; hour <= LAST_HOUR; hour += 1) {
      for (const layer of gradeScene(scene, hour).layers) {
        if (layer.kind !== 'text') continue;
        const needed = layer.role === 'title' || layer.role === 'ornament' ? 3 : 4.5;
        expect(contrastRatio(layer.color, layer.backdrop), `${layer.id} at hour ${hour}`).toBeGreaterThanOrEqual(
          needed - 0.05,
        );
      }
    }
  }
});

it('closing gives the plates back, and drawing scaled fits a canvas of another size', () => {
  const film = filmOf('forest', 'parallax');
  const canvas = createCanvas(SIZE.widthPx / 2, SIZE.heightPx / 2);
  const context = canvas.getContext('2d');
  context.scale(0.5, 0.5);
  film.drawAt(context, 1_000);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
  expect(pixels.filter((_, index) => index % 4 === 3).every((alpha) => alpha >= 254)).toBe(true);
  film.close();
});

import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import type { Scene } from '../scene/scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { arrivalAt } from './arrival.ts';
import { cameraAt, cameraReach } from './camera.ts';
import { MOTION_KINDS } from './motion.ts';
import { planMotion } from './plan-motion.ts';

const KINDS = MOTION_KINDS.map(({ id }) => id).filter((id) => id !== 'auto');
const PROMPT = 'poster for a coffee bar "SLOW BREW", tagline "small batch, every morning"';

function sceneOf(style: string, prompt = PROMPT): Scene {
  return composeScene({ brief: readBrief(prompt, subjectLibrary), seed: 5, widthPx: 640, heightPx: 360, style });
}

const scenes = ['landscape', 'typographic', 'object-poster', 'badge', 'product'].map((style) => sceneOf(style));
const cases = KINDS.flatMap((kind) => [2_000, 5_000, 10_000].map((durationMs) => ({ kind, durationMs })));

describe.each(cases)('$kind of $durationMs ms', ({ kind, durationMs }) => {
  it('has everything in place for its last second and at its poster', () => {
    for (const scene of scenes) {
      const motion = planMotion(scene, { seed: 9, durationMs, fps: 24, kind });
      for (const { startMs, durationMs: ownMs } of motion.entrances) {
        expect(startMs).toBeGreaterThanOrEqual(0);
        expect(startMs + ownMs).toBeLessThanOrEqual(durationMs - 1_000);
        expect(startMs + ownMs).toBeLessThan(motion.posterAtMs);
      }
    }
  });

  it('as a loop ends where it begins, with everything in place', () => {
    for (const scene of scenes) {
      const motion = planMotion(scene, { seed: 9, durationMs, fps: 24, kind, isLoop: true });
      expect(cameraAt(motion, durationMs).x).toBeCloseTo(cameraAt(motion, 0).x, 9);
      expect(cameraAt(motion, durationMs).y).toBeCloseTo(cameraAt(motion, 0).y, 9);
      expect(cameraAt(motion, durationMs).zoom).toBeCloseTo(cameraAt(motion, 0).zoom, 9);
      for (const entrance of motion.entrances) {
        expect(arrivalAt(motion, entrance, 0)).toBe(1);
        expect(arrivalAt(motion, entrance, durationMs)).toBe(1);
      }
      for (const { cycles } of motion.ambients) expect(Number.isInteger(cycles)).toBe(true);
    }
  });

  it('keeps the camera within its reach and never further away than the sheet', () => {
    for (const scene of scenes) {
      for (const isLoop of [false, true]) {
        const motion = planMotion(scene, { seed: 9, durationMs, fps: 24, kind, isLoop });
        const reach = cameraReach(motion.camera);
        for (let atMs = 0; atMs <= durationMs; atMs += durationMs / 40) {
          const pose = cameraAt(motion, atMs);
          expect(pose.zoom).toBeGreaterThanOrEqual(1);
          expect(Math.abs(pose.x)).toBeLessThanOrEqual(reach.x + 1e-9);
          expect(Math.abs(pose.y)).toBeLessThanOrEqual(reach.y + 1e-9);
        }
      }
    }
  });
});

it('the same request gives the same motion, another seed another', () => {
  const scene = sceneOf('landscape', 'mountain lake at sunset');
  const plan = (seed: number) => JSON.stringify(planMotion(scene, { seed, durationMs: 5_000, fps: 24 }));
  expect(plan(1)).toBe(plan(1));
  expect(new Set([1, 2, 3, 4, 5, 6].map(plan)).size).toBeGreaterThan(2);
});

it('a motion is plain JSON', () => {
  const motion = planMotion(sceneOf('landscape'), { seed: 1, durationMs: 4_000, fps: 30, prompt: 'rain' });
  expect(JSON.parse(JSON.stringify(motion))).toEqual({ ...motion, turn: undefined, weather: motion.weather });
});

it('rain that a design has falls, whatever is said of the motion', () => {
  const scene = sceneOf('landscape', 'forest in the rain');
  const { weather } = planMotion(scene, { seed: 1, durationMs: 4_000, fps: 24, prompt: 'animate the first one' });
  expect(weather?.kind).toBe('rain');
});

it('every text of a scene comes in when type moves, the title first', () => {
  const scene = sceneOf('object-poster');
  const { entrances } = planMotion(scene, { seed: 2, durationMs: 5_000, fps: 24, kind: 'kinetic-type' });
  const texts = scene.layers.filter(({ kind }) => kind === 'text').map(({ id }) => id);
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.filter((id) => !entrances.some(({ layerId }) => layerId === id))).toEqual([]);
  const startOf = (id: string) => entrances.find(({ layerId }) => layerId === id)?.startMs ?? 0;
  for (const id of texts.filter((text) => text !== 'title')) expect(startOf(id)).toBeGreaterThan(startOf('title'));
});

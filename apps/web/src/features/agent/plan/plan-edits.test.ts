import { expect, test } from 'vitest';
import { sampleModel, sampleStep } from '../testing/samples.ts';
import { changedSettings, droppedWith, isCountable } from './plan-edits.ts';

const keyframes = sampleStep({ id: 's1', count: 5 });
const clips = sampleStep({ id: 's2', kind: 'video', inputs: ['s1'], count: 5 });
const opener = sampleStep({ id: 's3', kind: 'video' });
const film = sampleStep({ id: 's4', kind: 'combine', inputs: ['s3', 's2'] });
const steps = [keyframes, clips, opener, film];

test('a step takes along what could not be made without it, and no more', () => {
  expect(droppedWith(steps, 's1')).toEqual(['s1', 's2']);
  expect(droppedWith(steps, 's3')).toEqual(['s3']);
  expect(droppedWith([keyframes, clips, { ...film, inputs: ['s2'] }], 's1')).toEqual(['s1', 's2', 's4']);
  expect(droppedWith([keyframes, { ...film, kind: 'edit', inputs: ['s1'], references: ['a'] }], 's1')).toEqual(['s1']);
});

test('how many is chosen where nothing else decides it', () => {
  const animates = sampleModel({ kind: 'video', references: { least: 0, most: 1, kinds: ['image'] } });
  expect(isCountable(keyframes, steps, sampleModel())).toBe(true);
  expect(isCountable(clips, steps, animates)).toBe(false);
  expect(isCountable({ ...clips, count: 3 }, [{ ...keyframes, count: 1 }], animates)).toBe(true);
  expect(isCountable(film, steps, animates)).toBe(false);
});

test('only what differs is sent, with null for a default', () => {
  expect(changedSettings({ size: 'a', seed: 7 }, { size: 'b' })).toEqual({ size: 'b', seed: null });
  expect(changedSettings({ size: 'a' }, { size: 'a' })).toBeUndefined();
});

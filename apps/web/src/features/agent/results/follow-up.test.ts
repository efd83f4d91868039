import type { ModelKind } from '@gesso/contract';
import { expect, test } from 'vitest';
import { followUpsFor } from './follow-up.ts';

const labelsOf = (...kinds: readonly ModelKind[]) =>
  followUpsFor(kinds.map((kind) => ({ kind }))).map(({ label }) => label);

test('pictures can be varied, animated and made 3D, several clips become a film', () => {
  expect(labelsOf('image')).toEqual(['Vary', 'Animate', 'Make 3D']);
  expect(labelsOf('image', 'image')).toEqual(['Vary', 'Animate', 'Make 3D']);
  expect(labelsOf('video', 'video')).toEqual(['Combine']);
});

test('nothing is offered that no plan could do', () => {
  expect(labelsOf('video')).toEqual([]);
  expect(labelsOf('model3d')).toEqual([]);
  expect(labelsOf()).toEqual([]);
  expect(labelsOf('image', 'model3d')).toEqual([]);
});

import type { BoardItem } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { runningWorks } from './running-works.ts';

const item = (fields: Partial<BoardItem>): BoardItem => ({
  id: 'i',
  kind: 'image',
  status: 'pending',
  index: '1',
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  rotation: 0,
  ...fields,
});

test('placeholders of one generation are one piece of work, with their mean progress', () => {
  const works = runningWorks([
    item({ id: '1', generationId: 'g', title: 'Fox', progress: 0.5 }),
    item({ id: '2', generationId: 'g', title: 'Fox', progress: 1 }),
    item({ id: '3', generationId: 'h', text: 'Owl' }),
    item({ id: '4', generationId: 'done', status: 'ready' }),
    item({ id: '5' }),
  ]);
  expect(works).toEqual([
    { generationId: 'g', title: 'Fox', count: 2, progress: 0.75, expectedMs: undefined },
    { generationId: 'h', title: 'Owl', count: 1, progress: undefined, expectedMs: undefined },
  ]);
});

import type { BoardItem } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { describeSize, firstPresets, nextPreset, readSize, regionsOf, toOrder } from './export-draft.rules.ts';

const item = (id: string, more: Partial<BoardItem> = {}): BoardItem => ({
  id,
  kind: 'frame',
  status: 'ready',
  index: 'a',
  rotation: 0,
  x: 0,
  y: 0,
  width: 800,
  height: 600,
  ...more,
});

test.each([
  ['2x', { scale: 2 }],
  ['0,5', { scale: 0.5 }],
  ['w1080', { scale: 1, widthPx: 1080 }],
  ['1920 h', { scale: 1, heightPx: 1920 }],
  ['0x', null],
  ['w99999', null],
  ['large', null],
])('a size written as %s is read', (text, size) => {
  expect(readSize(text)).toEqual(size);
});

test('presets kept with an item are offered again, and further ones take the next size with its suffix', () => {
  const kept = item('a', { exportPresets: [{ format: 'jpg', scale: 2, suffix: '@2x' }] });
  expect(firstPresets([kept])).toEqual([{ id: 1, format: 'jpg', size: '2x', suffix: '@2x' }]);
  const [first] = firstPresets([]);
  if (first === undefined) throw new Error('there is none');
  expect(first).toMatchObject({ format: 'png', size: '1x' });
  expect(nextPreset([first])).toEqual({ id: 2, format: 'png', size: '2x', suffix: '@2x' });
});

test('an order names what was chosen, and there is none while a size cannot be read', () => {
  const draft = { choice: 'selection' as const, isEach: true, presets: firstPresets([]) };
  expect(toOrder(draft, ['a', 'b'])).toEqual({
    choice: { what: 'selection', itemIds: ['a', 'b'], isEach: true },
    files: [{ format: 'png', suffix: '', scale: 1 }],
  });
  const broken = firstPresets([]).map((preset) => ({ ...preset, size: 'big' }));
  expect(toOrder({ ...draft, presets: broken }, ['a'])).toBeNull();
  expect(
    toOrder({ ...draft, choice: 'all', presets: broken.map((one) => ({ ...one, format: 'pptx' as const })) }, []),
  ).toEqual({
    choice: { what: 'all' },
    files: [{ format: 'pptx', suffix: '', scale: 1 }],
  });
});

test('sizes are told before anything is written', () => {
  const items = [
    item('a'),
    item('b', { x: 900, width: 400 }),
    item('c', { parentId: 'a' }),
    item('d', { isHidden: true }),
  ];
  const frames = regionsOf({ choice: 'frames', isEach: false }, items, []);
  expect(frames).toHaveLength(2);
  expect(describeSize({ id: 1, format: 'png', size: '2x', suffix: '' }, frames)).toBe('up to 1,600 × 1,200 px');
  expect(describeSize({ id: 1, format: 'pdf', size: 'w400', suffix: '' }, frames.slice(0, 1))).toBe('400 × 300 pt');
  expect(describeSize({ id: 1, format: 'originals', size: '1x', suffix: '' }, frames)).toBe('');
});

import type { LayerChange, Scene } from '@gesso/procedural/layers';
import { expect, test } from 'vitest';
import { change, changesOf, openSession, redo, sceneOf, select, selectedLayer, undo } from './design-session.ts';
import { pickLayer } from './pick-layer.ts';

const box = (id: string, at: number, side = 20) =>
  ({
    id,
    name: id,
    slot: 'ornament',
    depth: 0.5,
    kind: 'shapes',
    shapes: [{ d: `M${at} ${at}h${side}v${side}h-${side}z`, fill: { kind: 'solid', color: '#ff0000' } }],
  }) as const;

// Only what changing and picking layers reads.
const scene = {
  version: 2,
  widthPx: 100,
  heightPx: 100,
  layers: [
    {
      id: 'paper',
      name: 'Paper',
      slot: 'background',
      depth: 0,
      kind: 'fill',
      paint: { kind: 'solid', color: '#ffffff' },
    },
    box('sheet', 0, 100),
    box('low', 10),
    box('high', 20),
  ],
} as unknown as Scene;

const recolor = (from: string, to: string): LayerChange => ({ kind: 'recolor', layerId: 'low', from, to });

test('steps are taken back and made again, and another change forgets what was taken back', () => {
  const moved = change(openSession(scene), { kind: 'move', layerId: 'low', xPx: 5, yPx: 0 });
  const hidden = change(moved, { kind: 'opacity', layerId: 'low', opacity: 0 });
  expect(sceneOf(undo(hidden))).toEqual(sceneOf(moved));
  expect(sceneOf(undo(undo(hidden)))).toBe(scene);
  expect(undo(openSession(scene)).done).toEqual([]);
  expect(sceneOf(redo(redo(undo(undo(hidden)))))).toEqual(sceneOf(hidden));
  const other = change(undo(hidden), { kind: 'flip', layerId: 'high' });
  expect([other.undone, changesOf(other).map(({ kind }) => kind)]).toEqual([[], ['move', 'flip']]);
});

test('what a picker or a slider passes on its way is one step', () => {
  const once = change(openSession(scene), recolor('#ff0000', '#00ff00'));
  const twice = change(once, recolor('#00ff00', '#0000ff'));
  expect(changesOf(twice)).toEqual([recolor('#ff0000', '#0000ff')]);
  const elsewhere = change(twice, recolor('#123456', '#ffffff'));
  expect(changesOf(elsewhere)).toHaveLength(2);
  const slid = [0.8, 0.5, 0.2].reduce(
    (session, opacity) => change(session, { kind: 'opacity', layerId: 'low', opacity }),
    elsewhere,
  );
  expect(changesOf(slid)).toHaveLength(3);
  expect(sceneOf(undo(slid))).toEqual(sceneOf(elsewhere));
});

test('what cannot be done is said, and the session stays as it was', () => {
  const session = openSession(scene);
  expect(() => change(session, { kind: 'text', layerId: 'low', text: 'Hi' })).toThrow('is no text');
  expect(sceneOf(session)).toBe(scene);
});

test('a removed layer is not selected any more, and comes back without its selection', () => {
  const removed = change(select(openSession(scene), 'low'), { kind: 'remove', layerId: 'low' });
  expect([removed.selectedId, selectedLayer(undo(removed))]).toEqual([null, undefined]);
  const added = select(undo(removed), 'low');
  expect(selectedLayer(redo(added))).toBeUndefined();
});

test('the topmost layer under the pointer is picked, what covers the sheet only where nothing else is', () => {
  expect(pickLayer(scene, { xPx: 25, yPx: 25 })?.id).toBe('high');
  expect(pickLayer(scene, { xPx: 12, yPx: 12 })?.id).toBe('low');
  expect(pickLayer(scene, { xPx: 80, yPx: 80 })?.id).toBe('sheet');
  expect(pickLayer(scene, { xPx: 120, yPx: 80 })).toBeUndefined();
  const hidden = sceneOf(change(openSession(scene), { kind: 'opacity', layerId: 'high', opacity: 0 }));
  expect(pickLayer(hidden, { xPx: 25, yPx: 25 })?.id).toBe('low');
});

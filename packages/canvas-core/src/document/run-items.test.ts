import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { History } from '../commands/history.ts';
import { readItems } from './board-document.ts';
import { placeItems, settleItem } from './place-items.ts';
import { removeRunItems } from './run-items.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };

function boardWithRun(): Y.Doc {
  const doc = new Y.Doc();
  placeItems(doc, [{ ...box, id: 'mine', kind: 'note', status: 'ready' }], 'me');
  placeItems(doc, [{ ...box, id: 'frame', kind: 'frame', status: 'ready', runId: 'run' }], 'server');
  placeItems(doc, [{ ...box, id: 'a', kind: 'image', status: 'pending', runId: 'run', parentId: 'frame' }], 'server');
  placeItems(doc, [{ ...box, id: 'b', kind: 'image', status: 'pending', runId: 'other' }], 'server');
  return doc;
}

const ids = (doc: Y.Doc) => readItems(doc).map(({ id }) => id);

it('a run leaves the board, and comes back, as one step of the person who takes it off', () => {
  const doc = boardWithRun();
  const history = new History(doc, 'me');
  expect(removeRunItems(doc, 'run', 'me')).toEqual(['frame', 'a']);
  expect(ids(doc)).toEqual(['mine', 'b']);
  expect(history.undo()).toBe(true);
  expect(ids(doc)).toEqual(['mine', 'frame', 'a', 'b']);
  expect(history.state().canUndo).toBe(false);
  expect(history.redo()).toBe(true);
  expect(ids(doc)).toEqual(['mine', 'b']);
});

it('what is delivered for it meanwhile lands nowhere and breaks nothing', () => {
  const doc = boardWithRun();
  removeRunItems(doc, 'run', 'me');
  expect(settleItem(doc, 'a', { assetId: 'asset' }, 'server')).toBe(false);
  expect(removeRunItems(doc, 'run', 'me')).toEqual([]);
  expect(ids(doc)).toEqual(['mine', 'b']);
});

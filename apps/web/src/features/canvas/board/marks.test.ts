import { Editor, type NewItem, placeItems } from '@gesso/canvas-core';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { markWordsFor } from './mark-words.ts';
import { marksFor } from './marks.ts';

const box = { status: 'ready', x: 0, y: 0, width: 200, height: 100 } as const;
const square: NewItem = { ...box, id: 'square', kind: 'shape', shape: 'rectangle' };
const pointer = (x: number, y: number) =>
  ({
    pointerId: 1,
    pointerType: 'mouse',
    button: 'primary',
    shift: false,
    alt: false,
    mod: true,
    point: { x, y },
  }) as const;

function boardWith(...items: readonly NewItem[]) {
  const doc = new Y.Doc();
  placeItems(doc, items, 'server');
  const editor = new Editor(doc, { origin: 'me', createId: () => 'new' });
  editor.setViewport({ width: 1000, height: 800 });
  const options = { editor, peers: [], geometryOf: (id: string) => editor.geometryOf(id), nowMs: 0 };
  const handles = () => marksFor(options).flatMap((mark) => (mark.type === 'handle' ? [mark.shape] : []));
  return { editor, options, handles, types: () => marksFor(options).map(({ type }) => type) };
}

describe('what is marked on the board', () => {
  it('a selected item has a handle at each corner and each side, a locked one none', () => {
    const { editor, handles } = boardWith(square);
    editor.select(['square']);
    expect(handles().sort()).toEqual([...Array(4).fill('corner'), ...Array(4).fill('side')]);
    editor.run({ type: 'toggle-lock' });
    expect(handles()).toEqual([]);
  });

  it('sides too short on screen to be grabbed have no handle', () => {
    const { editor, handles } = boardWith(square);
    editor.select(['square']);
    editor.lookAt({ x: 0, y: 0, zoom: 0.3 });
    expect(handles().filter((shape) => shape === 'side')).toHaveLength(2);
  });

  it('a line is marked along itself, with its two ends', () => {
    const { editor, handles, types } = boardWith({ ...box, id: 'line', kind: 'shape', shape: 'line' });
    editor.select(['line']);
    expect(handles()).toEqual(['end', 'end']);
    expect(types()).toContain('path');
  });

  it('a new shape tells its size while it is pulled open', () => {
    const { editor, options } = boardWith();
    editor.run({ type: 'choose-tool', tool: 'rectangle' });
    editor.pointerDown(pointer(100, 100));
    editor.pointerMove(pointer(180, 150));
    expect(markWordsFor(options).map(({ words }) => words)).toEqual(['80 × 50']);
    editor.pointerUp(pointer(180, 150));
    expect(markWordsFor(options)).toEqual([]);
  });

  it('nothing is marked around words that are being typed', () => {
    const { editor, types } = boardWith({ ...box, id: 'words', kind: 'text', text: 'Slow' });
    editor.startEditing('words');
    expect(types()).toEqual([]);
  });
});

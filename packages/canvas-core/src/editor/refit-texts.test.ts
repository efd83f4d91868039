import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { placeItems } from '../document/place-items.ts';
import { Editor } from './editor.ts';

/** Every letter half as wide as it is high. */
const measureText = () => (words: string, size: number) => [...words].length * size * 0.5;

function boardWithText(textFit: 'grow' | 'wrap' | 'fill') {
  const doc = new Y.Doc();
  const place = { x: 0, y: 0, width: 100, height: 12 };
  placeItems(
    doc,
    [{ id: 'text', kind: 'text', status: 'ready', ...place, text: 'one two', fontSize: 10, lineHeight: 1.2, textFit }],
    'server',
  );
  const editor = new Editor(doc, { origin: 'me', createId: () => 'new', measureText });
  editor.select(['text']);
  return editor;
}

describe('texts that are set otherwise', () => {
  it('a growing text takes both sides its words now need, in the same step of undo', () => {
    const editor = boardWithText('grow');
    editor.run({ type: 'style', look: { fontSize: 20 } });
    expect(editor.items.get('text')).toMatchObject({ fontSize: 20, width: 70, height: 24 });
    editor.run({ type: 'undo' });
    expect(editor.items.get('text')).toMatchObject({ fontSize: 10, width: 100, height: 12 });
  });

  it('a wrapping text keeps its width and grows down', () => {
    const editor = boardWithText('wrap');
    editor.run({ type: 'patch', changes: new Map([['text', { fontSize: 40 }]]) });
    expect(editor.items.get('text')).toMatchObject({ width: 100, height: 96 });
  });

  it('a text that fills its box keeps it, and so does one that changes its colour alone', () => {
    const filling = boardWithText('fill');
    filling.run({ type: 'style', look: { fontWeight: 700 } });
    expect(filling.items.get('text')).toMatchObject({ width: 100, height: 12 });
    const coloured = boardWithText('grow');
    coloured.run({ type: 'style', look: { textColor: '#ff0000' } });
    expect(coloured.items.get('text')).toMatchObject({ width: 100, height: 12 });
  });
});

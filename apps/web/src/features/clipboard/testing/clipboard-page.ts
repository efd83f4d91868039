import { Editor } from '@gesso/canvas-core';
import * as Y from 'yjs';
import { ClipboardDesk } from '../index.ts';

declare global {
  interface Window {
    readonly clipboardPage: {
      readonly editor: Editor;
      readonly desk: ClipboardDesk;
      readonly files: { name: string; type: string }[];
    };
  }
}

/** A board that nobody draws, with its clipboard: what the browser does to copies is the same. */
const editor = new Editor(new Y.Doc(), { origin: {}, createId: () => crypto.randomUUID() });
editor.setViewport({ width: 800, height: 600 });
const files: { name: string; type: string }[] = [];
const desk = new ClipboardDesk({
  editor,
  pictureAddress: () => picture(),
  onPasteFiles: (pasted) => {
    files.push(...pasted.map(({ name, type }) => ({ name, type })));
    return true;
  },
});
desk.listen();
const board = document.createElement('section');
board.dataset.board = '';
board.tabIndex = 0;
document.body.append(board);
board.addEventListener('keydown', (event) => {
  const held = { shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey };
  if (editor.keyDown({ ...held, code: event.code, key: event.key, isRepeat: event.repeat })) event.preventDefault();
});
Object.assign(window, { clipboardPage: { editor, desk, files } });

/** 40 by 20 pixels, the left half red and the right half blue. */
function picture(): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [40, 20];
  const paper = canvas.getContext('2d');
  if (paper) {
    paper.fillStyle = '#ff0000';
    paper.fillRect(0, 0, 20, 20);
    paper.fillStyle = '#0000ff';
    paper.fillRect(20, 0, 20, 20);
  }
  return canvas.toDataURL('image/png');
}

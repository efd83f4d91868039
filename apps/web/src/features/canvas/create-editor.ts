import { Editor, type EditorOptions } from '@gesso/canvas-core';
import type * as Y from 'yjs';
import { measureIn } from './text/measure-text.ts';

/**
 * Makes the editor of one person for one board. Call once for each opened board and `destroy()` it on leaving.
 *
 * Call it before or after the first synchronisation: items that arrive later appear by themselves. Nothing is written
 * here; lifting old documents is the server's, since a browser cannot know yet which version the board has.
 *
 * @param options.origin - Identity of this person's changes; undo takes back only these.
 */
export function createEditor(doc: Y.Doc, options: Partial<EditorOptions> & Pick<EditorOptions, 'origin'>): Editor {
  return new Editor(doc, { createId: () => crypto.randomUUID(), measureText: measureIn, ...options });
}

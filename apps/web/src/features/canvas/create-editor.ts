import { Editor, type EditorOptions, migrateDocument } from '@gesso/canvas-core';
import type * as Y from 'yjs';

/**
 * Makes the editor of one person for one board. Call once for each opened board and `destroy()` it on leaving.
 *
 * Call it after the first synchronisation, or before: items that arrive later appear by themselves. A document that a
 * newer Gesso wrote opens read-only.
 *
 * @param options.origin - Identity of this person's changes; undo takes back only these.
 */
export function createEditor(doc: Y.Doc, options: Partial<EditorOptions> & Pick<EditorOptions, 'origin'>): Editor {
  const isWritable = migrateDocument(doc, 'migration');
  return new Editor(doc, {
    createId: () => crypto.randomUUID(),
    ...options,
    isReadOnly: options.isReadOnly === true || !isWritable,
  });
}

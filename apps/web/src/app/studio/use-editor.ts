import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { createEditor, type Editor } from '../../features/canvas/index.ts';
import type { PageActions } from './page-actions.ts';

/** The editor of the open board; null for the moment before it is made. What is the page's work goes to `actions`. */
export function useEditor(doc: Y.Doc, actions: PageActions, isReadOnly: boolean): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    // The origin only has to differ from everybody else's; a new object does.
    const opened = createEditor(doc, {
      origin: {},
      onPageAction: actions.run,
      onOpenPicture: actions.openPicture,
      isReadOnly,
    });
    setEditor(opened);
    return () => {
      setEditor(null);
      opened.destroy();
    };
  }, [doc, actions, isReadOnly]);
  return editor;
}

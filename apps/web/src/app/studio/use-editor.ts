import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { createEditor, type Editor } from '../../features/canvas/index.ts';

/** The editor of the open board; null for the moment before it is made. */
export function useEditor(doc: Y.Doc): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    // The origin only has to differ from everybody else's; a new object does.
    const opened = createEditor(doc, { origin: {} });
    setEditor(opened);
    return () => {
      setEditor(null);
      opened.destroy();
    };
  }, [doc]);
  return editor;
}

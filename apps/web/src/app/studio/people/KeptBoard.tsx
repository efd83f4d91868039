import { useEffect, useState } from 'react';
import * as Y from 'yjs';
import { CanvasStage, createEditor, type Editor } from '../../../features/canvas/index.ts';
import { assetUrl } from '../BoardStage.tsx';

/** Air around everything that lies on the board. */
const INSETS = { top: 24, right: 24, bottom: 24, left: 24 };

/** A board as it once was: to look at, and to move about in. */
export function KeptBoard({ document, label }: { readonly document: Uint8Array; readonly label: string }) {
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, document);
    const opened = createEditor(doc, { origin: {}, isReadOnly: true });
    // The stage tells the size of the view; before that there is nothing to fit into.
    const stop = opened.subscribe(() => {
      if (opened.getState().viewport.width <= 1) return;
      stop();
      opened.run({ type: 'zoom-to', target: 'all' });
    });
    setEditor(opened);
    return () => {
      setEditor(null);
      opened.destroy();
      doc.destroy();
    };
  }, [document]);
  return editor && <CanvasStage label={label} editor={editor} assetUrl={assetUrl} insets={INSETS} />;
}

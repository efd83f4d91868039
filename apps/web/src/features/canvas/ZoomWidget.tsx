import type { Editor } from '@gesso/canvas-core';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useEditorState } from './use-editor-state.ts';

const BUTTON =
  'grid size-8 pointer-coarse:size-11 place-items-center rounded-sm text-ink-2 hover:bg-wash hover:text-ink';

/** Percent, out, in, fit: the buttons for everything a pinch does (WCAG 2.5.1). */
export function ZoomWidget({ editor }: { readonly editor: Editor }) {
  const percent = useEditorState(editor, (state) => Math.round(state.camera.zoom * 100));
  return (
    <fieldset
      aria-label="Zoom"
      className="flex items-center gap-0.5 rounded-md border border-line bg-paper p-1 shadow-float"
    >
      <button
        type="button"
        className={BUTTON}
        aria-label="Zoom out"
        onClick={() => editor.run({ type: 'zoom-step', direction: -1 })}
      >
        <Minus size={16} strokeWidth={1.5} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="h-8 pointer-coarse:h-11 min-w-14 rounded-sm px-1.5 tabular-nums text-ink-2 hover:bg-wash hover:text-ink"
        aria-label={`Zoom to 100 %, now ${percent} %`}
        onClick={() => editor.run({ type: 'zoom-to', target: 'actual-size' })}
      >
        {percent} %
      </button>
      <button
        type="button"
        className={BUTTON}
        aria-label="Zoom in"
        onClick={() => editor.run({ type: 'zoom-step', direction: 1 })}
      >
        <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={BUTTON}
        aria-label="Fit everything"
        title="Fit everything (Shift+1)"
        onClick={() => editor.run({ type: 'zoom-to', target: 'all' })}
      >
        <Maximize size={16} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </fieldset>
  );
}

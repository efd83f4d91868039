import { type Editor, screenPoint, zoomAt } from '@gesso/canvas-core';
import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useState, useSyncExternalStore } from 'react';

const BUTTON =
  'grid size-8 pointer-coarse:size-11 place-items-center rounded-sm text-ink-2 hover:bg-wash hover:text-ink aria-pressed:bg-wash aria-pressed:text-ink';

/** Out, a percentage to type, in, fit, and the map: everything that a pinch and a drag do (WCAG 2.5.1). */
export function ZoomControl(props: {
  readonly editor: Editor;
  readonly isMapShown: boolean;
  readonly onMap: () => void;
}) {
  const { editor } = props;
  return (
    <fieldset
      aria-label="Zoom"
      className="flex items-center gap-0.5 rounded-md border border-line bg-paper p-1 shadow-float"
    >
      <button
        type="button"
        className={BUTTON}
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={() => editor.run({ type: 'zoom-step', direction: -1 })}
      >
        <Minus size={16} strokeWidth={1.5} aria-hidden="true" />
      </button>
      <PercentField editor={editor} />
      <button
        type="button"
        className={BUTTON}
        aria-label="Zoom in"
        title="Zoom in (+)"
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
      <button
        type="button"
        className={`${BUTTON} max-md:hidden`}
        aria-label="Map of the board"
        title="Map of the board (M)"
        aria-pressed={props.isMapShown}
        onClick={props.onMap}
      >
        <MapIcon size={16} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </fieldset>
  );
}

/** The zoom as a number to write over; the list below it holds what one mostly wants. */
function PercentField({ editor }: { readonly editor: Editor }) {
  const percent = useSyncExternalStore(editor.subscribe, () => Math.round(editor.getState().camera.zoom * 100));
  const [typed, setTyped] = useState<string | null>(null);
  const zoomTo = (text: string) => {
    const wanted = Number.parseFloat(text.replace(',', '.'));
    if (!(wanted > 0)) return;
    const { camera, viewport, insets } = editor.getState();
    const middle = screenPoint(
      insets.left + (viewport.width - insets.left - insets.right) / 2,
      insets.top + (viewport.height - insets.top - insets.bottom) / 2,
    );
    editor.lookAt(zoomAt(camera, middle, wanted / 100));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      zoomTo(event.currentTarget.value);
      setTyped(null);
      event.currentTarget.select();
    } else if (event.key === 'Escape') setTyped(null);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      editor.run({ type: 'zoom-step', direction: event.key === 'ArrowUp' ? 1 : -1 });
    }
  };
  return (
    <input
      aria-label="Zoom in percent"
      title="Zoom; write a percentage"
      inputMode="numeric"
      value={typed ?? `${percent} %`}
      className="h-8 w-14 rounded-sm bg-transparent text-center text-ink-2 tabular-nums hover:bg-wash hover:text-ink pointer-coarse:h-11"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== null) zoomTo(typed);
        setTyped(null);
      }}
      onKeyDown={press}
    />
  );
}

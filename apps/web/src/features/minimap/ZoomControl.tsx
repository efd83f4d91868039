import { type Editor, screenPoint, shortcutOf, zoomAt } from '@gesso/canvas-core';
import { ChevronUp, Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useState, useSyncExternalStore } from 'react';
import { writtenKeys } from '../../shared/board/index.ts';
import { Menu, MenuItem } from '../../shared/ui/index.ts';

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
      <ZoomMenu editor={editor} />
      <button
        type="button"
        className={`${BUTTON} max-md:hidden`}
        aria-label="Map of the board"
        title="Map of the board (Alt+M)"
        aria-pressed={props.isMapShown}
        onClick={props.onMap}
      >
        <MapIcon size={16} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </fieldset>
  );
}

const STOPS = [50, 100, 200, 400];

/** What one mostly zooms to, with the keys that do it. */
function ZoomMenu({ editor }: { readonly editor: Editor }) {
  const to: readonly (readonly [string, 'all' | 'selection'])[] = [
    ['Show everything', 'all'],
    ['Show the selection', 'selection'],
  ];
  return (
    <Menu
      trigger={
        <button type="button" className={`${BUTTON} max-md:hidden`} aria-label="More zoom" title="More zoom">
          <ChevronUp size={16} strokeWidth={1.5} aria-hidden="true" />
        </button>
      }
    >
      {to.map(([name, target]) => (
        <MenuItem key={target} onSelect={() => editor.run({ type: 'zoom-to', target })}>
          <span className="flex-1 pr-6">{name}</span>
          <kbd className="font-sans text-ink-3 text-sm">{writtenKeys(shortcutOf({ type: 'zoom-to', target }))}</kbd>
        </MenuItem>
      ))}
      {STOPS.map((percent) => (
        <MenuItem key={percent} onSelect={() => zoomTo(editor, percent)}>
          <span className="flex-1 tabular-nums">{percent} %</span>
          {percent === 100 && (
            <kbd className="font-sans text-ink-3 text-sm">
              {writtenKeys(shortcutOf({ type: 'zoom-to', target: 'actual-size' }))}
            </kbd>
          )}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Keeps the middle of what panels leave free where it is. */
function zoomTo(editor: Editor, percent: number): void {
  const { camera, viewport, insets } = editor.getState();
  const middle = screenPoint(
    insets.left + (viewport.width - insets.left - insets.right) / 2,
    insets.top + (viewport.height - insets.top - insets.bottom) / 2,
  );
  editor.lookAt(zoomAt(camera, middle, percent / 100));
}

/** The zoom as a number to write over; the list below it holds what one mostly wants. */
function PercentField({ editor }: { readonly editor: Editor }) {
  const percent = useSyncExternalStore(editor.subscribe, () => Math.round(editor.getState().camera.zoom * 100));
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    const wanted = Number.parseFloat(text.replace(',', '.'));
    if (wanted > 0) zoomTo(editor, wanted);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      take(event.currentTarget.value);
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
      className="h-8 w-14 rounded-sm max-md:hidden bg-transparent text-center text-ink-2 tabular-nums hover:bg-wash hover:text-ink pointer-coarse:h-11"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== null) take(typed);
        setTyped(null);
      }}
      onKeyDown={press}
    />
  );
}

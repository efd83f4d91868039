import type { Editor, KeyInput } from '@gesso/canvas-core';
import { modifiersOf } from './modifiers.ts';

/**
 * Feeds keys to the editor while `element` itself, or an item of its mirror list, has the focus (WCAG 2.1.4: single letters act nowhere else). Returns
 * the way to stop.
 */
export function bindKeyboard(element: HTMLElement, editor: Editor): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  element.addEventListener(
    'keydown',
    (event) => {
      if (isCanvasFocus(event.target, element) && !event.isComposing && editor.keyDown(keyInput(event))) {
        event.preventDefault();
      }
    },
    options,
  );
  element.addEventListener('keyup', (event) => editor.keyUp(keyInput(event)), options);
  element.addEventListener(
    'focusout',
    (event) => {
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) editor.blur();
    },
    options,
  );
  return () => stop.abort();
}

function isCanvasFocus(target: EventTarget | null, element: HTMLElement): boolean {
  return target === element || (target instanceof Element && target.hasAttribute('data-mirror-item'));
}

function keyInput(event: KeyboardEvent): KeyInput {
  return { ...modifiersOf(event), code: event.code, key: event.key, isRepeat: event.repeat };
}

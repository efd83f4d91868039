import type { Layer, LayerChange } from '@gesso/procedural/layers';
import { useEffect, useRef } from 'react';

/** Steps of the arrow keys in the design's pixels; with Shift ten times as far, as on the board. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type DesignKeys = {
  readonly layer: Layer | undefined;
  readonly onChange: (change: LayerChange) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onEscape: () => void;
};

/** Hears keys while a design is open, before the board does: undo takes back a step of the design and not of the board. */
export function useDesignKeys(keys: DesignKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!act(event, latest.current)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}

/** @returns Whether the key was the design's. */
function act(event: KeyboardEvent, { layer, onChange, onUndo, onRedo, onEscape }: DesignKeys): boolean {
  const isMod = event.metaKey || event.ctrlKey;
  if (event.key === 'Escape') {
    onEscape();
    return true;
  }
  if (isTyping(event.target)) return false;
  if (isMod && event.key.toLowerCase() === 'z') {
    if (event.shiftKey) onRedo();
    else onUndo();
    return true;
  }
  if (!isOnSheet(event.target) || !layer || isMod || event.altKey) return false;
  if (event.key === 'Delete' || event.key === 'Backspace') {
    onChange({ kind: 'remove', layerId: layer.id });
    return true;
  }
  const step = STEPS[event.key];
  if (!step) return false;
  const far = event.shiftKey ? 10 : 1;
  onChange({ kind: 'move', layerId: layer.id, xPx: step[0] * far, yPx: step[1] * far });
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=range], [type=color]), textarea, select');
}

function isOnSheet(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-design-sheet]') !== null;
}

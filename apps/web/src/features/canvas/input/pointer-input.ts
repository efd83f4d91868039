import { type Editor, type PointerInput, type PointerSample, type ScreenPoint, screenPoint } from '@gesso/canvas-core';
import { LongPress } from './long-press.ts';
import { modifiersOf } from './modifiers.ts';

/** CSS pixels of one "line" and one "page" of wheels that do not count in pixels (Firefox with a mouse). */
const LINE_PX = 16;
const PAGE_PX = 400;

/**
 * Feeds mouse, pen, fingers and wheel on `element` to the editor. Returns the way to stop.
 *
 * The pointer is captured for the length of a drag, so that it may leave the element. Presses on buttons that stand on
 * the board are theirs.
 */
export function bindPointer(element: HTMLElement, editor: Editor): () => void {
  const stop = new AbortController();
  const listen = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
    options: AddEventListenerOptions = {},
  ) => element.addEventListener(name, listener, { ...options, signal: stop.signal });

  const longPress = new LongPress(() => editor.longPress());
  stop.signal.addEventListener('abort', () => longPress.stop());

  listen('pointerdown', (event) => {
    if (isOnControl(event)) return;
    element.focus({ preventScroll: true });
    // The middle button would start the browser's own scrolling, a press the selection of text.
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    editor.pointerDown(pointerInput(event, element));
    longPress.pressed(event);
  });
  listen('pointermove', (event) => {
    longPress.moved(event);
    if (isOnControl(event) && !element.hasPointerCapture(event.pointerId)) return;
    editor.pointerMove({ ...pointerInput(event, element), coalesced: samplesOf(event, element) });
  });
  listen('pointerup', (event) => {
    longPress.stop();
    if (element.hasPointerCapture(event.pointerId)) editor.pointerUp(pointerInput(event, element));
  });
  listen('pointercancel', (event) => {
    longPress.stop();
    editor.pointerCancel(event.pointerId);
  });
  // The board has a menu of its own, which the editor asks for when the button is let go.
  listen('contextmenu', (event) => {
    if (!isOnControl(event)) event.preventDefault();
  });
  listen('pointerleave', () => editor.pointerLeave());
  listen('wheel', (event) => wheel(event, element, editor), { passive: false });
  // Safari sends pinches as gestures of its own besides; left alone it zooms the page.
  for (const name of ['gesturestart', 'gesturechange'] as const) {
    element.addEventListener(name, (event) => event.preventDefault(), { passive: false, signal: stop.signal });
  }
  return () => stop.abort();
}

function wheel(event: WheelEvent, element: HTMLElement, editor: Editor): void {
  event.preventDefault();
  const unit =
    event.deltaMode === WheelEvent.DOM_DELTA_LINE
      ? LINE_PX
      : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
        ? PAGE_PX
        : 1;
  editor.wheel({
    ...modifiersOf(event),
    point: pointIn(event, element),
    deltaX: event.deltaX * unit,
    deltaY: event.deltaY * unit,
    isPinch: event.ctrlKey,
  });
}

function pointerInput(event: PointerEvent, element: HTMLElement): PointerInput {
  return {
    ...modifiersOf(event),
    pointerId: event.pointerId,
    pointerType: event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse',
    button: event.button === 1 ? 'middle' : event.button === 2 ? 'secondary' : 'primary',
    point: pointIn(event, element),
    timeMs: event.timeStamp,
    // A mouse says 0.5 whatever the hand does.
    ...(event.pointerType === 'pen' ? { pressure: event.pressure } : {}),
  };
}

/** Where the pointer was since the last event: pens report up to four times as often as the screen is drawn. */
function samplesOf(event: PointerEvent, element: HTMLElement): PointerSample[] {
  return (event.getCoalescedEvents?.() ?? []).map((sample) => ({
    point: pointIn(sample, element),
    timeMs: sample.timeStamp,
    ...(sample.pointerType === 'pen' ? { pressure: sample.pressure } : {}),
  }));
}

function pointIn(event: MouseEvent, element: HTMLElement): ScreenPoint {
  const box = element.getBoundingClientRect();
  return screenPoint(event.clientX - box.left, event.clientY - box.top);
}

function isOnControl(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('[data-board-control]') !== null;
}

import { distance, type ScreenPoint } from '../geometry/point.ts';
import { continueGesture } from '../gestures/continue-gesture.ts';
import { IDLE } from '../gestures/gesture.ts';
import { pressed } from '../gestures/press.ts';
import { edgePanned } from './edge-pan.ts';
import type { EditorCore } from './editor-core.ts';
import type { EditorState } from './editor-state.ts';
import type { Modifiers, PointerInput } from './input.ts';
import { menuOpened } from './menu-opened.ts';

/** Two presses within this time and distance are a double click; systems' own settings lie around half a second. */
const DOUBLE_MS = 450;
const DOUBLE_REACH: Readonly<Record<PointerInput['pointerType'], number>> = { mouse: 6, pen: 12, touch: 24 };

/** What a press may have changed before its drag is cancelled; cancelling puts it back. */
type Before = Pick<EditorState, 'selection' | 'cropDraft' | 'mask' | 'laser'>;

/** Keeps track of mouse, pen and fingers, and hands each event to the gesture that it belongs to. */
export class PointerDesk {
  readonly #core: EditorCore;
  readonly #touches = new Map<number, PointerInput>();
  #last: PointerInput | null = null;
  #lastPress: PointerInput | null = null;
  /** The pointer that began the gesture; others do not disturb it. */
  #holder: number | null = null;
  #before: Before | null = null;
  /** Where the gesture began. */
  #start: ScreenPoint | null = null;
  #pushedAtMs: number | null = null;

  constructor(core: EditorCore) {
    this.#core = core;
  }

  /** The last place of the pointer; null when it left the view. */
  get last(): PointerInput | null {
    return this.#last;
  }

  /** A finger has no place while it is not down, so others see no cursor of it. */
  get isTouch(): boolean {
    return this.#last?.pointerType === 'touch';
  }

  down(pointer: PointerInput): void {
    if (pointer.pointerType === 'pen' && !this.#core.state.hasPen) this.#core.set({ hasPen: true });
    if (pointer.pointerType === 'touch') this.#touches.set(pointer.pointerId, pointer);
    if (this.#isPenDown()) return;
    this.#last = pointer;
    if (this.#core.state.menuAt) this.#core.set({ menuAt: null });
    const isDouble = this.#isDouble(pointer);
    this.#lastPress = isDouble ? null : pointer;
    const [first, second] = this.#touches.values();
    if (first && second && this.#core.state.gesture.type !== 'pinching') {
      this.drop();
      this.#core.set({ gesture: { type: 'pinching', fingers: [first, second] } });
      return;
    }
    if (this.#core.state.gesture.type !== 'idle') return;
    const { selection, cropDraft, mask, laser } = this.#core.state;
    this.#before = { selection, cropDraft, mask, laser };
    this.#holder = pointer.pointerId;
    this.#start = pointer.point;
    this.#core.apply(pressed(pointer, this.#core.context(), isDouble));
  }

  move(pointer: PointerInput): void {
    if (this.#touches.has(pointer.pointerId)) this.#touches.set(pointer.pointerId, pointer);
    if (!this.#isHolders(pointer)) return;
    this.#last = pointer;
    this.#core.apply(continueGesture('move', pointer, this.#core.context()));
  }

  up(pointer: PointerInput): void {
    this.#touches.delete(pointer.pointerId);
    if (!this.#isHolders(pointer)) return;
    this.#last = pointer;
    const wasPinching = this.#core.state.gesture.type === 'pinching';
    this.#core.apply(this.#core.unlessOpenedByPage(continueGesture('up', pointer, this.#core.context())));
    // The finger that stays after a pinch goes on panning.
    this.#before = null;
    this.#holder = wasPinching ? ([...this.#touches.keys()][0] ?? null) : null;
  }

  cancel(pointerId: number): void {
    this.#touches.delete(pointerId);
    if (this.#holder === pointerId || this.#core.state.gesture.type === 'pinching') this.drop();
  }

  leave(): void {
    if (this.#core.state.gesture.type !== 'idle') return;
    this.#last = null;
    this.#core.set({ hoveredId: null, gesture: IDLE, distances: [] });
  }

  /** Ends the gesture under way and puts back what it changed. False when there was none. */
  drop(): boolean {
    if (this.#core.state.gesture.type === 'idle') return false;
    // What others removed since the press does not come back with the selection.
    const selection = this.#before?.selection ?? this.#core.state.selection;
    this.#core.apply({ ...this.#before, selection, gesture: IDLE });
    this.#before = null;
    this.#holder = null;
    return true;
  }

  longPress(): void {
    const { gesture } = this.#core.state;
    if (gesture.type !== 'pointing-item' && gesture.type !== 'pointing-board') return;
    if (gesture.start.pointerType !== 'touch') return;
    this.#core.apply({ ...menuOpened(this.#core.context(), gesture.start.point), gesture: IDLE });
    this.#holder = null;
  }

  /** A modifier pressed in the middle of a drag counts at once, not at the next movement. */
  repeat(modifiers: Partial<Modifiers>): void {
    if (!this.#last || this.#core.state.gesture.type === 'pinching') return;
    const { coalesced: _coalesced, ...last } = this.#last;
    const { shift, alt, mod } = { ...last, ...modifiers };
    this.move({ ...last, shift, alt, mod });
  }

  /** Moves the view while a drag is held at its edge. True when it must be asked again at the next frame. */
  pushAtEdge(nowMs: number): boolean {
    const { gesture, camera, viewport } = this.#core.state;
    const [start, point] = [this.#start, this.#last?.point];
    const elapsedMs = nowMs - (this.#pushedAtMs ?? nowMs);
    const next = start && point && edgePanned({ gesture, camera, viewport, start, point, elapsedMs });
    this.#pushedAtMs = next ? nowMs : null;
    if (!next) return false;
    if (elapsedMs > 0) {
      this.#core.set({ camera: next });
      this.repeat({});
    }
    return true;
  }

  /** While the pen is down a hand rests on the glass: its fingers mean nothing. */
  #isPenDown(): boolean {
    return this.#core.state.gesture.type !== 'idle' && this.#last?.pointerType === 'pen' && this.#holder !== null;
  }

  #isHolders(pointer: PointerInput): boolean {
    const { type } = this.#core.state.gesture;
    if (type === 'idle') return pointer.pointerType !== 'touch';
    return type === 'pinching' ? pointer.pointerType === 'touch' : pointer.pointerId === this.#holder;
  }

  #isDouble(pointer: PointerInput): boolean {
    const before = this.#lastPress;
    if (!before || before.timeMs === undefined || pointer.timeMs === undefined) return false;
    if (before.button !== pointer.button || before.pointerType !== pointer.pointerType) return false;
    const isNear = distance(before.point, pointer.point) <= DOUBLE_REACH[pointer.pointerType];
    return isNear && pointer.timeMs - before.timeMs <= DOUBLE_MS;
  }
}

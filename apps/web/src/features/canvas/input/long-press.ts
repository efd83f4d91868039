/** How long a finger rests before it means a menu, as phones have it. */
const REST_MS = 500;
/** A resting finger trembles by this many CSS pixels. */
const TREMBLE_PX = 8;

/** Knows when one finger has rested where it was put down. */
export class LongPress {
  readonly #onRest: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #start: { readonly x: number; readonly y: number; readonly id: number } | null = null;

  constructor(onRest: () => void) {
    this.#onRest = onRest;
  }

  pressed(event: PointerEvent): void {
    const isFirst = this.#timer === null;
    this.stop();
    // A second finger makes it a pinch.
    if (event.pointerType !== 'touch' || !isFirst) return;
    this.#start = { x: event.clientX, y: event.clientY, id: event.pointerId };
    this.#timer = setTimeout(() => {
      this.stop();
      this.#onRest();
    }, REST_MS);
  }

  moved(event: PointerEvent): void {
    if (!this.#start || event.pointerId !== this.#start.id) return;
    if (Math.hypot(event.clientX - this.#start.x, event.clientY - this.#start.y) > TREMBLE_PX) this.stop();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#start = null;
  }
}

/** Runs one function before the browser's next frame, only when somebody asked: an untouched board costs nothing. */
export class FrameLoop {
  readonly #tick: (nowMs: number) => boolean;
  #pending: number | null = null;

  /** @param tick - Does one frame's work; true asks for another frame. */
  constructor(tick: (nowMs: number) => boolean) {
    this.#tick = tick;
  }

  /** Asks for a frame; asking again before it comes changes nothing. */
  readonly request = (): void => {
    this.#pending ??= requestAnimationFrame((nowMs) => {
      this.#pending = null;
      if (this.#tick(nowMs)) this.request();
    });
  };

  destroy(): void {
    if (this.#pending !== null) cancelAnimationFrame(this.#pending);
    this.#pending = null;
  }
}

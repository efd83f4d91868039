/** How one shot becomes the next. */
export const TRANSITIONS = [
  { id: 'fade', label: 'Cross-fade' },
  { id: 'wipe', label: 'Wipe' },
  { id: 'slide', label: 'Slide' },
  { id: 'cut', label: 'Cut' },
] as const;
export type Transition = (typeof TRANSITIONS)[number]['id'];

/** Something that fills the picture for a while: a clip, a design that moves, a still. */
export interface Shot {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number;
  /**
   * Draws a moment of the shot at its own size from the context's origin. Moments are asked for in rising order, each
   * once, so that a clip can be decoded as it goes.
   */
  readonly drawAt: (context: object, atMs: number) => void | Promise<void>;
  /** Gives back what the shot holds; nothing is asked of it afterwards. May be called again. */
  readonly close: () => void;
}

/** When each shot is seen. Neighbours overlap while one becomes the other. */
export interface SequencePlan {
  readonly durationMs: number;
  readonly transition: Transition;
  readonly spans: readonly Span[];
}

/** Of one shot, in milliseconds of the film. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
  /** How long it takes to come in over the shot before it; 0 for the first and for cuts. */
  readonly arrivalMs: number;
}

/** What is seen at a moment: one shot, or one over another on its way in. */
export interface Moment {
  readonly shot: number;
  readonly atMs: number;
  readonly arriving?: { readonly shot: number; readonly atMs: number; readonly share: number };
}

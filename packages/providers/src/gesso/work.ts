import type { Scene } from '@gesso/procedural';

/** What the thread that does an order tells the one that asked, and hears from it. */
export type WorkContext = {
  /** 0 to 1; may be called as often as it changes. */
  readonly report: (progress: number) => void;
  /** Aborted when nobody wants the result any more; work that lasts longer than a second should look. */
  readonly signal: AbortSignal;
};

/** One result of an order, as the engine made it. */
export type Work = {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  /** The design behind it, where there is one. */
  readonly scene?: Scene;
  /** What the creator should know, in full sentences. */
  readonly notes: readonly string[];
  /** A still of what is not a picture itself, PNG. */
  readonly poster?: Uint8Array;
  /** Credit lines owed for the art inside; a design's own are in its scene. */
  readonly credits?: readonly string[];
  /** How it was made, recorded with the asset: which encoder ran, how many triangles it has. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
};

import type { Editor, Geometry } from '@gesso/canvas-core';

/** Outlines of other people on the board, and where they point. */
export type PeerOutline = {
  readonly colour: number;
  readonly selection: readonly string[];
  /** Flat x, y pairs, the newest last. */
  readonly laser: readonly number[];
};

/** What lines and numbers over the board are worked out from. */
export type MarkOptions = {
  readonly editor: Editor;
  readonly peers: readonly PeerOutline[];
  readonly geometryOf: (id: string) => Geometry | undefined;
  /** By the page's clock; trails fade by it. */
  readonly nowMs: number;
};

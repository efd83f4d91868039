import type { Presence } from '@gesso/canvas-core';

/** Another person on the same board, as awareness tells. */
export type Peer = Partial<Presence> & {
  readonly id: string;
  readonly name: string;
  /** A CSS colour; carries the cursor, the name tag and the outlines of what they selected. */
  readonly color: string;
};

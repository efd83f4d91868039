import type { VersionKind } from '@gesso/contract';

/** A kept state of a board, without what it holds. */
export type BoardVersion = {
  readonly id: string;
  readonly projectId: string;
  readonly kind: VersionKind;
  readonly name: string | null;
  readonly itemCount: number;
  readonly hasThumbnail: boolean;
  /** Null for one that nobody asked for. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
};

/** Plain values of one stored item, by the names of its fields. */
export type ItemFields = Readonly<Record<string, unknown>>;

/** Everything on a board, by id. */
export type Snapshot = ReadonlyMap<string, ItemFields>;

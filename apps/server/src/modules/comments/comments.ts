/** A remark in a thread. */
export type Comment = {
  readonly id: string;
  readonly threadId: string;
  /** Counts up within the thread from 1. */
  readonly sequence: number;
  readonly accountId: string;
  /** Empty once it is deleted. */
  readonly body: string;
  /** Accounts that it names. */
  readonly mentions: readonly string[];
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
};

/** Where a thread stands: a point, and for as long as its item lies on the board a share of that one's box. */
export type Anchor = {
  readonly itemId: string | null;
  /** Canvas units. */
  readonly x: number;
  readonly y: number;
  /** Shares of the item's width and height, from its top left. */
  readonly offsetX: number;
  readonly offsetY: number;
};

/** Remarks of several people about one place of a board. */
export type CommentThread = Anchor & {
  readonly id: string;
  readonly projectId: string;
  readonly createdBy: string;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  readonly createdAt: Date;
  /** When it was written in last. */
  readonly updatedAt: Date;
};

/** A thread with everything in it, as one person sees it. */
export type ReadThread = CommentThread & {
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** Comments of others that this person has not seen. */
  readonly unread: number;
};

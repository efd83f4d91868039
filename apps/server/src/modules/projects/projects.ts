/** A person's board with everything on it. */
export type Project = {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  /** The brand kit that the agent keeps to unless a brief names another. */
  readonly brandKitId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Where the page before ended. */
export type AfterProject = { readonly createdAt: Date; readonly id: string };

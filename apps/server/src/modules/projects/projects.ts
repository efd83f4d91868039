/** A person's board with everything on it. */
export type Project = {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Where the page before ended. */
export type AfterProject = { readonly createdAt: Date; readonly id: string };

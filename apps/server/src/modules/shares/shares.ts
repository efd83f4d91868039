import type { ProjectRole, SharedRole } from '@gesso/contract';

/** A link that opens a project. Its secret part is known to those who have it, and to nobody else. */
export type ShareLink = {
  readonly id: string;
  readonly projectId: string;
  readonly createdBy: string;
  readonly role: SharedRole;
  readonly hint: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
};

/** Somebody who came in through a link. */
export type Member = {
  readonly id: string;
  readonly projectId: string;
  readonly accountId: string;
  readonly role: SharedRole;
  readonly linkId: string;
  readonly joinedAt: Date;
};

/** The owner or a member, with the name that others see. */
export type Person = {
  /** Of the membership; the project's own id for its owner. */
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly imageUrl: string | null;
  readonly role: ProjectRole;
  readonly joinedAt: Date;
};

import type { ShareLink as PresentedLink, SharedProject as PresentedProject, ProjectPerson } from '@gesso/contract';
import type { Person } from '../../modules/shares/index.ts';
import type { JoinedProject, ListedLink } from './sharing.ts';

/** A link as the contract shows it to the project's owner. */
export function presentShareLink(link: ListedLink): PresentedLink {
  return {
    id: link.id,
    role: link.role,
    hint: link.hint,
    createdBy: { id: link.createdBy, name: link.createdByName },
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    members: link.members,
  };
}

/** A person as the others on a project see them. */
export function presentPerson(person: Person): ProjectPerson {
  return {
    id: person.id,
    accountId: person.accountId,
    name: person.name,
    imageUrl: person.imageUrl,
    role: person.role,
    joinedAt: person.joinedAt.toISOString(),
  };
}

/** A project of somebody else, for the list of a member. */
export function presentSharedProject(joined: JoinedProject): PresentedProject {
  return {
    id: joined.project.id,
    name: joined.project.name,
    role: joined.role,
    ownerName: joined.ownerName,
    coverAssetIds: [...joined.coverAssetIds],
    updatedAt: joined.project.updatedAt.toISOString(),
  };
}

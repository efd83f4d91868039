import type { BoardVersion as PresentedVersion } from '@gesso/contract';
import type { BoardVersion } from '../../modules/board-versions/index.ts';

/** A version with the name of who made it. */
export type NamedVersion = BoardVersion & { readonly createdByName: string | null };

/** A version as the contract shows it. */
export function presentVersion(version: NamedVersion): PresentedVersion {
  return {
    id: version.id,
    projectId: version.projectId,
    kind: version.kind,
    name: version.name,
    items: version.itemCount,
    createdBy: version.createdBy === null ? null : { id: version.createdBy, name: version.createdByName ?? '' },
    createdAt: version.createdAt.toISOString(),
    hasThumbnail: version.hasThumbnail,
  };
}

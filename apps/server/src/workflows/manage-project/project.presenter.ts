import type { Project, ProjectRole } from '@gesso/contract';
import type { Project as StoredProject } from '../../modules/projects/index.ts';

/** A project with the newest pictures of it. */
export type ShownProject = StoredProject & { readonly coverAssetIds: readonly string[] };

/**
 * A project as the contract shows it.
 *
 * @param role - Of whom it is shown to. Default: its owner.
 */
export function presentProject(project: ShownProject, role: ProjectRole = 'owner'): Project {
  return {
    id: project.id,
    name: project.name,
    coverAssetIds: [...project.coverAssetIds],
    // A kit is its owner's.
    brandKitId: role === 'owner' ? project.brandKitId : null,
    role,
    createdAt: project.createdAt.toISOString(),
    updatedAt: project.updatedAt.toISOString(),
  };
}

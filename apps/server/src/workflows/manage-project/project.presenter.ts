import type { Project } from '@gesso/contract';
import type { Project as StoredProject } from '../../modules/projects/index.ts';

/** A project with the newest pictures of it. */
export type ShownProject = StoredProject & { readonly coverAssetIds: readonly string[] };

/** A project as the contract shows it to its owner. */
export function presentProject(project: ShownProject): Project {
  return {
    id: project.id,
    name: project.name,
    coverAssetIds: [...project.coverAssetIds],
    brandKitId: project.brandKitId,
    createdAt: project.createdAt.toISOString(),
    updatedAt: project.updatedAt.toISOString(),
  };
}

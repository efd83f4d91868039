import type { BoardExport } from '@gesso/contract';
import type { StoredExport } from '../../modules/exports/index.ts';

/** An export as the contract shows it. */
export function presentExport(stored: StoredExport): BoardExport {
  const { id, projectId, status, progress, file, failure } = stored;
  return {
    id,
    projectId,
    status,
    progress,
    file,
    failure: failure === null ? null : { message: failure },
    createdAt: stored.createdAt.toISOString(),
    finishedAt: stored.finishedAt?.toISOString() ?? null,
    expiresAt: stored.expiresAt.toISOString(),
  };
}

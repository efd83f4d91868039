import type { ProjectRole } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import { type ProjectRow, toProject } from './projects.store.ts';
import type { Project } from './projects.ts';

/** Somebody at the door of a project: the ids they may come in under, which is an account's, or those of their links. */
export type ProjectVisit = { readonly projectId: string; readonly visitorIds: readonly string[] };

/** What a visitor may do with a project that they may see. */
export type ProjectAccess = {
  readonly project: Project;
  readonly role: ProjectRole;
  /** Which of the visitor's ids opened it. */
  readonly visitorId: string;
};

type Row = ProjectRow & { readonly role: ProjectRole; readonly visitor_id: string };

/**
 * Says what a visitor may do with a living project. Everything that members may do, too, asks here and nowhere else.
 *
 * @returns undefined for a project that is none of theirs, a deleted one and nonsense alike.
 */
export async function findAccess(
  database: Pool | PoolClient,
  { projectId, visitorIds }: ProjectVisit,
): Promise<ProjectAccess | undefined> {
  if (!isUuid(projectId)) return undefined;
  const { rows } = await database.query<Row>(
    `SELECT p.*, a.role, a.visitor_id FROM project_access a JOIN projects p ON p.id = a.project_id
     WHERE a.project_id = $1 AND a.visitor_id = ANY ($2::uuid[])
     ORDER BY array_position(ARRAY['owner', 'edit', 'comment', 'view'], a.role) LIMIT 1`,
    [projectId, visitorIds.filter(isUuid)],
  );
  const row = rows[0];
  return row && { project: toProject(row), role: row.role, visitorId: row.visitor_id };
}

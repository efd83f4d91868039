import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { AfterProject, Project } from './projects.ts';

/** A row of the table of projects. */
export type ProjectRow = {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly brand_kit_id: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
};

type Owned = { readonly accountId: string; readonly projectId: string };

/** Adds a project; one with the same id is left as it is. */
export async function insertProject(
  connection: PoolClient,
  project: { readonly id: string; readonly accountId: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await connection.query(
    `INSERT INTO projects (id, account_id, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
     ON CONFLICT (id) DO NOTHING`,
    [project.id, project.accountId, project.name, project.at],
  );
}

/**
 * A living project of this owner.
 *
 * @returns undefined for another owner's project, a deleted one and nonsense alike.
 */
export async function findProject(
  database: Pool | PoolClient,
  { accountId, projectId }: Owned,
): Promise<Project | undefined> {
  if (!isUuid(projectId)) return undefined;
  const { rows } = await database.query<ProjectRow>(
    'SELECT * FROM projects WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL',
    [projectId, accountId],
  );
  return rows[0] && toProject(rows[0]);
}

/** Like {@link findProject}; keeps others from deleting it until the transaction ends. */
export async function lockProject(
  connection: PoolClient,
  { accountId, projectId }: Owned,
): Promise<Project | undefined> {
  if (!isUuid(projectId)) return undefined;
  const { rows } = await connection.query<ProjectRow>(
    'SELECT * FROM projects WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL FOR NO KEY UPDATE',
    [projectId, accountId],
  );
  return rows[0] && toProject(rows[0]);
}

/** Living projects, newest first. */
export async function listProjects(
  database: Pool | PoolClient,
  page: { readonly accountId: string; readonly limit: number; readonly after?: AfterProject | undefined },
): Promise<readonly Project[]> {
  const { rows } = await database.query<ProjectRow>(
    `SELECT * FROM projects
     WHERE account_id = $1 AND deleted_at IS NULL
       AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
     ORDER BY created_at DESC, id DESC LIMIT $2`,
    [page.accountId, page.limit, page.after?.createdAt ?? null, page.after?.id ?? null],
  );
  return rows.map(toProject);
}

/** Gives a living project another name. False when this owner has none. */
export async function renameProject(
  connection: PoolClient,
  change: Owned & { readonly name: string; readonly at: Date },
): Promise<boolean> {
  if (!isUuid(change.projectId)) return false;
  const { rowCount } = await connection.query(
    'UPDATE projects SET name = $3, updated_at = $4 WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL',
    [change.projectId, change.accountId, change.name, change.at],
  );
  return rowCount === 1;
}

/** Gives a living project another default brand kit, or none. False when this owner has none. */
export async function setProjectBrandKit(
  connection: PoolClient,
  change: Owned & { readonly brandKitId: string | null; readonly at: Date },
): Promise<boolean> {
  if (!isUuid(change.projectId)) return false;
  const { rowCount } = await connection.query(
    'UPDATE projects SET brand_kit_id = $3, updated_at = $4 WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL',
    [change.projectId, change.accountId, change.brandKitId, change.at],
  );
  return rowCount === 1;
}

/** Takes a brand kit that goes away from all projects of its owner. */
export async function forgetBrandKit(
  connection: PoolClient,
  { accountId, brandKitId }: { readonly accountId: string; readonly brandKitId: string },
): Promise<void> {
  await connection.query('UPDATE projects SET brand_kit_id = NULL WHERE account_id = $1 AND brand_kit_id = $2', [
    accountId,
    brandKitId,
  ]);
}

/** Hides a project for good; its rows stay, since entries of the ledger speak of them. False when there is none. */
export async function deleteProject(
  connection: PoolClient,
  { accountId, projectId, at }: Owned & { readonly at: Date },
): Promise<boolean> {
  if (!isUuid(projectId)) return false;
  const { rowCount } = await connection.query(
    'UPDATE projects SET deleted_at = $3 WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL',
    [projectId, accountId, at],
  );
  return rowCount === 1;
}

/** Notes that something on the board changed. */
export async function touchProject(
  connection: PoolClient,
  { projectId, at }: { readonly projectId: string; readonly at: Date },
): Promise<void> {
  await connection.query('UPDATE projects SET updated_at = greatest(updated_at, $2) WHERE id = $1', [projectId, at]);
}

/** A project as its row says. */
export function toProject(row: ProjectRow): Project {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    brandKitId: row.brand_kit_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { ShareLink } from './shares.ts';

type Row = {
  readonly id: string;
  readonly project_id: string;
  readonly created_by: string;
  // The CHECK constraint allows exactly these.
  readonly role: ShareLink['role'];
  readonly hint: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
};

const COLUMNS = 'id, project_id, created_by, role, hint, created_at, expires_at';

/** Adds a link. */
export async function insertShareLink(
  connection: PoolClient,
  link: ShareLink & { readonly tokenSha256: Uint8Array },
): Promise<void> {
  await connection.query(`INSERT INTO share_links (${COLUMNS}, token_sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    link.id,
    link.projectId,
    link.createdBy,
    link.role,
    link.hint,
    link.createdAt,
    link.expiresAt,
    link.tokenSha256,
  ]);
}

/** Living links of a project, newest first, with how many members came through each. */
export async function listShareLinks(
  database: Pool | PoolClient,
  projectId: string,
): Promise<readonly (ShareLink & { readonly members: number })[]> {
  const { rows } = await database.query<Row & { readonly members: bigint }>(
    `SELECT ${COLUMNS}, (SELECT count(*) FROM project_members m WHERE m.link_id = l.id) AS members
     FROM share_links l WHERE project_id = $1 AND ended_at IS NULL ORDER BY created_at DESC, id DESC`,
    [projectId],
  );
  return rows.map((row) => ({ ...toLink(row), members: Number(row.members) }));
}

/** A living link; undefined for one that ended and for nonsense. Whose it is, is for the caller to ask. */
export async function findShareLink(database: Pool | PoolClient, linkId: string): Promise<ShareLink | undefined> {
  if (!isUuid(linkId)) return undefined;
  const { rows } = await database.query<Row>(`SELECT ${COLUMNS} FROM share_links WHERE id = $1 AND ended_at IS NULL`, [
    linkId,
  ]);
  return rows[0] && toLink(rows[0]);
}

/**
 * The living link with this secret, locked against ending until the transaction does: nobody comes in through a link
 * that is just being revoked.
 */
export async function lockShareLinkByToken(
  connection: PoolClient,
  { tokenSha256, now }: { readonly tokenSha256: Uint8Array; readonly now: Date },
): Promise<ShareLink | undefined> {
  const { rows } = await connection.query<Row>(
    `SELECT ${COLUMNS} FROM share_links
     WHERE token_sha256 = $1 AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > $2) FOR KEY SHARE`,
    [tokenSha256, now],
  );
  return rows[0] && toLink(rows[0]);
}

/** Locks a link against everybody who comes in or ends it. */
export async function endShareLink(
  connection: PoolClient,
  { linkId, at }: { readonly linkId: string; readonly at: Date },
): Promise<boolean> {
  // FOR UPDATE waits for those who are just coming in, so that their memberships are seen and ended, too.
  await connection.query('SELECT 1 FROM share_links WHERE id = $1 FOR UPDATE', [linkId]);
  const { rowCount } = await connection.query(
    'UPDATE share_links SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL',
    [linkId, at],
  );
  return rowCount === 1;
}

/** Living links whose end has come, oldest first. */
export async function listExpiredLinks(
  database: Pool | PoolClient,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly ShareLink[]> {
  const { rows } = await database.query<Row>(
    `SELECT ${COLUMNS} FROM share_links WHERE ended_at IS NULL AND expires_at <= $1 ORDER BY expires_at LIMIT $2`,
    [now, limit],
  );
  return rows.map(toLink);
}

function toLink(row: Row): ShareLink {
  return {
    id: row.id,
    projectId: row.project_id,
    createdBy: row.created_by,
    role: row.role,
    hint: row.hint,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

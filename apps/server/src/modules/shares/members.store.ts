import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { Member } from './shares.ts';

type Row = {
  readonly id: string;
  readonly project_id: string;
  readonly account_id: string;
  // The CHECK constraint allows exactly these.
  readonly role: Member['role'];
  readonly link_id: string;
  readonly joined_at: Date;
};

/** Lets somebody in. Who is a member already gets the higher of the two roles, and the link that gave it. */
export async function admitMember(connection: PoolClient, member: Member): Promise<void> {
  await connection.query(
    `INSERT INTO project_members (id, project_id, account_id, role, link_id, joined_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (project_id, account_id) DO UPDATE SET role = excluded.role, link_id = excluded.link_id
     WHERE array_position(ARRAY['view', 'comment', 'edit'], excluded.role)
         > array_position(ARRAY['view', 'comment', 'edit'], project_members.role)`,
    [member.id, member.projectId, member.accountId, member.role, member.linkId, member.joinedAt],
  );
}

/** A member by the membership's id. Who may ask is for the caller to know. */
export async function findMember(database: Pool | PoolClient, memberId: string): Promise<Member | undefined> {
  if (!isUuid(memberId)) return undefined;
  const { rows } = await database.query<Row>('SELECT * FROM project_members WHERE id = $1', [memberId]);
  return rows[0] && toMember(rows[0]);
}

/** How many members a project has. */
export async function countMembers(database: Pool | PoolClient, projectId: string): Promise<number> {
  const { rows } = await database.query<{ readonly count: bigint }>(
    'SELECT count(*) FROM project_members WHERE project_id = $1',
    [projectId],
  );
  return Number(rows[0]?.count ?? 0);
}

/** Gives a member another role. */
export async function setMemberRole(
  connection: PoolClient,
  { memberId, role }: { readonly memberId: string; readonly role: Member['role'] },
): Promise<boolean> {
  const { rowCount } = await connection.query('UPDATE project_members SET role = $2 WHERE id = $1', [memberId, role]);
  return rowCount === 1;
}

/** Sends a member away. */
export async function deleteMember(connection: PoolClient, memberId: string): Promise<boolean> {
  const { rowCount } = await connection.query('DELETE FROM project_members WHERE id = $1', [memberId]);
  return rowCount === 1;
}

/** Sends everybody away who came through a link. */
export async function deleteMembersOfLink(connection: PoolClient, linkId: string): Promise<readonly Member[]> {
  const { rows } = await connection.query<Row>('DELETE FROM project_members WHERE link_id = $1 RETURNING *', [linkId]);
  return rows.map(toMember);
}

/** Living projects of others that somebody is a member of, the one joined last first. */
export async function listMemberships(
  database: Pool | PoolClient,
  page: {
    readonly accountId: string;
    readonly limit: number;
    readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
  },
): Promise<readonly Member[]> {
  const { rows } = await database.query<Row>(
    `SELECT m.* FROM project_members m JOIN projects p ON p.id = m.project_id AND p.deleted_at IS NULL
     WHERE m.account_id = $1 AND ($3::timestamptz IS NULL OR (m.joined_at, m.id) < ($3, $4::uuid))
     ORDER BY m.joined_at DESC, m.id DESC LIMIT $2`,
    [page.accountId, page.limit, page.after?.createdAt ?? null, page.after?.id ?? null],
  );
  return rows.map(toMember);
}

function toMember(row: Row): Member {
  return {
    id: row.id,
    projectId: row.project_id,
    accountId: row.account_id,
    role: row.role,
    linkId: row.link_id,
    joinedAt: row.joined_at,
  };
}

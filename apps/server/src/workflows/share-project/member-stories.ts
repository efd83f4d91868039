import type { PoolClient } from 'pg';
import { listCovers } from '../../modules/assets/index.ts';
import { appendProjectEvent, findAccess } from '../../modules/projects/index.ts';
import {
  deleteMember,
  findMember,
  listMemberships,
  listNames,
  listPeople,
  type Member,
  setMemberRole,
} from '../../modules/shares/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ShareContext, ShareStories } from './sharing.ts';

type MemberStories = Pick<ShareStories, 'listPeople' | 'setRole' | 'removeMember' | 'listJoined'>;

/** The stories of members. */
export function createMemberStories(context: ShareContext): MemberStories {
  const { database, wallClock } = context;
  const { pool } = database;
  const accessOf = (accountId: string, projectId: string) => findAccess(pool, { projectId, visitorIds: [accountId] });
  /** Tells the others, and lets the member knock again: as somebody else, or in vain. */
  const announce = async (connection: PoolClient, { projectId, accountId }: Member) => {
    await appendProjectEvent(connection, { projectId, event: { name: 'people-changed' }, at: wallClock.now() });
    await context.canvases.announceClosed(connection, projectId, accountId);
  };
  return {
    listPeople: async ({ accountId, projectId }) =>
      (await accessOf(accountId, projectId)) && listPeople(pool, projectId),
    setRole: async ({ accountId, memberId, role }) => {
      const member = await findMember(pool, memberId);
      if (member === undefined || (await accessOf(accountId, member.projectId))?.role !== 'owner') return undefined;
      const isThere = await inTransaction(database, async (connection) => {
        if (!(await setMemberRole(connection, { memberId, role }))) return false;
        if (member.role !== role) await announce(connection, member);
        return true;
      });
      const people = isThere ? await listPeople(pool, member.projectId) : [];
      return people.find(({ id }) => id === memberId);
    },
    removeMember: async ({ accountId, memberId }) => {
      const member = await findMember(pool, memberId);
      const role = member && (await accessOf(accountId, member.projectId))?.role;
      if (member === undefined || !(role === 'owner' || (role && member.accountId === accountId))) return false;
      return inTransaction(database, async (connection) => {
        if (!(await deleteMember(connection, memberId))) return false;
        await announce(connection, member);
        return true;
      });
    },
    listJoined: async (page) => {
      const memberships = await listMemberships(pool, page);
      const accesses = await Promise.all(memberships.map(({ projectId }) => accessOf(page.accountId, projectId)));
      const projects = accesses.flatMap((access) => access?.project ?? []);
      const [covers, names] = await Promise.all([
        listCovers(
          pool,
          projects.map(({ id }) => id),
        ),
        listNames(
          pool,
          projects.map(({ accountId }) => accountId),
        ),
      ]);
      return memberships.flatMap(({ id, projectId, role, joinedAt: createdAt }) => {
        const project = projects.find((candidate) => candidate.id === projectId);
        if (project === undefined) return [];
        const ownerName = names.get(project.accountId)?.name ?? '';
        return [{ id, createdAt, project, role, ownerName, coverAssetIds: covers.get(projectId) ?? [] }];
      });
    },
  };
}

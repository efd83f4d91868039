import { LIMITS } from '@gesso/contract';
import type { PoolClient } from 'pg';
import { appendProjectEvent, findAccess } from '../../modules/projects/index.ts';
import {
  admitMember,
  countMembers,
  deleteMembersOfLink,
  endShareLink,
  findShareLink,
  hashShareToken,
  insertShareLink,
  listExpiredLinks,
  listNames,
  listShareLinks,
  lockShareLinkByToken,
  SHARE_TOKEN_BYTES,
  type ShareLink,
  writeShareToken,
} from '../../modules/shares/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { OpenedLink, ShareContext, ShareStories } from './sharing.ts';

const DAY_MS = 24 * 3_600_000;

/** Ended in one look; the next one, a minute later, takes the rest. */
const EXPIRED_AT_ONCE = 100;

type LinkStories = Pick<ShareStories, 'listLinks' | 'createLink' | 'revokeLink' | 'open' | 'endExpired'>;

/** The stories of links. */
export function createLinkStories(context: ShareContext): LinkStories {
  const { database, wallClock, newId, newBytes } = context;
  const { pool } = database;
  const isOwner = async (accountId: string, projectId: string) =>
    (await findAccess(pool, { projectId, visitorIds: [accountId] }))?.role === 'owner';
  return {
    listLinks: async ({ accountId, projectId }) => {
      if (!(await isOwner(accountId, projectId))) return undefined;
      const links = await listShareLinks(pool, projectId);
      const names = await listNames(
        pool,
        links.map(({ createdBy }) => createdBy),
      );
      return links.map((link) => ({ ...link, createdByName: names.get(link.createdBy)?.name ?? '' }));
    },
    createLink: async ({ accountId, projectId, role, expiresInDays }) => {
      if (!(await isOwner(accountId, projectId))) return { ok: false, reason: 'not-found' };
      // Two at once may make one too many, which does no harm.
      if ((await listShareLinks(pool, projectId)).length >= LIMITS.shareLinksPerProject) {
        return { ok: false, reason: 'too-many' };
      }
      const createdAt = wallClock.now();
      const { token, hint } = writeShareToken(newBytes(SHARE_TOKEN_BYTES));
      const expiresAt = expiresInDays === undefined ? null : new Date(createdAt.getTime() + expiresInDays * DAY_MS);
      const link = { id: newId(), projectId, createdBy: accountId, role, hint, createdAt, expiresAt };
      await inTransaction(database, async (connection) => {
        await insertShareLink(connection, { ...link, tokenSha256: hashShareToken(token) });
        await tellOfPeople(connection, { projectId, at: createdAt });
      });
      const names = await listNames(pool, [accountId]);
      return { ok: true, token, link: { ...link, members: 0, createdByName: names.get(accountId)?.name ?? '' } };
    },
    revokeLink: async ({ accountId, linkId }) => {
      const link = await findShareLink(pool, linkId);
      if (link === undefined || !(await isOwner(accountId, link.projectId))) return false;
      return endLink(context, link);
    },
    open: ({ token, accountId }) =>
      inTransaction(database, async (connection): Promise<OpenedLink | undefined> => {
        const now = wallClock.now();
        const link = await lockShareLinkByToken(connection, { tokenSha256: hashShareToken(token), now });
        if (link === undefined) return undefined;
        const { projectId } = link;
        if (accountId === undefined) {
          if (link.role !== 'view') return { kind: 'sign-in' };
          const access = await findAccess(connection, { projectId, visitorIds: [link.id] });
          return access && { kind: 'guest', link, access };
        }
        const before = await findAccess(connection, { projectId, visitorIds: [accountId] });
        if (before === undefined && (await countMembers(connection, projectId)) >= LIMITS.membersPerProject) {
          return { kind: 'full' };
        }
        if (before?.role !== 'owner') {
          await admitMember(connection, {
            id: newId(),
            projectId,
            accountId,
            role: link.role,
            linkId: link.id,
            joinedAt: now,
          });
        }
        const access = await findAccess(connection, { projectId, visitorIds: [accountId] });
        if (access === undefined) return undefined; // The project is deleted.
        if (access.role !== before?.role) {
          await tellOfPeople(connection, { projectId, at: now });
          // Somebody who may do more now knocks again, and comes in as who they are.
          if (before) await context.canvases.announceClosed(connection, projectId, accountId);
        }
        return { kind: 'member', access };
      }),
    endExpired: async () => {
      const expired = await listExpiredLinks(pool, { now: wallClock.now(), limit: EXPIRED_AT_ONCE });
      for (const link of expired) await endLink(context, link);
    },
  };
}

async function endLink(context: ShareContext, { id: linkId, projectId }: ShareLink): Promise<boolean> {
  const at = context.wallClock.now();
  return inTransaction(context.database, async (connection) => {
    if (!(await endShareLink(connection, { linkId, at }))) return false;
    const gone = await deleteMembersOfLink(connection, linkId);
    await tellOfPeople(connection, { projectId, at });
    for (const visitorId of [linkId, ...gone.map(({ accountId }) => accountId)]) {
      await context.canvases.announceClosed(connection, projectId, visitorId);
    }
    return true;
  });
}

async function tellOfPeople(
  connection: PoolClient,
  { projectId, at }: { readonly projectId: string; readonly at: Date },
): Promise<void> {
  await appendProjectEvent(connection, { projectId, event: { name: 'people-changed' }, at });
}

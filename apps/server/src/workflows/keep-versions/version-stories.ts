import { readItems } from '@gesso/canvas-core';
import { isAtLeast, LIMITS, type VersionKind } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import type * as Y from 'yjs';
import {
  type BoardVersion,
  deleteVersions,
  findVersion,
  insertVersion,
  listDueBoards,
  listVersions,
  nameVersion,
  packSnapshot,
  type RestoreCounts,
  readThumbnail,
  readVersionItems,
  restoreItems,
  takeSnapshot,
  unpackSnapshot,
  versionsToDrop,
  writeSnapshotDocument,
} from '../../modules/board-versions/index.ts';
import { type Canvases, SERVER_ORIGIN } from '../../modules/canvases/index.ts';
import { appendProjectEvent, findAccess, touchProject } from '../../modules/projects/index.ts';
import { listNames } from '../../modules/shares/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Logger } from '../../platform/log/create-logger.ts';
import { drawThumbnail, type ReadSmall } from './draw-thumbnail.ts';
import type { NamedVersion } from './version.presenter.ts';

/** A pause in which one fetches a coffee: then the board is likely to be in a state somebody wants back. */
const QUIET_MS = 2 * 60_000;

/** On a board that is never quiet a version comes this often. */
const AGED_MS = 15 * 60_000;

/** Boards looked after in one turn of a minute; each costs a read of its document and a small picture. */
const BOARDS_AT_ONCE = 10;

export type VersionContext = {
  readonly database: { readonly pool: Pool };
  readonly canvases: Pick<Canvases, 'read' | 'change'>;
  /** The machine's own, by which boards' updates are dated, too. */
  readonly wallClock: Clock;
  readonly newId: () => string;
  readonly readSmall: ReadSmall;
  readonly log: Logger;
};

type Asked = { readonly accountId: string };

export type VersionOutcome =
  | { readonly ok: true; readonly version: NamedVersion }
  | { readonly ok: false; readonly reason: 'not-found' | 'too-many' };

export type Restored = RestoreCounts & { readonly version: NamedVersion; readonly before: NamedVersion };

/** Stories of versions. Whoever may see a project may look at them, whoever may edit may keep, name and restore. */
export type VersionStories = {
  readonly list: (asked: Asked & { projectId: string }) => Promise<readonly NamedVersion[] | undefined>;
  readonly keep: (asked: Asked & { projectId: string; name: string }) => Promise<VersionOutcome>;
  readonly rename: (asked: Asked & { versionId: string; name: string | null }) => Promise<VersionOutcome>;
  /**
   * Changes the board to what it was, as one update that everybody sees; what it was until then is kept before. What
   * others do at the same time merges with it.
   */
  readonly restore: (asked: Asked & { versionId: string }) => Promise<Restored | undefined>;
  /** The kept document as a Yjs update. */
  readonly document: (asked: Asked & { versionId: string }) => Promise<Uint8Array | undefined>;
  /** A WebP. */
  readonly thumbnail: (asked: Asked & { versionId: string }) => Promise<Uint8Array | undefined>;
  /** Keeps versions of boards that were worked on, and lets old ones go. Safe in many workers at once. */
  readonly keepDue: () => Promise<void>;
};

/** Kept states of boards. */
export function createVersionStories(context: VersionContext): VersionStories {
  const { database, canvases, wallClock, newId, readSmall, log } = context;
  const { pool } = database;

  const roleIn = async (accountId: string, projectId: string) =>
    (await findAccess(pool, { projectId, visitorIds: [accountId] }))?.role;
  const mayEdit = async (accountId: string, projectId: string) => {
    const role = await roleIn(accountId, projectId);
    return role !== undefined && isAtLeast(role, 'edit');
  };
  const name = async (versions: readonly BoardVersion[]): Promise<readonly NamedVersion[]> => {
    const names = await listNames(
      pool,
      versions.flatMap(({ createdBy }) => createdBy ?? []),
    );
    return versions.map((version) => ({
      ...version,
      createdByName: version.createdBy === null ? null : (names.get(version.createdBy)?.name ?? ''),
    }));
  };
  const visible = async (accountId: string, versionId: string) => {
    const version = await findVersion(pool, versionId);
    return version && (await roleIn(accountId, version.projectId)) ? version : undefined;
  };
  const show = async (versionId: string): Promise<NamedVersion | undefined> => {
    const version = await findVersion(pool, versionId);
    return version && (await name([version]))[0];
  };
  /** Takes the board as it is; drawing and packing come before any lock. */
  const capture = async (doc: Y.Doc) => {
    const items = readItems(doc);
    const snapshot = takeSnapshot(doc);
    const [packed, thumbnail] = await Promise.all([
      packSnapshot(snapshot),
      // A picture that cannot be drawn must not lose the version.
      drawThumbnail(items, readSmall).catch((err: unknown) => {
        log.warn({ err }, 'a version has no picture');
        return null;
      }),
    ]);
    return { items: packed, thumbnail, itemCount: items.length };
  };
  type Captured = Awaited<ReturnType<typeof capture>> & { readonly sequence: number };
  const captureStored = async (projectId: string): Promise<Captured | undefined> => {
    const reading = await canvases.read(pool, projectId, (doc, sequence) => ({ sequence, captured: capture(doc) }));
    return reading && { ...(await reading.captured), sequence: reading.sequence };
  };
  const store = async (
    connection: PoolClient,
    captured: Captured,
    version: { projectId: string; kind: VersionKind; name: string | null; createdBy: string | null; createdAt: Date },
  ): Promise<string> => {
    const id = newId();
    await insertVersion(connection, { id, ...version, ...captured });
    const { projectId, createdAt: at } = version;
    await appendProjectEvent(connection, { projectId, event: { name: 'versions-changed', versionId: id }, at });
    return id;
  };
  const prune = async (projectId: string) =>
    deleteVersions(pool, versionsToDrop(await listVersions(pool, projectId), wallClock.now()));

  return {
    list: async ({ accountId, projectId }) =>
      (await roleIn(accountId, projectId)) ? name(await listVersions(pool, projectId)) : undefined,
    keep: async ({ accountId, projectId, name: given }) => {
      if (!(await mayEdit(accountId, projectId))) return { ok: false, reason: 'not-found' };
      const named = (await listVersions(pool, projectId)).filter((version) => version.name !== null);
      if (named.length >= LIMITS.namedVersionsPerProject) return { ok: false, reason: 'too-many' };
      const captured = await captureStored(projectId);
      if (captured === undefined) return { ok: false, reason: 'not-found' };
      const details = { projectId, kind: 'named' as const, name: given, createdBy: accountId };
      const id = await inTransaction(database, (connection) =>
        store(connection, captured, { ...details, createdAt: wallClock.now() }),
      );
      const version = await show(id);
      return version ? { ok: true, version } : { ok: false, reason: 'not-found' };
    },
    rename: async ({ accountId, versionId, name: given }) => {
      const version = await findVersion(pool, versionId);
      if (!version || !(await mayEdit(accountId, version.projectId))) return { ok: false, reason: 'not-found' };
      const { projectId } = version;
      const named = (await listVersions(pool, projectId)).filter((other) => other.name !== null);
      const isMore = given !== null && version.name === null;
      if (isMore && named.length >= LIMITS.namedVersionsPerProject) return { ok: false, reason: 'too-many' };
      await inTransaction(database, async (connection) => {
        await nameVersion(connection, { versionId, name: given });
        const event = { name: 'versions-changed' as const, versionId };
        await appendProjectEvent(connection, { projectId, event, at: wallClock.now() });
      });
      const renamed = await show(versionId);
      return renamed ? { ok: true, version: renamed } : { ok: false, reason: 'not-found' };
    },
    restore: async ({ accountId, versionId }) => {
      const version = await findVersion(pool, versionId);
      if (!version || !(await mayEdit(accountId, version.projectId))) return undefined;
      const { projectId } = version;
      const packed = await readVersionItems(pool, versionId);
      const before = await captureStored(projectId);
      if (packed === undefined || before === undefined) return undefined;
      const snapshot = await unpackSnapshot(packed);
      const at = wallClock.now();
      const details = { projectId, createdBy: accountId, name: null };
      const thumbnail = (await readThumbnail(pool, versionId)) ?? null;
      const outcome = await inTransaction(database, async (connection) => {
        const beforeId = await store(connection, before, { ...details, kind: 'before-restore', createdAt: at });
        await touchProject(connection, { projectId, at });
        // The board comes last in the order of locks, and the version of it needs its number.
        const counts = await canvases.change(connection, projectId, (doc) =>
          restoreItems(doc, snapshot, SERVER_ORIGIN),
        );
        const sequence = (await canvases.read(connection, projectId, (_doc, last) => last)) ?? before.sequence;
        const id = newId();
        const restored = { itemCount: version.itemCount, items: packed, thumbnail, sequence };
        // A moment later than what was before, for the order of the list.
        const createdAt = new Date(at.getTime() + 1);
        await insertVersion(connection, { id, ...details, ...restored, kind: 'restored', createdAt });
        return { counts, id, beforeId };
      });
      await prune(projectId);
      const [shown, shownBefore] = await Promise.all([show(outcome.id), show(outcome.beforeId)]);
      return shown && shownBefore && { ...outcome.counts, version: shown, before: shownBefore };
    },
    document: async ({ accountId, versionId }) => {
      const packed = (await visible(accountId, versionId)) && (await readVersionItems(pool, versionId));
      return packed && writeSnapshotDocument(await unpackSnapshot(packed));
    },
    thumbnail: async ({ accountId, versionId }) =>
      (await visible(accountId, versionId)) && readThumbnail(pool, versionId),
    keepDue: async () => {
      const now = wallClock.now();
      const projectIds = await listDueBoards(pool, {
        quietSince: new Date(now.getTime() - QUIET_MS),
        agedSince: new Date(now.getTime() - AGED_MS),
        limit: BOARDS_AT_ONCE,
      });
      for (const projectId of projectIds) {
        const captured = await captureStored(projectId);
        if (captured === undefined) continue;
        const details = { projectId, kind: 'automatic' as const, name: null, createdBy: null, createdAt: now };
        await inTransaction(database, (connection) => store(connection, captured, details));
        await prune(projectId);
      }
    },
  };
}

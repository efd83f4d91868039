import type { CanvasItems, ProjectRole } from '@gesso/contract';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { listCovers } from '../../modules/assets/index.ts';
import { lockBrandKit } from '../../modules/brand-kits/index.ts';
import type { Canvases } from '../../modules/canvases/index.ts';
import {
  type AfterProject,
  deleteProject,
  findAccess,
  findProject,
  insertProject,
  listProjects,
  type Project,
  type ProjectAccess,
  type ProjectVisit,
  renameProject,
  setProjectBrandKit,
} from '../../modules/projects/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ShownProject } from './project.presenter.ts';

export type ProjectContext = {
  readonly database: { readonly pool: Pool };
  readonly canvases: Canvases;
  readonly clock: Clock;
  /** Stops what is being planned and made for a project that goes away. */
  readonly cancelWork: (projectId: string) => Promise<void>;
  /** Default: random UUIDv7. */
  readonly newId?: () => string;
};

export type OwnedProject = { readonly accountId: string; readonly projectId: string };

export type ProjectChange = OwnedProject & {
  readonly name?: string | undefined;
  /** The kit that the agent keeps to unless a brief names another; null for none. */
  readonly brandKitId?: string | null | undefined;
};

export type ProjectUpdate =
  | { readonly ok: true; readonly project: ShownProject }
  /** Which of the two is not there, or somebody else's. */
  | { readonly ok: false; readonly missing: 'project' | 'brand kit' };

/** Stories of a project. Each answers undefined (or false) for somebody else's, for a deleted one and for nonsense. */
export type ProjectStories = {
  /**
   * Opens a project with an empty board.
   *
   * @param asked.id - Asked again under the same id, the project that is there returns. Default: a new one.
   */
  readonly create: (asked: {
    readonly id?: string | undefined;
    readonly accountId: string;
    readonly name: string;
  }) => Promise<ShownProject>;
  /** Newest first. */
  readonly list: (page: {
    readonly accountId: string;
    readonly limit: number;
    readonly after?: AfterProject | undefined;
  }) => Promise<readonly ShownProject[]>;
  readonly find: (owned: OwnedProject) => Promise<ShownProject | undefined>;
  /** What a visitor may do with a project, theirs or shared with them; undefined where that is nothing. */
  readonly access: (visit: ProjectVisit) => Promise<ProjectAccess | undefined>;
  /** A project with its covers, for whoever may see it. */
  readonly look: (visit: ProjectVisit) => Promise<{ project: ShownProject; role: ProjectRole } | undefined>;
  /** What is left out stays. All of it is changed, or nothing is. */
  readonly update: (change: ProjectChange) => Promise<ProjectUpdate>;
  /** Takes it away: work for it stops, credits held for that come back, open boards close. */
  readonly remove: (owned: OwnedProject) => Promise<boolean>;
  /** What lies on its board. */
  readonly items: (owned: OwnedProject) => Promise<CanvasItems | undefined>;
  /** What lies on its board, for whoever may see it. */
  readonly lookAtItems: (visit: ProjectVisit) => Promise<CanvasItems | undefined>;
};

/** Projects together with their boards and covers. */
export function createProjectStories(context: ProjectContext): ProjectStories {
  const { database, canvases, clock, newId = uuidv7 } = context;
  const show = async (projects: readonly Project[]): Promise<ShownProject[]> => {
    const covers = await listCovers(
      database.pool,
      projects.map(({ id }) => id),
    );
    return projects.map((project) => ({ ...project, coverAssetIds: covers.get(project.id) ?? [] }));
  };
  const find = async (owned: OwnedProject) => {
    const project = await findProject(database.pool, owned);
    return project && (await show([project]))[0];
  };
  return {
    create: async ({ id = newId(), accountId, name }) => {
      const project = { id, accountId, name, at: clock.now() };
      await inTransaction(database, async (connection) => {
        await insertProject(connection, project);
        await canvases.create(connection, project.id);
      });
      const { at, ...rest } = project;
      const stored = await find({ accountId, projectId: id });
      return stored ?? { ...rest, brandKitId: null, createdAt: at, updatedAt: at, coverAssetIds: [] };
    },
    access: (visit) => findAccess(database.pool, visit),
    look: async (visit) => {
      const access = await findAccess(database.pool, visit);
      const [project] = access ? await show([access.project]) : [];
      return access && project && { project, role: access.role };
    },
    list: async (page) => show(await listProjects(database.pool, page)),
    find,
    update: async ({ name, brandKitId, ...owned }) => {
      const before = await findProject(database.pool, owned);
      if (before === undefined) return { ok: false, missing: 'project' };
      const isKitThere = await inTransaction(database, async (connection) => {
        const change = { ...owned, at: clock.now() };
        const { accountId } = owned;
        // Locked, so that it is not deleted meanwhile; kits come before projects.
        const isOurs = typeof brandKitId !== 'string' || (await lockBrandKit(connection, { accountId, brandKitId }));
        if (!isOurs) return false;
        if (name !== undefined) await renameProject(connection, { ...change, name });
        if (brandKitId !== undefined) await setProjectBrandKit(connection, { ...change, brandKitId });
        return true;
      });
      if (!isKitThere) return { ok: false, missing: 'brand kit' };
      const project = await find(owned);
      return project === undefined ? { ok: false, missing: 'project' } : { ok: true, project };
    },
    remove: async (owned) => {
      const isRemoved = await inTransaction(database, async (connection) => {
        const isOurs = await deleteProject(connection, { ...owned, at: clock.now() });
        if (isOurs) await canvases.announceClosed(connection, owned.projectId);
        return isOurs;
      });
      // Nothing new can be accepted from here on, so this finds everything there is.
      if (isRemoved) await context.cancelWork(owned.projectId);
      return isRemoved;
    },
    items: async (owned) => (await findProject(database.pool, owned)) && canvases.readItems(owned.projectId),
    lookAtItems: async (visit) => (await findAccess(database.pool, visit)) && canvases.readItems(visit.projectId),
  };
}

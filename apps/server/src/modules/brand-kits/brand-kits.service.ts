import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/transaction.ts';
import {
  countBrandKits,
  findBrandKit,
  insertBrandKit,
  isBrandKitNameTaken,
  listBrandKitNames,
  listBrandKits,
  lockBrandKit,
  lockBrandKitNames,
  updateBrandKit,
} from './brand-kits.store.ts';
import {
  type AfterBrandKit,
  type BrandKitChange,
  type BrandKitFields,
  type BrandSnapshot,
  MOST_BRAND_KITS,
  type StoredBrandKit,
} from './brand-kits.ts';
import { findMentions } from './mentions.rules.ts';
import { toBrandSnapshot } from './snapshots.rules.ts';

export type BrandKitRefusal =
  | { readonly ok: false; readonly reason: 'name-taken'; readonly name: string }
  | { readonly ok: false; readonly reason: 'too-many-kits'; readonly most: number };

export type BrandKitAnswer = { readonly ok: true; readonly kit: StoredBrandKit } | BrandKitRefusal;

/** What decides which kit work keeps to. */
export type AskedBrandKit = {
  readonly accountId: string;
  /** As the request names it: null for none, undefined for whatever else says. */
  readonly brandKitId: string | null | undefined;
  /** The brief or prompt; a mention in it comes first. */
  readonly brief: string;
  /** The default of the project; null for none. */
  readonly projectBrandKitId: string | null;
};

export type BrandKits = {
  /** @param asked.id - Asked again under the same id, the kit that is there returns. */
  readonly create: (
    asked: { readonly id: string; readonly accountId: string } & BrandKitFields,
    at: Date,
  ) => Promise<BrandKitAnswer>;
  /** By name. */
  readonly list: (page: {
    readonly accountId: string;
    readonly limit: number;
    readonly after?: AfterBrandKit | undefined;
  }) => Promise<readonly StoredBrandKit[]>;
  readonly find: (owned: {
    readonly accountId: string;
    readonly brandKitId: string;
  }) => Promise<StoredBrandKit | undefined>;
  /** @returns undefined when this owner has no such kit. */
  readonly update: (
    asked: { readonly accountId: string; readonly brandKitId: string; readonly change: BrandKitChange },
    at: Date,
  ) => Promise<BrandKitAnswer | undefined>;
  /**
   * The kit that work keeps to: the one that its brief mentions first, else the one the request names, else the
   * project's default.
   *
   * @returns null for none, undefined when the request names one that is not there.
   */
  readonly choose: (asked: AskedBrandKit) => Promise<BrandSnapshot | null | undefined>;
};

/** Brands of an account. */
export function createBrandKits(database: { readonly pool: Pool }): BrandKits {
  const { pool } = database;
  return {
    create: ({ id, accountId, name, ...content }, at) =>
      inTransaction(database, async (connection): Promise<BrandKitAnswer> => {
        await lockBrandKitNames(connection, accountId);
        const earlier = await findBrandKit(connection, { accountId, brandKitId: id });
        if (earlier) return { ok: true, kit: earlier };
        if (await isBrandKitNameTaken(connection, { accountId, brandKitId: id, name })) return refuseName(name);
        if ((await countBrandKits(connection, accountId)) >= MOST_BRAND_KITS) {
          return { ok: false, reason: 'too-many-kits', most: MOST_BRAND_KITS };
        }
        const kit = {
          id,
          accountId,
          name,
          content: { version: 1, ...content },
          createdAt: at,
          updatedAt: at,
        } as const;
        await insertBrandKit(connection, kit);
        return { ok: true, kit };
      }),
    list: (page) => listBrandKits(pool, page),
    find: (owned) => findBrandKit(pool, owned),
    update: ({ change, ...owned }, at) =>
      inTransaction(database, async (connection) => {
        await lockBrandKitNames(connection, owned.accountId);
        const before = await lockBrandKit(connection, owned);
        if (before === undefined) return undefined;
        const kit = applyChange(before, change, at);
        if (await isBrandKitNameTaken(connection, { ...owned, name: kit.name })) return refuseName(kit.name);
        await updateBrandKit(connection, kit);
        return { ok: true, kit };
      }),
    choose: (asked) => choose(pool, asked),
  };
}

function refuseName(name: string): BrandKitRefusal {
  return { ok: false, reason: 'name-taken', name };
}

/** Nothing said changes nothing, not even when it was changed last. */
function applyChange(before: StoredBrandKit, change: BrandKitChange, at: Date): StoredBrandKit {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(said).length === 0) return before;
  const { name = before.name, ...content } = said as Partial<BrandKitFields>; // Only absent fields were taken out.
  return { ...before, name, content: { ...before.content, ...content }, updatedAt: at };
}

async function choose(
  pool: Pool,
  { accountId, brandKitId, brief, projectBrandKitId }: AskedBrandKit,
): Promise<BrandSnapshot | null | undefined> {
  const read = async (id: string): Promise<BrandSnapshot | undefined> => {
    const kit = await findBrandKit(pool, { accountId, brandKitId: id });
    return kit && toBrandSnapshot(kit);
  };
  const named = typeof brandKitId === 'string' ? await read(brandKitId) : null;
  // A kit that is not there is refused also where a mention would win: the caller means something we do not know.
  if (named === undefined) return undefined;
  const mentioned = brief.includes('@') ? findMentions(brief, await listBrandKitNames(pool, accountId))[0] : undefined;
  // Deleted between two reads, a mention is a word like any other.
  const kit = mentioned && (await read(mentioned.kit.id));
  if (kit !== undefined) return kit;
  if (named !== null || brandKitId === null) return named;
  return projectBrandKitId === null ? null : ((await read(projectBrandKitId)) ?? null);
}

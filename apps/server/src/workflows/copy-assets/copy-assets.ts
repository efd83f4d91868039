import { type AssetLicence, isAtLeast } from '@gesso/contract';
import type { Pool } from 'pg';
import type { Accounts } from '../../modules/accounts/index.ts';
import { findVisibleAsset, insertAssets, type StoredAsset } from '../../modules/assets/index.ts';
import { findAccess, lockProject, touchProject } from '../../modules/projects/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';

export type CopyContext = {
  readonly database: { readonly pool: Pool };
  readonly accounts: Accounts;
  readonly clock: Clock;
};

export type CopyAssets = {
  /** Asked again under the same id, each is copied once. */
  readonly id: string;
  readonly accountId: string;
  /** Where they are brought to. */
  readonly projectId: string;
  readonly assetIds: readonly string[];
};

export type CopiedAsset = { readonly assetId: string; readonly copyId: string };

/**
 * Brings assets of other projects into one, so that whoever may see its board sees what was pasted there, also when the
 * other project goes. The files themselves are kept once.
 *
 * Only what the caller may look at is copied; the rest, and what is of the project already, is left out. A copy belongs to
 * the project's owner, like what an editor uploads. What somebody else made keeps its provenance and loses its rights.
 *
 * @returns What was copied; undefined when the caller may not change the project.
 */
export async function copyAssets(context: CopyContext, asked: CopyAssets): Promise<readonly CopiedAsset[] | undefined> {
  const { database, clock } = context;
  const { projectId, accountId: visitorId } = asked;
  const access = await findAccess(database.pool, { projectId, visitorIds: [visitorId] });
  if (access === undefined || !isAtLeast(access.role, 'edit')) return undefined;
  const { accountId } = access.project;
  const account = await context.accounts.find(accountId);
  if (account === undefined) return undefined;
  const sources: StoredAsset[] = [];
  for (const assetId of new Set(asked.assetIds)) {
    const source = await findVisibleAsset(database.pool, { visitorIds: [visitorId], assetId });
    if (source !== undefined && source.projectId !== projectId) sources.push(source);
  }
  if (sources.length === 0) return [];
  const at = clock.now();
  const copies = sources.map((source) => ({
    ...source,
    id: deriveUuid(asked.id, source.id),
    accountId,
    projectId,
    generationId: null,
    resultIndex: null,
    chargedMillicredits: 0n,
    createdAt: at,
    ...(source.accountId === accountId ? {} : { planAtCreation: account.plan, licence: withoutRights(source.licence) }),
  }));
  return inTransaction(database, async (connection) => {
    if ((await lockProject(connection, { accountId, projectId })) === undefined) return undefined;
    await insertAssets(connection, copies);
    await touchProject(connection, { projectId, at });
    return sources.map((source, index) => ({ assetId: source.id, copyId: copies[index]?.id ?? source.id }));
  });
}

function withoutRights({ modelLicence }: AssetLicence): AssetLicence {
  const basis = 'Pasted from the project of somebody else, whose rights apply; Gesso cannot vouch for them.';
  return { commercialUse: false, basis, modelLicence };
}

import { type ErrorCode, type FieldError, isAtLeast, type LayerChange } from '@gesso/contract';
import { changeLayers, LayerChangeError, type Scene, SceneFormatError, upgradeScene } from '@gesso/procedural/layers';
import type { ExportFile } from '@gesso/provider-kit';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import {
  type Assets,
  type IngestedFile,
  ingestPicture,
  insertAsset,
  type StoredAsset,
} from '../../modules/assets/index.ts';
import { findAccess, lockProject, touchProject } from '../../modules/projects/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { BlobStore } from '../../platform/storage/blob-store.ts';

export type DesignContext = {
  readonly database: { readonly pool: Pool };
  readonly assets: Assets;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** Of the built-in engine; left out where none runs. */
  readonly exportFile: ExportFile | undefined;
  /** Default: random UUIDv7. */
  readonly newId?: () => string;
};

export type ChangeDesignOrder = {
  /** Asked again under the same id, the design is stored once. Default: a new one. */
  readonly id?: string | undefined;
  readonly accountId: string;
  readonly assetId: string;
  readonly changes: readonly LayerChange[];
  /** Whether the result is a picture without layers. */
  readonly isFlat: boolean;
};

export type ChangeDesignAnswer =
  | { readonly ok: true; readonly asset: StoredAsset }
  | {
      readonly ok: false;
      readonly code: Extract<ErrorCode, 'not-found' | 'invalid-request' | 'conflict' | 'model-unavailable'>;
      readonly message: string;
      readonly errors?: readonly FieldError[];
    };

type Refused = Extract<ChangeDesignAnswer, { ok: false }>;

/**
 * Makes a new version of a built-in design out of changes of its layers by hand, drawn by the same renderer as the first.
 *
 * The design stays as it is; the new one names it as its parent and keeps its model, licence and credits. Free of
 * charge, since nothing is generated. It is not placed on the board; whoever changed it puts it there. As with uploads,
 * what an editor makes in somebody else's project belongs to that project's owner.
 */
export async function changeDesign(context: DesignContext, order: ChangeDesignOrder): Promise<ChangeDesignAnswer> {
  const { database, assets } = context;
  const design = await assets.findVisible({ visitorIds: [order.accountId], assetId: order.assetId });
  const access =
    design && (await findAccess(database.pool, { projectId: design.projectId, visitorIds: [order.accountId] }));
  if (design === undefined || access === undefined || !isAtLeast(access.role, 'edit')) {
    return { ok: false, code: 'not-found', message: 'There is no such asset.' };
  }
  if (design.scene === null) {
    return { ok: false, code: 'conflict', message: 'This file has no layers; only designs of the built-in engine do.' };
  }
  const changed = changeScene(design.scene, order.changes);
  if ('ok' in changed) return changed;
  const drawn = await draw(context, design, changed);
  if ('ok' in drawn) return drawn;
  return store(context, { order, design, drawn, scene: order.isFlat ? null : changed });
}

function changeScene(stored: unknown, changes: readonly LayerChange[]): Scene | Refused {
  try {
    return changeLayers(upgradeScene(stored), changes);
  } catch (error) {
    if (error instanceof LayerChangeError) {
      const { index, message } = error;
      return { ok: false, code: 'invalid-request', message, errors: [{ path: `changes.${index}`, message }] };
    }
    if (error instanceof SceneFormatError) return { ok: false, code: 'conflict', message: error.message };
    throw error;
  }
}

async function draw(
  { exportFile, blobs }: DesignContext,
  design: StoredAsset,
  scene: Scene,
): Promise<IngestedFile | Refused> {
  if (exportFile === undefined) {
    const message = 'The built-in engine does not run here, so nothing can be drawn.';
    return { ok: false, code: 'model-unavailable', message };
  }
  const { bytes } = await exportFile({
    format: 'png',
    textAs: 'outlines',
    from: { scene: { ...scene } },
    title: design.name ?? design.prompt ?? '',
    credits: design.credits,
    source: 'algorithmicMedia',
  });
  const ingested = await ingestPicture(blobs, bytes);
  if (!ingested.ok) throw new Error(`the built-in engine drew no picture: ${ingested.message}`);
  return ingested.file;
}

async function store(
  { database, clock, newId = uuidv7 }: DesignContext,
  made: {
    readonly order: ChangeDesignOrder;
    readonly design: StoredAsset;
    readonly drawn: IngestedFile;
    readonly scene: Scene | null;
  },
): Promise<ChangeDesignAnswer> {
  const { order, design, drawn, scene } = made;
  const { accountId, projectId } = design;
  const asset: StoredAsset = {
    ...design,
    ...drawn,
    id: order.id ?? newId(),
    generationId: null,
    resultIndex: null,
    scene: scene && { ...scene },
    hasScene: scene !== null,
    facts: { ...design.facts, changedByHand: true },
    chargedMillicredits: 0n,
    parents: [design.id],
    createdAt: clock.now(),
  };
  const isStored = await inTransaction(database, async (connection) => {
    if ((await lockProject(connection, { accountId, projectId })) === undefined) return false;
    await insertAsset(connection, asset);
    await touchProject(connection, { projectId, at: asset.createdAt });
    return true;
  });
  return isStored ? { ok: true, asset } : { ok: false, code: 'not-found', message: 'There is no such asset.' };
}

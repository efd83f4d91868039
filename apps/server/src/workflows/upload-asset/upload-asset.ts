import { type ErrorCode, isAtLeast, LIMITS } from '@gesso/contract';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Accounts } from '../../modules/accounts/index.ts';
import {
  type DrawModel,
  type IngestAnswer,
  ingestUpload,
  insertAsset,
  type StoredAsset,
  UPLOAD_LICENCE,
} from '../../modules/assets/index.ts';
import { findAccess, lockProject, touchProject } from '../../modules/projects/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { BlobStore } from '../../platform/storage/blob-store.ts';

export type UploadContext = {
  readonly database: { readonly pool: Pool };
  readonly accounts: Accounts;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** Default: 3D models have no still. */
  readonly drawModel?: DrawModel | undefined;
  /** Default: random UUIDv7. */
  readonly newId?: () => string;
};

export type UploadAsset = {
  /** Asked again under the same id, the asset is stored once. Default: a new one. */
  readonly id?: string | undefined;
  readonly accountId: string;
  readonly projectId: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
};

export type UploadAnswer =
  | { readonly ok: true; readonly asset: StoredAsset }
  | {
      readonly ok: false;
      readonly code: Extract<ErrorCode, 'not-found' | 'invalid-file' | 'unsupported-media-type' | 'payload-too-large'>;
      readonly message: string;
    };

/** As long as file systems allow names to be. */
const NAME_CHARACTERS = 255;

/**
 * Takes in a picture, a clip or a 3D model that a person brings: looks into it, keeps it with its ladder of smaller copies,
 * free of charge.
 *
 * It is not placed on the board; whoever dropped it there does that. The name is only shown, never used as a path. What an
 * editor brings to somebody else's project belongs to that project's owner, like the board it lies on.
 */
export async function uploadAsset(context: UploadContext, asked: UploadAsset): Promise<UploadAnswer> {
  const { projectId, file } = asked;
  const access = await findAccess(context.database.pool, { projectId, visitorIds: [asked.accountId] });
  if (access === undefined || !isAtLeast(access.role, 'edit')) return notFound();
  const { accountId } = access.project;
  const account = await context.accounts.find(accountId);
  if (account === undefined) return notFound();
  if (file.bytes.byteLength > LIMITS.uploadBytes) {
    return { ok: false, code: 'payload-too-large', message: 'A file may have at most 200 MB.' };
  }
  const ingested = await ingestUpload(context.blobs, file.bytes, context.drawModel);
  if (!ingested.ok) return { ok: false, code: UPLOAD_CODES[ingested.reason], message: ingested.message };
  const { newId = uuidv7 } = context;
  const asset: StoredAsset = {
    ...ingested.file,
    id: asked.id ?? newId(),
    accountId,
    projectId,
    generationId: null,
    resultIndex: null,
    name: cleanName(file.name),
    model: null,
    vendorModel: null,
    prompt: null,
    settings: null,
    seed: null,
    scene: null,
    facts: {},
    credits: [],
    chargedMillicredits: 0n,
    planAtCreation: account.plan,
    licence: UPLOAD_LICENCE,
    parents: [],
    createdAt: context.clock.now(),
  };
  const isStored = await inTransaction(context.database, async (connection) => {
    if ((await lockProject(connection, { accountId, projectId })) === undefined) return false;
    await insertAsset(connection, asset);
    await touchProject(connection, { projectId, at: asset.createdAt });
    return true;
  });
  return isStored ? { ok: true, asset } : notFound();
}

const UPLOAD_CODES = {
  empty: 'invalid-file',
  damaged: 'invalid-file',
  'too-large': 'payload-too-large',
  'wrong-type': 'unsupported-media-type',
} as const satisfies Record<(IngestAnswer & { ok: false })['reason'], ErrorCode>;

function notFound(): UploadAnswer {
  return { ok: false, code: 'not-found', message: 'There is no such project.' };
}

/** The last part of a path, without what PostgreSQL or a screen cannot take. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(0, NAME_CHARACTERS);
}

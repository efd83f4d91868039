import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { itemsOf, readPlainItem, storeItem } from '@gesso/canvas-core';
import { type ErrorCode, LIMITS } from '@gesso/contract';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import type { Accounts } from '../../modules/accounts/index.ts';
import {
  type Certificates,
  type DrawModel,
  ingestUpload,
  insertAssets,
  type Seal,
  type StoredAsset,
  UPLOAD_LICENCE,
} from '../../modules/assets/index.ts';
import { type BoardVersion, type ItemFields, insertVersion, packSnapshot } from '../../modules/board-versions/index.ts';
import { type Canvases, SERVER_ORIGIN } from '../../modules/canvases/index.ts';
import { insertProject } from '../../modules/projects/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import {
  type AssetRecord,
  MANIFEST,
  MOST_MANIFEST_BYTES,
  MOST_SEAL_BYTES,
  type ProjectFile,
  projectFileSchema,
  SEAL,
  sealSchema,
  versionItemsSchema,
  withoutRights,
} from './project-file.ts';

export type ImportProjectContext = {
  readonly database: { readonly pool: Pool };
  readonly accounts: Accounts;
  readonly canvases: Canvases;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly certificates: Pick<Certificates, 'isOwnSeal'>;
  /** Default: 3D models have no still. */
  readonly drawModel?: DrawModel | undefined;
};

export type ImportProjectAnswer =
  | { readonly ok: true; readonly projectId: string }
  | { readonly ok: false; readonly code: Extract<ErrorCode, 'invalid-file'>; readonly message: string };

/** Rows of one INSERT; each has 27 values and PostgreSQL takes 65,535. */
const ROWS_AT_ONCE = 500;

const NO_PROJECT = 'This is no project that Gesso exported, or the file is damaged. Export it again.';

/**
 * Opens a project from a file that `exportProject` wrote, here or elsewhere: a new project of the account's, with new ids
 * for its files, and with its kept versions. Every file is looked into as if it had been uploaded; one that is refused
 * leaves its items without it. What was still being made is left out.
 *
 * Rights and models are taken over only from a file that this installation wrote for the same account, by its seal: anything
 * else anybody could have written.
 *
 * @param asked.id - Of the new project; asked again under the same id, it is opened once.
 */
export async function importProject(
  context: ImportProjectContext,
  asked: { readonly id: string; readonly accountId: string; readonly file: Blob },
): Promise<ImportProjectAnswer> {
  const { accountId, id: projectId } = asked;
  const account = await context.accounts.find(accountId);
  const opened = await openArchive(asked.file);
  if (account === undefined || opened === undefined) return { ok: false, code: 'invalid-file', message: NO_PROJECT };
  const { manifest } = opened;
  const at = context.clock.now();
  const owner = { accountId, projectId, planAtCreation: account.plan, createdAt: at };
  const assets = await takeAssets(context, opened, owner);
  const versions = await takeVersions(opened, assets);
  await inTransaction(context.database, async (connection) => {
    await insertProject(connection, { id: projectId, accountId, name: manifest.name, at });
    await context.canvases.create(connection, projectId);
    const rows = [...assets.values()];
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await insertAssets(connection, rows.slice(start, start + ROWS_AT_ONCE));
    }
    for (const version of versions) {
      const kept = { ...version, id: uuidv7(), projectId, sequence: 0, thumbnail: null, createdBy: accountId };
      await insertVersion(connection, kept);
    }
    await context.canvases.change(connection, projectId, (doc) => {
      const stored = itemsOf(doc);
      doc.transact(() => {
        for (const [itemId, fields] of manifest.items) {
          const item = readPlainItem(itemId, fields);
          if (item === null || item.status !== 'ready') continue;
          const { generationId, runId, assetId, ...rest } = item;
          const own = assetId === undefined ? undefined : assets.get(assetId)?.id;
          if (assetId !== undefined && own === undefined) continue;
          stored.set(itemId, storeItem(own === undefined ? rest : { ...rest, assetId: own }));
        }
      }, SERVER_ORIGIN);
    });
  });
  return { ok: true, projectId };
}

type OpenedArchive = {
  readonly archive: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly manifest: ProjectFile;
  /** The text of the manifest, and the seal that came with it. */
  readonly text: string;
  readonly seal: Seal | undefined;
};

/** Reads an archive where it lies, a piece at a time: one of 2 GB is never in memory. */
class BlobReader extends RandomAccessReader {
  readonly #file: Blob;

  constructor(file: Blob) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    // Node's own web streams and the global ones are the same at run time; only their types differ.
    return Readable.fromWeb(this.#file.slice(start, end).stream() as Parameters<typeof Readable.fromWeb>[0]);
  }
}

/** Undefined for what is no project. Nothing is unpacked but the manifest, and of that no more than it may have. */
async function openArchive(file: Blob): Promise<OpenedArchive | undefined> {
  try {
    const archive = await fromRandomAccessReaderPromise(new BlobReader(file), file.size, { autoClose: false });
    const entries = new Map<string, Entry>();
    for await (const entry of archive.eachEntry()) entries.set(entry.fileName, entry);
    const text = (await readEntry({ archive, entries }, MANIFEST, MOST_MANIFEST_BYTES))?.toString('utf8');
    if (text === undefined) return undefined;
    const sealText = await readEntry({ archive, entries }, SEAL, MOST_SEAL_BYTES);
    const seal = sealText && sealSchema.parse(JSON.parse(sealText.toString('utf8')));
    return { archive, entries, text, seal, manifest: projectFileSchema.parse(JSON.parse(text)) };
  } catch {
    // No ZIP, no JSON, or another's: to who brought it these are the same.
    return undefined;
  }
}

/** An entry's bytes; undefined when there is none or it is larger than it may be, by its own word, which is checked. */
async function readEntry(
  { archive, entries }: Pick<OpenedArchive, 'archive' | 'entries'>,
  name: string,
  mostBytes: number,
): Promise<Buffer | undefined> {
  const entry = entries.get(name);
  if (entry === undefined || entry.uncompressedSize > mostBytes) return undefined;
  return buffer(await archive.openReadStreamPromise(entry));
}

/** By the id in the file, the new asset. */
async function takeAssets(
  { blobs, drawModel, certificates }: ImportProjectContext,
  opened: OpenedArchive,
  owner: Pick<StoredAsset, 'accountId' | 'projectId' | 'planAtCreation' | 'createdAt'>,
): Promise<ReadonlyMap<string, StoredAsset>> {
  const { manifest, text, seal } = opened;
  const isOwn = manifest.accountId === owner.accountId && seal !== undefined && certificates.isOwnSeal(text, seal);
  const assets = new Map<string, StoredAsset>();
  for (const { id, name, file, record } of manifest.assets) {
    const bytes = await readEntry(opened, file, LIMITS.uploadBytes).catch(() => undefined);
    const ingested = bytes && (await ingestUpload(blobs, bytes, drawModel));
    if (!ingested?.ok) continue;
    assets.set(id, {
      ...ingested.file,
      ...owner,
      id: uuidv7(),
      generationId: null,
      resultIndex: null,
      name,
      ...provenanceOf(record, isOwn && file === `files/${ingested.file.sha256}`),
      chargedMillicredits: 0n,
    });
  }
  for (const [id, asset] of assets) {
    assets.set(id, { ...asset, parents: asset.parents.flatMap((parent) => assets.get(parent)?.id ?? []) });
  }
  return assets;
}

type Provenance = Pick<
  StoredAsset,
  'model' | 'vendorModel' | 'prompt' | 'settings' | 'seed' | 'scene' | 'facts' | 'credits' | 'licence' | 'parents'
> &
  Partial<Pick<StoredAsset, 'planAtCreation'>>;

/** What a record says of an asset, as far as it can be believed. */
function provenanceOf(record: AssetRecord | null, isOwn: boolean): Provenance {
  if (record === null) return { ...UNKNOWN, licence: UPLOAD_LICENCE };
  if (isOwn) return record;
  // Words are nobody's claim; a model's name is one, and so are the layers that an engine would draw.
  const { prompt, settings, seed, credits, parents } = record;
  return { ...UNKNOWN, prompt, settings, seed, credits, parents, licence: withoutRights(record) };
}

const UNKNOWN = {
  ...{ model: null, vendorModel: null, prompt: null, settings: null, seed: null, scene: null },
  ...{ facts: {}, credits: [], parents: [] },
} as const;

type TakenVersion = Pick<BoardVersion, 'kind' | 'name' | 'itemCount' | 'createdAt'> & { readonly items: Buffer };

/** Kept versions with the new assets; one that cannot be read is left out. */
async function takeVersions(
  opened: OpenedArchive,
  assets: ReadonlyMap<string, StoredAsset>,
): Promise<readonly TakenVersion[]> {
  const taken: TakenVersion[] = [];
  for (const { kind, name, createdAt, file } of opened.manifest.versions) {
    const text = await readEntry(opened, file, MOST_MANIFEST_BYTES).catch(() => undefined);
    const parsed = text && versionItemsSchema.safeParse(parseJson(text));
    if (!parsed?.success || (kind === 'named' && name === null)) continue;
    const items = new Map<string, ItemFields>();
    for (const [itemId, fields] of parsed.data.items) {
      const item = readPlainItem(itemId, fields);
      if (item === null || item.status !== 'ready') continue;
      const { generationId: _generation, runId: _run, assetId, ...rest } = fields;
      const own = typeof assetId === 'string' ? assets.get(assetId)?.id : undefined;
      if (assetId === undefined) items.set(itemId, rest);
      else if (own !== undefined) items.set(itemId, { ...rest, assetId: own });
    }
    const packed = await packSnapshot(items);
    taken.push({ kind, name, itemCount: items.size, createdAt: new Date(createdAt), items: packed });
  }
  return taken;
}

function parseJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

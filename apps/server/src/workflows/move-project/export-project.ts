import type { Readable } from 'node:stream';
import { readItems } from '@gesso/canvas-core';
import type { Pool } from 'pg';
import { ZipFile } from 'yazl';
import { type Certificates, listVisibleAssets, type StoredAsset } from '../../modules/assets/index.ts';
import { listVersions, readVersionItems, type Snapshot, unpackSnapshot } from '../../modules/board-versions/index.ts';
import type { Canvases } from '../../modules/canvases/index.ts';
import { findProject } from '../../modules/projects/index.ts';
import { MANIFEST, PROJECT_FILE_VERSION, type ProjectFile, recordOf, SEAL } from './project-file.ts';

export type ExportProjectContext = {
  readonly database: { readonly pool: Pool };
  readonly canvases: Pick<Canvases, 'read'>;
  readonly certificates: Pick<Certificates, 'seal'>;
  readonly pathOfBlob: (sha256: string) => string;
};

type Owned = { readonly accountId: string; readonly projectId: string };

/**
 * Writes a whole project of its owner's as one ZIP, to be kept or brought to another Gesso: the board with its kept
 * versions, every file on them byte for byte, and how each was made and what may be done with it, sealed.
 *
 * @returns A stream that reads file after file; undefined for a project that is not the account's.
 */
export async function exportProject(
  { database, canvases, certificates, pathOfBlob }: ExportProjectContext,
  owned: Owned,
): Promise<{ readonly name: string; readonly content: Readable } | undefined> {
  const { pool } = database;
  const project = await findProject(pool, owned);
  const items = project && (await canvases.read(pool, project.id, (doc) => readItems(doc)));
  if (project === undefined || items === undefined) return undefined;
  const versions = await readVersions(pool, project.id);
  const ids = new Set(items.flatMap(({ assetId }) => assetId ?? []));
  for (const { items: kept } of versions) {
    for (const { assetId } of kept.values()) if (typeof assetId === 'string') ids.add(assetId);
  }
  const assets = await listVisibleAssets(pool, { visitorIds: [owned.accountId], assetIds: [...ids] });
  const manifest: ProjectFile = {
    gessoProject: PROJECT_FILE_VERSION,
    name: project.name,
    accountId: owned.accountId,
    items: items.map(({ id, ...fields }) => [id, fields]),
    assets: assets.map((asset) => describe(asset, owned.accountId)),
    versions: versions.map(({ items: _items, ...version }) => version),
  };
  const archive = new ZipFile();
  const text = JSON.stringify(manifest);
  archive.addBuffer(Buffer.from(text), MANIFEST);
  archive.addBuffer(Buffer.from(JSON.stringify(certificates.seal(text))), SEAL);
  for (const { file, items: kept } of versions) {
    archive.addBuffer(Buffer.from(JSON.stringify({ items: [...kept] })), file);
  }
  for (const sha256 of new Set(assets.map((asset) => asset.sha256))) {
    // Pictures and clips are packed already.
    archive.addFile(pathOfBlob(sha256), `files/${sha256}`, { compress: false });
  }
  archive.end();
  // Its types say no more than that it can be read; it is one of Node's own streams.
  const content = archive.outputStream as Readable;
  archive.once('error', (error: Error) => content.destroy(error));
  return { name: project.name, content };
}

/** Of somebody else's file only the file goes out: what is known of it is not the exporter's. */
function describe(asset: StoredAsset, accountId: string): ProjectFile['assets'][number] {
  const { id, name, prompt, sha256 } = asset;
  return {
    id,
    name: (name ?? prompt ?? '').slice(0, 255),
    file: `files/${sha256}`,
    record: asset.accountId === accountId ? recordOf(asset) : null,
  };
}

type KeptVersion = ProjectFile['versions'][number] & { readonly items: Snapshot };

async function readVersions(pool: Pool, projectId: string): Promise<readonly KeptVersion[]> {
  const versions: KeptVersion[] = [];
  for (const { id, kind, name, createdAt } of await listVersions(pool, projectId)) {
    const packed = await readVersionItems(pool, id);
    // Pruned meanwhile.
    if (packed === undefined) continue;
    const file = `versions/${versions.length}.json`;
    versions.push({ kind, name, createdAt: createdAt.toISOString(), file, items: await unpackSnapshot(packed) });
  }
  return versions;
}

import type { Readable } from 'node:stream';
import { readItems } from '@gesso/canvas-core';
import type { Pool } from 'pg';
import { ZipFile } from 'yazl';
import { listVisibleFiles } from '../../modules/assets/index.ts';
import type { Canvases } from '../../modules/canvases/index.ts';
import { findProject } from '../../modules/projects/index.ts';
import { MANIFEST, PROJECT_FILE_VERSION, type ProjectFile } from './project-file.ts';

export type ExportProjectContext = {
  readonly database: { readonly pool: Pool };
  readonly canvases: Pick<Canvases, 'read'>;
  readonly pathOfBlob: (sha256: string) => string;
};

type Owned = { readonly accountId: string; readonly projectId: string };

/**
 * Writes a whole project of its owner's as one ZIP, to be kept or brought to another Gesso: the board, and every file on it
 * byte for byte.
 *
 * @returns A stream that reads file after file; undefined for a project that is not the account's.
 */
export async function exportProject(
  { database, canvases, pathOfBlob }: ExportProjectContext,
  owned: Owned,
): Promise<{ readonly name: string; readonly content: Readable } | undefined> {
  const project = await findProject(database.pool, owned);
  const items = project && (await canvases.read(database.pool, project.id, (doc) => readItems(doc)));
  if (project === undefined || items === undefined) return undefined;
  const assets = await listVisibleFiles(database.pool, {
    visitorIds: [owned.accountId],
    assetIds: [...new Set(items.flatMap(({ assetId }) => assetId ?? []))],
  });
  const manifest: ProjectFile = {
    gessoProject: PROJECT_FILE_VERSION,
    name: project.name,
    items: items.map(({ id, ...fields }) => [id, fields]),
    assets: assets.map(({ id, name, prompt, sha256 }) => ({
      id,
      name: (name ?? prompt ?? '').slice(0, 255),
      file: `files/${sha256}`,
    })),
  };
  const archive = new ZipFile();
  archive.addBuffer(Buffer.from(JSON.stringify(manifest)), MANIFEST);
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

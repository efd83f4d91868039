import type { Pool } from 'pg';
import type { BlobStore, OpenedBlob } from '../../platform/storage/blob-store.ts';
import { drawSheet, SHEET_COLUMNS, SHEET_TILES } from './sheet-picture.ts';
import { listSheets, listTiles, listUnsheeted, maySeeProject, type StoredSheet, saveSheet } from './sheets.store.ts';

type Visited = { readonly visitorIds: readonly string[]; readonly projectId: string };

/** The bytes of a sheet with what a download says about them. */
type SheetFile = OpenedBlob & { readonly mimeType: string; readonly sha256: string; readonly fileName: string };

/** A sheet as boards are told of it. */
export type Sheet = Pick<StoredSheet, 'sha256' | 'assetIds'> & { readonly columns: number };

/**
 * The smallest copies of a project's pictures, a thousand on one file.
 *
 * They are drawn behind everybody's back: a board that opens sooner asks for what lies on none by itself.
 */
export type Sheets = {
  /** What there is now; undefined for who may not see the project. What is missing is drawn for the next time. */
  readonly list: (visited: Visited) => Promise<readonly Sheet[] | undefined>;
  /** Opens a sheet's file for who may see its project. */
  readonly open: (asked: Visited & { readonly sha256: string }) => Promise<SheetFile | undefined>;
  /** Says that pictures of a project got their smaller copies. */
  readonly note: (projectId: string) => void;
  /** Draws no more, and resolves when nothing is being drawn. */
  readonly close: () => Promise<void>;
};

/** Fewer new pictures come one by one: a file drawn anew for each would be most of what is stored. */
const LEAST_NEW = 16;

/** Results of a run come within seconds of each other; so long is waited for more of them. */
const QUIET_MS = 5_000;

export function createSheets({
  database: { pool },
  blobs,
}: {
  readonly database: { readonly pool: Pool };
  readonly blobs: BlobStore;
}): Sheets {
  const waiting = new Map<string, NodeJS.Timeout>();
  const queued = new Set<string>();
  let drawing: Promise<void> = Promise.resolve();
  let isClosed = false;

  /** One project at a time, and each once however often it is asked for: drawing is nobody's hurry. */
  const order = (projectId: string) => {
    if (isClosed || queued.has(projectId)) return;
    queued.add(projectId);
    drawing = drawing.then(async () => {
      queued.delete(projectId);
      // What cannot be drawn now is drawn at the next opening of the board; until then it is only slower.
      while (!isClosed && (await drawNext(projectId).catch(() => false)));
    });
  };

  /** Draws what lies on no sheet yet onto the last one or a new one. False when there is too little to draw. */
  async function drawNext(projectId: string): Promise<boolean> {
    const sheets = await listSheets(pool, projectId);
    const end = sheets.at(-1);
    const last = end && end.assetIds.length < SHEET_TILES ? end : undefined;
    const known = last?.assetIds ?? [];
    const added = await listUnsheeted(pool, { projectId, limit: SHEET_TILES - known.length });
    if (added.length < LEAST_NEW && known.length + added.length < SHEET_TILES) return false;
    if (added.length === 0) return false;
    const assetIds = [...known, ...added];
    const tiles = await listTiles(pool, assetIds);
    const files = await Promise.all(assetIds.map((id) => readFile(tiles.get(id))));
    const { sha256 } = await blobs.putBytes(await drawSheet(files));
    const position = last?.position ?? sheets.length;
    await saveSheet(pool, { projectId, position, sha256, assetIds, continues: last?.sha256 ?? null });
    return true;
  }

  async function readFile(sha256: string | undefined): Promise<Uint8Array | undefined> {
    const blob = sha256 && (await blobs.openFile(sha256));
    return blob ? Buffer.concat(await blob.read().toArray()) : undefined;
  }

  return {
    list: async (visited) => {
      if (!(await maySeeProject(pool, visited))) return undefined;
      const sheets = await listSheets(pool, visited.projectId);
      order(visited.projectId);
      return sheets.map(({ sha256, assetIds }) => ({ sha256, assetIds, columns: SHEET_COLUMNS }));
    },
    open: async ({ sha256, ...visited }) => {
      if (!(await maySeeProject(pool, visited))) return undefined;
      const isOurs = (await listSheets(pool, visited.projectId)).some((sheet) => sheet.sha256 === sha256);
      const blob = isOurs ? await blobs.openFile(sha256) : undefined;
      return blob && { ...blob, sha256, mimeType: 'image/webp', fileName: 'sheet.webp' };
    },
    note: (projectId) => {
      clearTimeout(waiting.get(projectId));
      const timer = setTimeout(() => {
        waiting.delete(projectId);
        order(projectId);
      }, QUIET_MS);
      waiting.set(projectId, timer.unref());
    },
    close: async () => {
      isClosed = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      await drawing;
    },
  };
}

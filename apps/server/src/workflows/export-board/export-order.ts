import type { Choice, PictureFile } from '@gesso/board-painter';
import type { BoardItem } from '@gesso/canvas-core';
import type { BoardExportFile, ModelKind } from '@gesso/contract';

/** Everything that is needed to write an export, so that another process can do it without the database. */
export type ExportOrder = {
  readonly boardName: string;
  readonly items: readonly BoardItem[];
  readonly choice: Choice;
  readonly files: readonly BoardExportFile[];
  /** By asset, the pictures it is drawn from. */
  readonly pictures: ReadonlyMap<string, readonly PictureFile[]>;
  /** By asset, its own file. */
  readonly originals: ReadonlyMap<string, OriginalFile>;
  /** An empty folder to write in. */
  readonly workshop: string;
};

export type OriginalFile = {
  readonly path: string;
  readonly name: string;
  readonly kind: ModelKind;
  readonly mimeType: string;
  readonly durationMs: number | null;
};

/** The one file that came of it. */
export type WrittenExport = { readonly path: string; readonly name: string; readonly mimeType: string };

/** What the writing process says. */
export type ExportReport =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'written'; readonly file: WrittenExport }
  /** A sentence for the person who asked: trying again gives the same. */
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'broken'; readonly message: string };

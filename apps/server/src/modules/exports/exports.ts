import type { BoardExport, CreateExport } from '@gesso/contract';

/** What somebody wants of a board, and how far it is. */
export type StoredExport = {
  readonly id: string;
  readonly projectId: string;
  readonly accountId: string;
  readonly asked: CreateExport;
  readonly status: BoardExport['status'];
  /** 0 to 1. */
  readonly progress: number;
  readonly file: ExportedFile | null;
  /** A sentence for whoever asked. */
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date;
};

export type ExportedFile = { readonly name: string; readonly mimeType: string; readonly sizeBytes: number };

/** How an export ends. */
export type ExportEnd =
  | { readonly status: 'succeeded'; readonly file: ExportedFile }
  | { readonly status: 'failed'; readonly failure: string }
  | { readonly status: 'cancelled' };

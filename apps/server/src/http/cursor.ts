import { z } from 'zod';
import { isUuid } from '../platform/database/uuid.ts';
import { ProblemError } from './problems.ts';

/** The last row of a page, where the rows are sorted by birth and id. */
export type AfterRow = { readonly createdAt: Date; readonly id: string };

const afterRowSchema = z.tuple([z.iso.datetime({ precision: 3 }), z.string().refine(isUuid)]);

/** Writes a place in a list as a text that clients hand back and do not read. */
export function writeCursor({ createdAt, id }: AfterRow): string {
  return writeCursorOf([createdAt.toISOString(), id]);
}

/**
 * Reads a cursor of `writeCursor`.
 *
 * @returns undefined where the client sent none: the first page.
 * @throws ProblemError `invalid-request` for a text that is none.
 */
export function readCursor(cursor: string | undefined): AfterRow | undefined {
  const place = readCursorOf(afterRowSchema, cursor);
  return place && { createdAt: new Date(place[0]), id: place[1] };
}

/**
 * Cuts a page out of rows that were read with one more than asked for: the extra one tells that there is a next page.
 *
 * @param rows - At most `limit + 1` of them.
 */
export function toPage<Row extends AfterRow, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(last) : null,
  };
}

/** Writes any place in a list. */
export function writeCursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor of `writeCursorOf`; like `readCursor`, for lists in another order. */
export function readCursorOf<Place>(schema: z.ZodType<Place>, cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    const message = 'must be the nextCursor of the page before';
    throw new ProblemError({
      code: 'invalid-request',
      detail: `cursor ${message}.`,
      errors: [{ path: 'cursor', message }],
    });
  }
}

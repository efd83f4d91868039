import { DatabaseError, type PoolClient } from 'pg';
import type { Book } from './book.ts';
import { BOOK_TABLES } from './book-tables.store.ts';
import type { BookTable } from './table-columns.store.ts';

/**
 * Writes everything that operations changed, in one statement, whatever their number.
 *
 * Tables of which nothing changed are left out, so that there is a statement, with a prepared plan, per kind of change: a
 * hold, a capture, both, and so on.
 */
export async function saveBooks(connection: PoolClient, books: readonly Book[]): Promise<void> {
  if (books.length === 0) return;
  const tables: BookTable[] = [];
  const values: (Buffer | string)[] = [];
  let name = 'save-credit-books-';
  for (const table of BOOK_TABLES) {
    const own = table.toValues(books);
    name += own === undefined ? '0' : '1';
    if (own === undefined) continue;
    tables.push(table);
    values.push(...own);
  }
  const { rows } = await connection.query<{ readonly version: string }>({
    name,
    text: toStatement(name, tables),
    values,
  });
  const { version } = rows[0]!; // A SELECT without FROM has exactly one row.
  for (const book of books) book.version = version;
}

/** A dozen in practice: a hold, a capture, both, with a grant and so on. */
const statements = new Map<string, string>();

function toStatement(name: string, tables: readonly BookTable[]): string {
  const known = statements.get(name);
  if (known !== undefined) return known;
  let next = 1;
  const parts = tables.map((table) => {
    const { text, parameters } = table.toStatement(next);
    next += parameters;
    return `${table.name} AS (${text})`;
  });
  // All parts run, and on the same state, though nothing is selected of them.
  const statement = `WITH ${parts.join(',\n')} SELECT pg_current_xact_id()::xid::text AS version`;
  statements.set(name, statement);
  return statement;
}

/** @see PostgreSQL, Appendix A: `unique_violation`. */
const UNIQUE_VIOLATION = '23505';

/** Whether the writing failed because a hold of this id was made before. */
export function isHoldThere(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return error.code === UNIQUE_VIOLATION && error.constraint === 'credit_holds_pkey';
}

import type { PoolClient } from 'pg';
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
  const parts = BOOK_TABLES.flatMap((table) => {
    const values = table.toValues(books);
    return values === undefined ? [] : [{ table, values }];
  });
  const { rows } = await connection.query<{ readonly version: string }>({
    name: `save-credit-books-${BOOK_TABLES.map((table) => Number(parts.some((part) => part.table === table))).join('')}`,
    text: toStatement(parts.map(({ table }) => table)),
    values: parts.flatMap(({ values }) => values),
  });
  const { version } = rows[0]!; // A SELECT without FROM has exactly one row.
  for (const book of books) book.version = version;
}

function toStatement(tables: readonly BookTable[]): string {
  let count = 0;
  const parts = tables.map(({ name, columns, write }) => {
    const names = columns.map((column) => column.name).join(', ');
    const parameters = columns.map(({ type }) => {
      count += 1;
      return `$${count}::${type}[]`;
    });
    return `${name} AS (${write(`unnest(${parameters.join(', ')}) AS new (${names})`, names)})`;
  });
  // All parts run, and on the same state, though nothing is selected of them.
  return `WITH ${parts.join(',\n')} SELECT pg_current_xact_id()::xid::text AS version`;
}

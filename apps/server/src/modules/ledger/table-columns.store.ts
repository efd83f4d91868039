import type { Book } from './book.ts';

export type ColumnType = 'uuid' | 'bigint' | 'integer' | 'smallint' | 'boolean' | 'text' | 'jsonb' | 'timestamptz';

export type Column<Row> = {
  readonly name: string;
  readonly type: ColumnType;
  readonly read: (row: Row, book: Book) => string | bigint | number | boolean | Date | null;
};

type TableOptions<Row> = {
  readonly name: string;
  /** The rows that a book has to write. */
  readonly listRows: (book: Book) => Iterable<Row>;
  readonly columns: readonly Column<Row>[];
  /** The statement, given what to select the new rows from and the names of their columns. */
  readonly write: (source: string, names: string) => string;
};

/** What is written to one table: which rows of the books, what of them, and how. */
export type BookTable = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly write: (source: string, names: string) => string;
  /** One array per column; undefined when there is no row. */
  readonly toValues: (books: readonly Book[]) => readonly string[] | undefined;
};

/**
 * Describes a table by how its rows are read from books.
 *
 * Rows travel as one array per column, in PostgreSQL's own notation: a tenth of the time of JSON on both sides.
 */
export function defineTable<Row>({ name, listRows, columns, write }: TableOptions<Row>): BookTable {
  return {
    name,
    columns,
    write,
    toValues: (books) => {
      const rows: Row[] = [];
      const owners: Book[] = [];
      for (const book of books) {
        for (const row of listRows(book)) {
          rows.push(row);
          owners.push(book);
        }
      }
      return rows.length === 0 ? undefined : columns.map((column) => toArrayLiteral(rows, owners, column));
    },
  };
}

function toArrayLiteral<Row>(rows: readonly Row[], owners: readonly Book[], { read }: Column<Row>): string {
  let literal = '';
  // Both lists are of one length. An indexed loop: this runs for every value that is written.
  for (let index = 0; index < rows.length; index += 1) literal += `,${toElement(read(rows[index]!, owners[index]!))}`;
  return `{${literal.slice(1)}}`;
}

function toElement(value: ReturnType<Column<never>['read']>): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quote(value);
  return value instanceof Date ? `"${value.toISOString()}"` : value.toString();
}

function quote(text: string): string {
  return /["\\]/.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

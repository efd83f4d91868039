import {
  encodeBigints,
  encodeBooleans,
  encodeInstants,
  encodeIntegers,
  encodeNothing,
  encodeSmallints,
  encodeUuids,
  NO_UUID,
} from './binary-arrays.rules.ts';
import type { Book } from './book.ts';

type Read<Row, Value> = (row: Row, book: Book) => Value;

/** A column, what it holds and how that is read from a row. A `bytea` is read as hexadecimal digits. */
export type Column<Row> = { readonly name: string } & (
  | { readonly type: 'uuid'; readonly read: Read<Row, string | null> }
  | { readonly type: 'timestamptz'; readonly read: Read<Row, Date | null> }
  | { readonly type: 'bigint'; readonly read: Read<Row, bigint> }
  | { readonly type: 'smallint'; readonly read: Read<Row, number> }
  | { readonly type: 'boolean'; readonly read: Read<Row, boolean> }
  | { readonly type: 'text' | 'jsonb' | 'bytea'; readonly read: Read<Row, string | null> }
  | { readonly type: 'uuid[]'; readonly read: Read<Row, readonly string[]> }
  | { readonly type: 'bigint[]'; readonly read: Read<Row, readonly bigint[]> }
);

type TableOptions<Row> = {
  readonly name: string;
  /** The rows that a book has to write. */
  readonly listRows: (book: Book) => Iterable<Row>;
  /** The first names the row: an id that is never NULL. */
  readonly columns: readonly Column<Row>[];
} & ({ readonly insertInto: string } | { readonly update: string });

/** What is written to one table: which rows of the books, what of them, and how. */
export type BookTable = {
  readonly name: string;
  /** The statement, given the number of its first parameter. */
  readonly toStatement: (firstParameter: number) => { readonly text: string; readonly parameters: number };
  /** What the parameters stand for; undefined when there is no row. */
  readonly toValues: (books: readonly Book[]) => readonly (Buffer | string)[] | undefined;
};

/**
 * Describes a table by how its rows are read from books.
 *
 * Rows travel as arrays, one per column, and PostgreSQL takes from each what stands at the row's place. `unnest` of many
 * arrays would keep a table of its own for each of them, and `COPY` took longer (4.3 against 2.7 µs for an entry).
 */
export function defineTable<Row>(options: TableOptions<Row>): BookTable {
  const { name, listRows, columns } = options;
  return {
    name,
    toStatement: (firstParameter) => {
      let next = firstParameter;
      const values = columns.map((column) => {
        const value = toValue(column, next);
        next += value.parameters;
        return `${value.text} AS ${column.name}`;
      });
      return { text: toText(options, values.join(', '), firstParameter), parameters: next - firstParameter };
    },
    toValues: (books) => {
      const rows: Row[] = [];
      const owners: Book[] = [];
      for (const book of books) {
        for (const row of listRows(book)) {
          rows.push(row);
          owners.push(book);
        }
      }
      return rows.length === 0 ? undefined : columns.flatMap((column) => encode(rows, owners, column));
    },
  };
}

/**
 * The number of rows comes from a query of its own, which hides it from the planner: seeing how few there are this time,
 * it would plan each statement anew for these, for milliseconds, and never keep the plan.
 */
function toText<Row>(options: TableOptions<Row>, values: string, firstParameter: number): string {
  const names = options.columns.map(({ name }) => name);
  const [key = ''] = names;
  if ('insertInto' in options) {
    return `INSERT INTO ${options.insertInto} (${names.join(', ')})
      SELECT ${values} FROM generate_series(1, (SELECT cardinality($${firstParameter}::uuid[]))) AS place`;
  }
  const changes = names.slice(1).map((name) => `${name} = new.${name}`);
  // Of an unnested array the planner expects ten rows, and so takes the index for each instead of reading the table.
  return `UPDATE ${options.update} old SET ${changes.join(', ')}
      FROM (SELECT ${values}
              FROM (SELECT ordinality::integer AS place FROM unnest((SELECT $${firstParameter}::uuid[])) WITH ORDINALITY) AS rows) AS new
     WHERE old.${key} = new.${key}`;
}

/** Takes what stands at a row's place. A place beyond the end of an array gives NULL. */
function toValue<Row>(
  { type }: Column<Row>,
  parameter: number,
): { readonly text: string; readonly parameters: number } {
  const [own, next] = [`$${parameter}`, `$${parameter + 1}`];
  switch (type) {
    case 'uuid':
      return { text: `nullif((${own}::uuid[])[place], '${NO_UUID}')`, parameters: 1 };
    case 'timestamptz':
      return { text: `nullif((${own}::timestamptz[])[place], 'infinity')`, parameters: 1 };
    case 'bigint':
      return { text: `coalesce((${own}::bigint[])[place], 0)`, parameters: 1 };
    case 'smallint':
    case 'boolean':
      return { text: `(${own}::${type}[])[place]`, parameters: 1 };
    case 'text':
      return { text: `(${own}::text[])[(${next}::integer[])[place]]`, parameters: 2 };
    case 'jsonb':
      return { text: `((${own}::text[])[(${next}::integer[])[place]])::jsonb`, parameters: 2 };
    case 'bytea':
      return { text: `decode((${own}::text[])[(${next}::integer[])[place]], 'hex')`, parameters: 2 };
    case 'uuid[]':
    case 'bigint[]':
      return {
        text: `(${own}::${type})[(${next}::integer[])[place] + 1 : (${next}::integer[])[place + 1]]`,
        parameters: 2,
      };
  }
}

function encode<Row>(rows: readonly Row[], owners: readonly Book[], column: Column<Row>): readonly (Buffer | string)[] {
  const { length } = rows;
  // Both lists are of this length.
  const valueAt =
    <Value>(read: Read<Row, Value>) =>
    (index: number) =>
      read(rows[index]!, owners[index]!);
  switch (column.type) {
    case 'uuid':
      return [encodeUuids(length, valueAt(column.read))];
    case 'timestamptz':
      return [encodeInstants(length, valueAt(column.read))];
    case 'bigint':
      return [encodeBigints(length, valueAt(column.read))];
    case 'smallint':
      return [encodeSmallints(length, valueAt(column.read))];
    case 'boolean':
      return [encodeBooleans(length, valueAt(column.read))];
    case 'text':
    case 'jsonb':
    case 'bytea':
      return encodeTexts(length, valueAt(column.read));
    case 'uuid[]': {
      const { values, ends } = lineUp(length, valueAt(column.read));
      return [encodeUuids(values.length, (index) => values[index] ?? null), ends];
    }
    case 'bigint[]': {
      const { values, ends } = lineUp(length, valueAt(column.read));
      return [encodeBigints(values.length, (index) => values[index] ?? 0n), ends];
    }
  }
}

/** Each different text once, and for each row which of them it has; 0 for none. Most columns have a handful. */
function encodeTexts(length: number, textAt: (index: number) => string | null): readonly [string, Buffer] {
  const places = new Map<string, number>();
  const chosen = encodeIntegers(length, (index) => {
    const text = textAt(index);
    if (text === null) return 0;
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size + 1);
    return places.size;
  });
  const texts = [...places.keys()].map(quote).join(',');
  return [`{${texts}}`, places.size === 0 ? encodeNothing('integer') : chosen];
}

/** The lists of the rows one after the other, and where each of them ends; a zero first. */
function lineUp<Value>(
  length: number,
  listAt: (index: number) => readonly Value[],
): { readonly values: readonly Value[]; readonly ends: Buffer } {
  const values: Value[] = [];
  const ends = encodeIntegers(length + 1, (index) => {
    if (index > 0) values.push(...listAt(index - 1));
    return values.length;
  });
  return { values, ends };
}

function quote(text: string): string {
  return /["\\]/.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

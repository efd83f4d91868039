import type { Catalogue, UsageRow } from '@gesso/contract';

const COUNT = new Intl.NumberFormat('en-US');

/**
 * What the credits of each plan buy: the printed figure, and below it the one computed from the prices in force.
 *
 * A group's name is printed once, at its first row, as in the source.
 */
export function UsageTable({ usageTable }: Pick<Catalogue, 'usageTable'>) {
  return (
    // Positioned, since otherwise the words for screen readers in its cells would widen the page beyond a phone.
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-labelledby="usage-table"
      className="relative overflow-x-auto rounded-lg border border-line"
    >
      <table className="w-full min-w-[820px] border-collapse tabular-nums">
        <caption id="usage-table" className="sr-only">
          What the credits of each plan buy
        </caption>
        <thead>
          <tr className="border-line border-b bg-wash text-left align-bottom *:px-4 *:py-3 *:font-semibold">
            <th scope="col">Type</th>
            <th scope="col">Unit</th>
            {usageTable.columns.map((column) => (
              <th key={column} scope="col" className="text-right">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {groupRows(usageTable.rows).map(({ group, rows }) => (
          <tbody key={group}>
            <tr className="border-line border-b">
              <th scope="rowgroup" colSpan={7} className="px-4 pt-5 pb-2 text-left font-normal font-serif text-lg">
                {group}
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={`${row.type} ${row.units}`} row={row} columns={usageTable.columns} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ row, columns }: { readonly row: UsageRow; readonly columns: readonly string[] }) {
  return (
    <tr className="border-line border-b align-top last:border-b-0 hover:bg-wash/60 *:px-4 *:py-2.5">
      <th scope="row" className="text-left font-medium">
        {row.type}
      </th>
      <td className="text-ink-2">{row.units}</td>
      {columns.map((column, position) => (
        <td key={column} className="text-right">
          <span className="block font-medium">{row.cells[position]}</span>
          <span className="block text-ink-2 text-sm">
            <span className="sr-only">at today’s prices </span>
            {COUNT.format(row.live[position] ?? 0)}
          </span>
        </td>
      ))}
    </tr>
  );
}

function groupRows(rows: readonly UsageRow[]): { readonly group: string; readonly rows: readonly UsageRow[] }[] {
  return [...Map.groupBy(rows, (row) => row.group)].map(([group, members]) => ({ group, rows: members }));
}

/** Cells that would otherwise be read as more or fewer cells than they are. */
const NEEDS_QUOTES = /[",\r\n]/;

/** One line of CSV with its line end. @see RFC 4180 */
export function toCsvLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

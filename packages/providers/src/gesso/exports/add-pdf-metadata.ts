/**
 * Adds an XMP packet to a PDF as an incremental update: the file as it was, then the packet, the catalogue naming it, and
 * a table of just these two.
 *
 * @param pdf - A file with a classic cross-reference table, as Skia writes it.
 * @throws Error when it is another kind of file.
 * @see ISO 32000-1, 7.5.6 (incremental updates) and 14.3.2 (metadata streams).
 */
export function addPdfMetadata(pdf: Uint8Array, xmp: string): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  const root = /\/Root (\d+) 0 R/.exec(trailer)?.[1];
  const info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? '';
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  if (!Number.isInteger(size) || root === undefined || !Number.isInteger(tableAt))
    throw new Error('This PDF cannot be added to.');
  const catalogueAt = offsetOf(text, tableAt, Number(root));
  const catalogue = text.slice(text.indexOf('<<', catalogueAt), text.indexOf('endobj', catalogueAt)).trimEnd();
  const packet = Buffer.from(xmp, 'utf8');
  const start = pdf.length + 1;
  const stream = Buffer.concat([
    Buffer.from(`\n${size} 0 obj\n<</Type /Metadata /Subtype /XML /Length ${packet.length}>>\nstream\n`),
    packet,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const rootStart = pdf.length + stream.length;
  const named = Buffer.from(
    `${root} 0 obj\n${catalogue.replace(/>>\s*$/, `\n/Metadata ${size} 0 R>>`)}\nendobj\n`,
    'latin1',
  );
  const entry = (at: number): string => `${String(at).padStart(10, '0')} 00000 n \n`;
  const tail =
    `xref\n${root} 1\n${entry(rootStart)}${size} 1\n${entry(start)}` +
    `trailer\n<</Size ${size + 1}\n/Root ${root} 0 R\n${info}\n/Prev ${tableAt}>>\nstartxref\n${rootStart + named.length}\n%%EOF\n`;
  return Buffer.concat([pdf, stream, named, Buffer.from(tail)]);
}

/** Where an object begins, from the one section of the table. */
function offsetOf(text: string, tableAt: number, object: number): number {
  const header = /^xref\s+0 (\d+)\s+/.exec(text.slice(tableAt, tableAt + 40));
  if (header === null || object >= Number(header[1])) throw new Error('This PDF cannot be added to.');
  const at = tableAt + header[0].length + object * 20;
  return Number(text.slice(at, at + 10));
}

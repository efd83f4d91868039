import { inflateSync } from 'node:zlib';

/** What a person and a program find in a PDF. */
export type ReadPdf = {
  readonly pages: number;
  /** The lines as they were written, joined by line feeds. */
  readonly text: string;
  /** The streams that are files, as text. */
  readonly attachments: readonly string[];
};

type PdfObject = { readonly dictionary: string; readonly stream: string };

/**
 * Reads back a PDF in the form pdfkit writes: no object streams, embedded fonts with a table of their letters.
 *
 * @see ISO 32000-1, 9.10.2 (text by ToUnicode tables) and 9.4.3 (the operators that show text).
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const all = [...objects.values()];
  const fonts = new Map<string, readonly string[]>();
  for (const { dictionary } of all) {
    for (const [, name, id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.dictionary ?? '')?.[1]));
      if (name && table) fonts.set(name, readLetters(table.stream));
    }
  }
  return {
    pages: all.filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary)).length,
    text: all.map(({ stream }) => readText(stream, fonts)).join(''),
    attachments: all
      .filter(({ dictionary }) => dictionary.includes('/Type /EmbeddedFile'))
      .map(({ stream }) => Buffer.from(stream, 'latin1').toString()),
  };
}

function readObjects(file: string): Map<number, PdfObject> {
  const found = file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map([...found].map(([, id, body = '']) => [Number(id), readObject(body)]));
}

function readObject(body: string): PdfObject {
  const [, dictionary = body, raw = ''] = /^([\s\S]*?)\nstream\n([\s\S]*)\nendstream$/.exec(body) ?? [];
  const isPacked = dictionary.includes('/Filter /FlateDecode');
  return { dictionary, stream: isPacked ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw };
}

/** The letters by number of glyph; pdfkit numbers them from 0 without a gap. */
function readLetters(table: string): string[] {
  const ranges = [...table.matchAll(/<[\da-f]+> <[\da-f]+> \[([^\]]*)\]/g)];
  return ranges.flatMap(([, letters = '']) =>
    [...letters.matchAll(/<([\da-f ]*)>/g)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ),
  );
}

function readText(stream: string, fonts: ReadonlyMap<string, readonly string[]>): string {
  let letters: readonly string[] = [];
  let text = '';
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? [];
    if (shown === undefined) continue;
    for (const [glyph] of shown.matchAll(/(?<=<[\da-f]*)(?<=<(?:[\da-f]{4})*)[\da-f]{4}/g)) {
      text += letters[Number.parseInt(glyph, 16)] ?? '\uFFFD';
    }
    text += '\n';
  }
  return text;
}

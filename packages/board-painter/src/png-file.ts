import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { crc32, createDeflate } from 'node:zlib';

/** A PNG that is written from top to bottom and never held whole. */
export type PngFile = {
  /** Takes the next rows, 4 bytes a pixel: red, green, blue, alpha, not multiplied. */
  readonly addRows: (rgba: Uint8Array) => Promise<void>;
  /** Answers when the file is whole. */
  readonly end: () => Promise<void>;
};

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const BITS = 8;
const RGBA = 6;
/** Each row is stored as its difference from the one above: board art has large areas of one colour. */
const FILTER_UP = 2;
const BYTES_A_PIXEL = 4;

/**
 * Opens a PNG for writing.
 *
 * @see PNG specification (W3C, third edition), sections 5 (chunks) and 9 (filtering).
 * @throws What the file system throws, from `addRows` or `end`.
 */
export function createPngFile(options: {
  readonly path: string;
  readonly widthPx: number;
  readonly heightPx: number;
}): PngFile {
  const file = createWriteStream(options.path);
  const rows = new PassThrough();
  const deflate = createDeflate({ level: 6 });
  file.write(SIGNATURE);
  file.write(toChunk('IHDR', header(options)));
  const written = pipeline(
    rows,
    deflate,
    async function* (packed: AsyncIterable<Buffer>) {
      for await (const part of packed) yield toChunk('IDAT', part);
      yield toChunk('IEND', Buffer.alloc(0));
    },
    file,
  );
  // Told by `end`; without a listener the failure of a file nobody ends would end the process.
  written.catch(() => undefined);
  const rowBytes = options.widthPx * BYTES_A_PIXEL;
  let above: Uint8Array = new Uint8Array(rowBytes);
  return {
    addRows: async (rgba) => {
      const { filtered, last } = filterUp(rgba, above, rowBytes);
      above = last;
      if (!rows.write(filtered)) {
        await Promise.race([new Promise((resolve) => rows.once('drain', resolve)), written]);
      }
    },
    end: async () => {
      rows.end();
      await written;
      await finished(file).catch(() => undefined);
    },
  };
}

function filterUp(
  rgba: Uint8Array,
  above: Uint8Array,
  rowBytes: number,
): { readonly filtered: Buffer; readonly last: Uint8Array } {
  const rows = rgba.byteLength / rowBytes;
  const filtered = Buffer.allocUnsafe(rows * (rowBytes + 1));
  let up = above;
  for (let row = 0; row < rows; row += 1) {
    const from = row * rowBytes;
    const to = row * (rowBytes + 1);
    const own = rgba.subarray(from, from + rowBytes);
    filtered[to] = FILTER_UP;
    for (let at = 0; at < rowBytes; at += 1) filtered[to + 1 + at] = (own[at] as number) - (up[at] as number);
    up = own;
  }
  return { filtered, last: Uint8Array.from(up) };
}

function header({ widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number }): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(widthPx, 0);
  data.writeUInt32BE(heightPx, 4);
  data.set([BITS, RGBA, 0, 0, 0], 8);
  return data;
}

function toChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.allocUnsafe(data.byteLength + 12);
  chunk.writeUInt32BE(data.byteLength, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, data.byteLength + 8)), data.byteLength + 8);
  return chunk;
}

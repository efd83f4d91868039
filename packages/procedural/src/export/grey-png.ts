/** Deflate's largest stored block. */
const BLOCK_BYTES = 65_535;

/**
 * An 8-bit grey PNG, its data stored and not compressed: noise would not become smaller anyway.
 *
 * @param greys - Row-major, 0–255, `width * height` of them.
 * @see PNG specification (ISO 15948), and RFC 1950 and 1951 for the data stream.
 */
export function encodeGreyPng(greys: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const rows = new Uint8Array((width + 1) * height);
  // Every row begins with its filter type, 0 for none.
  for (let row = 0; row < height; row += 1)
    rows.set(greys.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const header = [...bigEndian(width), ...bigEndian(height), 8, 0, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', zlibStored(rows)),
    ...chunk('IEND', []),
  ]);
}

function chunk(type: string, data: readonly number[]): readonly number[] {
  const body = [...type].map((letter) => letter.charCodeAt(0)).concat(data);
  return [...bigEndian(data.length), ...body, ...bigEndian(crc32(body))];
}

function zlibStored(data: Uint8Array): readonly number[] {
  const out: number[] = [0x78, 0x01];
  for (let at = 0; at < data.length; at += BLOCK_BYTES) {
    const block = data.subarray(at, at + BLOCK_BYTES);
    const isLast = at + BLOCK_BYTES >= data.length;
    const size = block.length;
    out.push(isLast ? 1 : 0, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255);
    for (const byte of block) out.push(byte);
  }
  return [...out, ...bigEndian(adler32(data))];
}

function bigEndian(value: number): readonly number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function adler32(data: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of data) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

function crc32(data: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

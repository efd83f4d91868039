import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bit depth 8, RGB, deflate, no filter, not interlaced. */
const RGB_FORMAT = [8, 2, 0, 0, 0];

/**
 * A real PNG of one colour, small enough to make in a test.
 *
 * @param color - Whole, 0 to 2^24 − 1, as 0xRRGGBB.
 * @see PNG specification, third edition, section 11.
 */
export function solidPng(options: { readonly widthPx: number; readonly heightPx: number; readonly color: number }) {
  const { widthPx, heightPx, color } = options;
  const pixel = Buffer.from([color >> 16, (color >> 8) & 255, color & 255]);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(widthPx * 3, pixel)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set(RGB_FORMAT, 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: heightPx }, () => row)), { level: 1 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

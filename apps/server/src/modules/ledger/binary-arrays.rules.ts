/**
 * Arrays as PostgreSQL reads them in its binary format, one dimension, without NULLs: it then finds each element by its
 * place, without reading those before it. A tenth of the time of the same array as text, on both sides.
 *
 * @see PostgreSQL, src/backend/utils/adt/arrayfuncs.c, array_recv, for the format.
 */

/** Dimensions, flags, type, length, lower bound. */
const HEADER_BYTES = 20;

/** What PostgreSQL counts microseconds from. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Stands where there is no id. No id is ever drawn or derived as this one. */
export const NO_UUID = '00000000-0000-0000-0000-000000000000';

/** PostgreSQL's `infinity`: stands where there is no instant. */
const NO_INSTANT = 0x7fff_ffff_ffff_ffffn;

const TYPE_NUMBERS = { uuid: 2950, bigint: 20, integer: 23, smallint: 21, boolean: 16, timestamptz: 1184 } as const;

type ElementType = keyof typeof TYPE_NUMBERS;

/** An array without elements, of which every element is NULL. */
export function encodeNothing(type: ElementType): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeInt32BE(TYPE_NUMBERS[type], 8);
  return bytes;
}

/** @throws RangeError when a text is no id in lower case with its four hyphens. */
export function encodeUuids(values: readonly (string | null)[]): Buffer {
  const { bytes } = allocate('uuid', 16, values.length);
  let offset = HEADER_BYTES + 4;
  for (const value of values) {
    writeUuid(bytes, offset, value ?? NO_UUID);
    offset += 20;
  }
  return bytes;
}

export function encodeBigints(values: readonly bigint[]): Buffer {
  const { bytes, view } = allocate('bigint', 8, values.length);
  let offset = HEADER_BYTES + 4;
  for (const value of values) {
    view.setBigInt64(offset, value);
    offset += 12;
  }
  return bytes;
}

/** @throws RangeError when a Date is none. */
export function encodeInstants(values: readonly (Date | null)[]): Buffer {
  const { bytes, view } = allocate('timestamptz', 8, values.length);
  let offset = HEADER_BYTES + 4;
  for (const value of values) {
    if (value === null) view.setBigInt64(offset, NO_INSTANT);
    else {
      const microseconds = (value.getTime() - EPOCH_MS) * 1_000;
      if (Number.isNaN(microseconds)) throw new RangeError('This is no instant.');
      // Below 2^53 for a quarter of a million years, so that no bigint has to be made.
      view.setInt32(offset, Math.floor(microseconds / 2 ** 32));
      view.setUint32(offset + 4, microseconds >>> 0);
    }
    offset += 12;
  }
  return bytes;
}

export function encodeIntegers(values: readonly number[]): Buffer {
  const { bytes, view } = allocate('integer', 4, values.length);
  let offset = HEADER_BYTES + 4;
  for (const value of values) {
    view.setInt32(offset, value);
    offset += 8;
  }
  return bytes;
}

export function encodeSmallints(values: readonly number[]): Buffer {
  const { bytes, view } = allocate('smallint', 2, values.length);
  let offset = HEADER_BYTES + 4;
  for (const value of values) {
    view.setInt16(offset, value);
    offset += 6;
  }
  return bytes;
}

export function encodeBooleans(values: readonly boolean[]): Buffer {
  const { bytes, view } = allocate('boolean', 1, values.length);
  let offset = HEADER_BYTES + 4;
  for (const value of values) {
    view.setInt8(offset, Number(value));
    offset += 5;
  }
  return bytes;
}

/** Room for the elements, with the header and the length of each written. */
function allocate(type: ElementType, elementBytes: number, length: number) {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + length * (4 + elementBytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setInt32(0, 1);
  view.setInt32(4, 0);
  view.setInt32(8, TYPE_NUMBERS[type]);
  view.setInt32(12, length);
  view.setInt32(16, 1);
  for (let index = 0; index < length; index += 1) {
    view.setInt32(HEADER_BYTES + index * (4 + elementBytes), elementBytes);
  }
  return { bytes, view };
}

const NO_DIGIT = 255;
const DIGITS = new Uint8Array(256).fill(NO_DIGIT);
for (let digit = 0; digit < 16; digit += 1) DIGITS[digit.toString(16).charCodeAt(0)] = digit;

const HYPHEN = '-'.charCodeAt(0);

function writeUuid(bytes: Buffer, start: number, text: string): void {
  let seen = text.length === 36 ? 0 : NO_DIGIT;
  let offset = start;
  for (let place = 0; place < 36; place += 2) {
    if (place === 8 || place === 13 || place === 18 || place === 23) {
      if (text.charCodeAt(place) !== HYPHEN) seen = NO_DIGIT;
      place += 1;
    }
    // An index beyond the table or the text gives undefined, which counts as no digit.
    const high = DIGITS[text.charCodeAt(place)] ?? NO_DIGIT;
    const low = DIGITS[text.charCodeAt(place + 1)] ?? NO_DIGIT;
    seen |= high | low;
    bytes[offset] = (high << 4) | low;
    offset += 1;
  }
  if (seen > 15) throw new RangeError(`${text} is no id.`);
}

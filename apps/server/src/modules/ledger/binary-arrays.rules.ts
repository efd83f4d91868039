/**
 * Arrays as PostgreSQL reads them in its binary format, one dimension, without NULLs: each element then has one length,
 * and PostgreSQL finds it by its place without reading those before it.
 *
 * Each writer takes how many elements there are and what each of them is, so that no list has to be made of them first:
 * a batch has some ten thousand.
 *
 * @see PostgreSQL, src/backend/utils/adt/arrayfuncs.c, array_recv, for the format.
 */

/** What an element is, by its place from 0. */
type ElementAt<Value> = (index: number) => Value;

/** Dimensions, flags, type, length, lower bound. */
const HEADER_BYTES = 20;

/** What PostgreSQL counts microseconds from. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Stands where there is no id. No id is ever drawn or derived as this one. */
export const NO_UUID = '00000000-0000-0000-0000-000000000000';

/** PostgreSQL's `infinity`: stands where there is no instant. */
const NO_INSTANT = 0x7fff_ffff_ffff_ffffn;

const TYPES = {
  uuid: { number: 2950, bytes: 16 },
  bigint: { number: 20, bytes: 8 },
  integer: { number: 23, bytes: 4 },
  smallint: { number: 21, bytes: 2 },
  boolean: { number: 16, bytes: 1 },
  timestamptz: { number: 1184, bytes: 8 },
} as const;

type ElementType = keyof typeof TYPES;

/**
 * Ids; where there is none in the whole array, an array without elements.
 *
 * @throws RangeError when a text is no id in lower case with its four hyphens.
 */
export function encodeUuids(length: number, at: ElementAt<string | null>): Buffer {
  const { bytes, view, step } = allocate('uuid', length);
  let isEmpty = true;
  for (let index = 0, offset = HEADER_BYTES; index < length; index += 1, offset += step) {
    const value = at(index);
    if (value !== null) isEmpty = false;
    view.setInt32(offset, 16);
    writeUuid(bytes, offset + 4, value ?? NO_UUID);
  }
  return isEmpty ? encodeNothing('uuid') : bytes;
}

/** Whole numbers; where all are 0, an array without elements. */
export function encodeBigints(length: number, at: ElementAt<bigint>): Buffer {
  const { bytes, view, step } = allocate('bigint', length);
  let isZero = true;
  for (let index = 0, offset = HEADER_BYTES; index < length; index += 1, offset += step) {
    const value = at(index);
    if (value !== 0n) isZero = false;
    view.setInt32(offset, 8);
    view.setBigInt64(offset + 4, value);
  }
  return isZero ? encodeNothing('bigint') : bytes;
}

/**
 * Instants; where there is none in the whole array, an array without elements.
 *
 * @throws RangeError when a Date is none.
 */
export function encodeInstants(length: number, at: ElementAt<Date | null>): Buffer {
  const { bytes, view, step } = allocate('timestamptz', length);
  let isEmpty = true;
  for (let index = 0, offset = HEADER_BYTES; index < length; index += 1, offset += step) {
    const value = at(index);
    view.setInt32(offset, 8);
    if (value === null) view.setBigInt64(offset + 4, NO_INSTANT);
    else {
      isEmpty = false;
      writeInstant(view, offset + 4, value);
    }
  }
  return isEmpty ? encodeNothing('timestamptz') : bytes;
}

export function encodeIntegers(length: number, at: ElementAt<number>): Buffer {
  const { bytes, view, step } = allocate('integer', length);
  for (let index = 0, offset = HEADER_BYTES; index < length; index += 1, offset += step) {
    view.setInt32(offset, 4);
    view.setInt32(offset + 4, at(index));
  }
  return bytes;
}

export function encodeSmallints(length: number, at: ElementAt<number>): Buffer {
  const { bytes, view, step } = allocate('smallint', length);
  for (let index = 0, offset = HEADER_BYTES; index < length; index += 1, offset += step) {
    view.setInt32(offset, 2);
    view.setInt16(offset + 4, at(index));
  }
  return bytes;
}

export function encodeBooleans(length: number, at: ElementAt<boolean>): Buffer {
  const { bytes, view, step } = allocate('boolean', length);
  for (let index = 0, offset = HEADER_BYTES; index < length; index += 1, offset += step) {
    view.setInt32(offset, 1);
    view.setInt8(offset + 4, Number(at(index)));
  }
  return bytes;
}

/** An array without elements: what is taken from any place of it is NULL. */
export function encodeNothing(type: ElementType): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeInt32BE(TYPES[type].number, 8);
  return bytes;
}

/** Room for an array with its header written; each element is `step` bytes: its length and itself. */
function allocate(type: ElementType, length: number) {
  const step = 4 + TYPES[type].bytes;
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + length * step);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setInt32(0, 1);
  view.setInt32(4, 0);
  view.setInt32(8, TYPES[type].number);
  view.setInt32(12, length);
  view.setInt32(16, 1);
  return { bytes, view, step };
}

function writeInstant(view: DataView, offset: number, instant: Date): void {
  const microseconds = (instant.getTime() - EPOCH_MS) * 1_000;
  if (Number.isNaN(microseconds)) throw new RangeError('This is no instant.');
  // Below 2^53 for a quarter of a million years, so that no bigint has to be made.
  view.setInt32(offset, Math.floor(microseconds / 2 ** 32));
  view.setUint32(offset + 4, microseconds >>> 0);
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

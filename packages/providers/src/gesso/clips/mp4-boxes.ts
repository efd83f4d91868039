import { ALGORITHMIC_MEDIA_XMP } from '../provenance.ts';

/** Boxes that hold other boxes on the way to the times and to the tables of places. */
const CONTAINERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/** Headers that carry when a file was made. */
const DATED: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd']);

const HEADER_BYTES = 8;

/** The identifier of an XMP packet in a `uuid` box. @see XMP specification part 3, section 1.2.3. */
const XMP_UUID = Uint8Array.from([
  0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
]);

type Mp4Box = { readonly type: string; readonly start: number; readonly end: number };

/** Adds the statement that an algorithm made it as an XMP packet at the end, where nothing has to move. */
export function appendXmp(file: Uint8Array): Uint8Array {
  const packet = new TextEncoder().encode(ALGORITHMIC_MEDIA_XMP);
  return concatenate([file, makeBox('uuid', [XMP_UUID, packet])]);
}

/**
 * Finishes a plain MP4 of pictures only (up to 4 GB, not fragmented): its index comes before its media, so that it
 * plays while it loads; it names its key frames, without which browsers seek into the middle of nowhere; and when it was
 * made is taken out, so that the same frames give the same bytes.
 *
 * @param frames - How many there are, and how many from one key frame to the next.
 */
export function tidyMp4(file: Uint8Array, frames: { readonly count: number; readonly perKey: number }): Uint8Array {
  const boxes = listBoxes(file, 0, file.length);
  const index = boxes.find(({ type }) => type === 'moov');
  const head = boxes.find(({ type }) => type === 'ftyp');
  const media = boxes.filter(({ type }) => type === 'mdat');
  const firstMedia = media[0];
  if (index === undefined || head === undefined || firstMedia === undefined)
    throw new Error('The encoder wrote no MP4.');
  const moov = rebuild(file, index, keyFrameBox(frames));
  const start = file.subarray(head.start, head.end);
  // Free space between the boxes is left out, so media moves by the difference of all that is before it.
  moveChunks(moov, 0, moov.length, start.length + moov.length - firstMedia.start);
  return concatenate([start, moov, ...media.map((box) => file.subarray(box.start, box.end))]);
}

/** A box with the table of key frames added where tables are, and without dates. */
function rebuild(bytes: Uint8Array, box: Mp4Box, keyFrames: Uint8Array): Uint8Array {
  const body = box.start + HEADER_BYTES;
  if (!CONTAINERS.has(box.type)) {
    const copy = bytes.slice(box.start, box.end);
    // Version 0 keeps both times in 4 bytes each after its version and flags, version 1 in 8.
    if (DATED.has(box.type)) copy.fill(0, HEADER_BYTES + 4, HEADER_BYTES + (copy[HEADER_BYTES] === 1 ? 20 : 12));
    return copy;
  }
  const children = listBoxes(bytes, body, box.end)
    .filter(({ type }) => type !== 'stss')
    .map((child) => rebuild(bytes, child, keyFrames));
  return makeBox(box.type, [...children, ...(box.type === 'stbl' ? [keyFrames] : [])]);
}

function keyFrameBox({ count, perKey }: { readonly count: number; readonly perKey: number }): Uint8Array {
  const keys = Array.from({ length: Math.ceil(count / perKey) }, (_, index) => index * perKey + 1);
  const body = new DataView(new ArrayBuffer(8 + keys.length * 4));
  body.setUint32(4, keys.length);
  for (const [index, key] of keys.entries()) body.setUint32(8 + index * 4, key);
  return makeBox('stss', [new Uint8Array(body.buffer)]);
}

function moveChunks(bytes: Uint8Array, start: number, end: number, moved: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const box of listBoxes(bytes, start, end)) {
    const body = box.start + HEADER_BYTES;
    if (CONTAINERS.has(box.type)) moveChunks(bytes, body, box.end, moved);
    if (box.type !== 'stco') continue;
    const count = view.getUint32(body + 4);
    for (let entry = 0; entry < count; entry += 1) {
      const at = body + 8 + entry * 4;
      view.setUint32(at, view.getUint32(at) + moved);
    }
  }
}

function makeBox(type: string, parts: readonly Uint8Array[]): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  const sizeBytes = parts.reduce((sum, { length }) => sum + length, HEADER_BYTES);
  new DataView(header.buffer).setUint32(0, sizeBytes);
  header.set(new TextEncoder().encode(type), 4);
  return concatenate([header, ...parts]);
}

function listBoxes(bytes: Uint8Array, start: number, end: number): readonly Mp4Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Mp4Box[] = [];
  for (let at = start; at + HEADER_BYTES <= end; ) {
    const sizeBytes = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + HEADER_BYTES));
    if (sizeBytes < HEADER_BYTES || at + sizeBytes > end) throw new Error(`The MP4 has a broken box ${type}.`);
    boxes.push({ type, start: at, end: at + sizeBytes });
    at += sizeBytes;
  }
  return boxes;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

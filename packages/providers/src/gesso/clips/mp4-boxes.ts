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
  const sizeBytes = HEADER_BYTES + XMP_UUID.length + packet.length;
  const whole = new Uint8Array(file.length + sizeBytes);
  whole.set(file);
  new DataView(whole.buffer).setUint32(file.length, sizeBytes);
  whole.set(new TextEncoder().encode('uuid'), file.length + 4);
  whole.set(XMP_UUID, file.length + HEADER_BYTES);
  whole.set(packet, file.length + HEADER_BYTES + XMP_UUID.length);
  return whole;
}

/**
 * Puts the index of a plain MP4 (up to 4 GB, not fragmented) before its media, so that it plays while it loads, and
 * takes out when it was made, so that the same frames give the same bytes.
 */
export function tidyMp4(file: Uint8Array): Uint8Array {
  const boxes = listBoxes(file, 0, file.length);
  const index = boxes.find(({ type }) => type === 'moov');
  const head = boxes.find(({ type }) => type === 'ftyp');
  const media = boxes.filter(({ type }) => type === 'mdat');
  if (index === undefined || head === undefined || media.length === 0) throw new Error('The encoder wrote no MP4.');
  const moov = file.slice(index.start, index.end);
  const parts = [
    file.subarray(head.start, head.end),
    moov,
    ...media.map(({ start, end }) => file.subarray(start, end)),
  ];
  const firstMedia = media[0]!.start;
  // Free space between the boxes is left out, so media moves by the difference of all that is before it.
  const moved = head.end - head.start + moov.length - firstMedia;
  patchIndex(moov, 0, moov.length, moved);
  return concatenate(parts);
}

function patchIndex(bytes: Uint8Array, start: number, end: number, moved: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const box of listBoxes(bytes, start, end)) {
    const body = box.start + HEADER_BYTES;
    if (CONTAINERS.has(box.type)) patchIndex(bytes, body, box.end, moved);
    // Version 0 keeps both times in 4 bytes each after its version and flags, version 1 in 8.
    if (DATED.has(box.type)) bytes.fill(0, body + 4, body + (bytes[body] === 1 ? 20 : 12));
    if (box.type !== 'stco') continue;
    const count = view.getUint32(body + 4);
    for (let entry = 0; entry < count; entry += 1) {
      const at = body + 8 + entry * 4;
      view.setUint32(at, view.getUint32(at) + moved);
    }
  }
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

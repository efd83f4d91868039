/** First and last byte, both included, counted from 0. */
export type ByteRange = { readonly start: number; readonly end: number };

const RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * Reads a Range header for content of a known size.
 *
 * @returns undefined for "send everything": no header, several ranges, or one that is malformed, as the RFC allows.
 * @see RFC 9110, section 14.1.2.
 */
export function parseRange(header: string | null, sizeBytes: number): ByteRange | 'unsatisfiable' | undefined {
  const match = header === null ? null : RANGE.exec(header.trim());
  if (match === null) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= sizeBytes ? 'unsatisfiable' : { start, end };
}

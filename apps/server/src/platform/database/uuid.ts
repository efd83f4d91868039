import { createHash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from outside can be an id at all; anything else would make PostgreSQL refuse the query. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * An id that follows from a name, so that a step run twice makes the same row twice and not two rows.
 *
 * @param space - Another id, usually of the row the new one belongs to.
 * @see RFC 9562, section 5.8: version 8, the first 122 free bits of a SHA-256.
 */
export function deriveUuid(space: string, name: string): string {
  const digest = createHash('sha256').update(`${space}\n${name}`).digest('hex');
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const groups = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return groups.join('-');
}

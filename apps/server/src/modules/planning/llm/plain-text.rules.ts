/** Controls, line breaks, and the marks that turn the direction of a text, by which one sentence can pass for another. */
const NOT_SHOWN = /[\p{Cc}\s\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/**
 * Text of a language model as it may be shown and kept: one line without control characters, of at most so many UTF-16
 * code units. PostgreSQL keeps neither NUL nor half a surrogate pair.
 */
export function plainText(written: string, most: number): string {
  return written
    .replace(NOT_SHOWN, ' ')
    .trim()
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .toWellFormed()
    .trimEnd();
}

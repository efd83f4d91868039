/** Why a file cannot be written, as a sentence for the person who asked for it. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}

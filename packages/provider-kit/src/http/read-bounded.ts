/** The answer was longer than whoever asked is ready to keep. */
export class TooLongError extends Error {
  constructor(mostBytes: number) {
    super(`The answer is longer than ${mostBytes} bytes.`);
    this.name = 'TooLongError';
  }
}

/**
 * Reads a body to its end.
 *
 * @throws TooLongError as soon as more came than `mostBytes`; what the stream throws when it breaks off.
 */
export async function readBounded(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > mostBytes) throw new TooLongError(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

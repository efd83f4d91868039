/** Forty times the longest answer we ask for; what is longer is no answer but a fault or an attack. */
const LONGEST_ANSWER_BYTES = 4_000_000;

/**
 * `fetch` for an address that the operator has set: it follows no redirect, which would carry the key elsewhere, and
 * reads no answer longer than 4 MB.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  const body = response.body?.pipeThrough(countBytes());
  return new Response(body ?? null, { status: response.status, headers: response.headers });
};

function countBytes(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > LONGEST_ANSWER_BYTES) controller.error(new Error('The answer is longer than 4 MB.'));
      else controller.enqueue(chunk);
    },
  });
}

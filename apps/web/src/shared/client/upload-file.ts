import type { Asset } from '@gesso/contract';
import { addressOf } from './call.ts';
import { readProblem, UnreachableError } from './problem-error.ts';

export type Upload = {
  readonly projectId: string;
  readonly file: File;
  /** Made once for the file, so that trying again after a lost answer stores it once. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  /** 0 to 1, of the bytes that left. */
  readonly onProgress: (share: number) => void;
};

/**
 * Uploads a file to a project and tells how far it is, which `fetch` cannot.
 *
 * @throws ProblemError when the server refuses the file, UnreachableError when no answer came or it was given up.
 */
export function uploadFile({ projectId, file, idempotencyKey, signal, onProgress }: Upload): Promise<Asset> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('uploadAsset', { params: { id: projectId }, body: { file } }));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new UnreachableError('no answer'));
    request.onabort = () => reject(new UnreachableError('given up'));
    request.onload = () => {
      // The contract types the answer of a success.
      if (request.status === 201) return resolve(JSON.parse(request.responseText) as Asset);
      readProblem(new Response(request.responseText, { status: request.status })).then(reject, reject);
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

import { type ErrorCode, isAtLeast, LIMITS } from '@gesso/contract';
import { type FetchedFile, type FileToFetch, KitError } from '@gesso/provider-kit';
import type { Pool } from 'pg';
import { findAccess } from '../../modules/projects/index.ts';
import type { UploadAnswer, UploadAsset } from '../upload-asset/index.ts';

/** Somebody waits for it; a host that is slower than this is not worth it. */
const LONGEST_MS = 60_000;

export type ImportAddress = Omit<UploadAsset, 'file'> & { readonly url: string };

export type ImportContext = {
  readonly database: { readonly pool: Pool };
  readonly uploadAsset: (asked: UploadAsset) => Promise<UploadAnswer>;
  /** Guarded: asks no private address, follows few redirects, reads no more than it may. */
  readonly fetchFile: (file: FileToFetch) => Promise<FetchedFile>;
  /** `host:port` pairs that may be private. */
  readonly allowedHosts: ReadonlySet<string>;
};

/**
 * Brings a file from a web address into a project, as if it had been uploaded.
 *
 * Nothing is asked of an address before it is known that the caller may upload there.
 */
export async function importAddress(context: ImportContext, asked: ImportAddress): Promise<UploadAnswer> {
  const { projectId, accountId, url } = asked;
  const access = await findAccess(context.database.pool, { projectId, visitorIds: [accountId] });
  if (access === undefined || !isAtLeast(access.role, 'edit')) {
    return { ok: false, code: 'not-found', message: 'There is no such project.' };
  }
  const { fetchFile, allowedHosts } = context;
  try {
    const { bytes } = await fetchFile({ url, allowedHosts, mostBytes: LIMITS.uploadBytes, timeoutMs: LONGEST_MS });
    return await context.uploadAsset({ id: asked.id, accountId, projectId, file: { name: nameOf(url), bytes } });
  } catch (error) {
    if (error instanceof KitError) return { ok: false, ...refuse(error) };
    throw error;
  }
}

/** In our words: the kit's speak of vendors, and an address is somebody's own business. */
function refuse({ code }: KitError): {
  readonly code: Extract<ErrorCode, 'invalid-file' | 'payload-too-large'>;
  readonly message: string;
} {
  switch (code) {
    case 'wrong-type':
      return { code: 'payload-too-large', message: 'The file at this address has more than 200 MB.' };
    case 'timeout':
      return {
        code: 'invalid-file',
        message: 'The address did not answer in time. Download the file and drop it here.',
      };
    case 'expired':
      return { code: 'invalid-file', message: 'There is no file at this address, or it is not public.' };
    default:
      return {
        code: 'invalid-file',
        message: 'The address cannot be fetched from here; only public https addresses can. Drop the file itself.',
      };
  }
}

/** The last part of the path, as a browser would name the download. */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'import';
  } catch {
    // A lone percent sign: then the name is as it is written.
    return last;
  }
}

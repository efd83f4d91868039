import { BufferSource, Input, MP4, QTFF, WEBM } from 'mediabunny';
import type { BlobStore } from '../../platform/storage/blob-store.ts';
import type { IngestAnswer } from './ingest-picture.ts';
import { storePoster } from './ingest-picture.ts';

/** A day of film is no clip but a mistake, and its index alone would fill the memory. */
const LONGEST_MS = 4 * 3_600_000;

/**
 * Looks into a clip and stores it as it came, with the ladder of its still.
 *
 * Size and length are read from the file's own tracks, whatever was said about it. The pixels are as they are shown:
 * a clip that a telephone took upright is upright.
 *
 * @param poster - The still, as a picture; without one the clip has no ladder.
 * @throws BlobStoreError when the files cannot be stored.
 */
export async function ingestClip(blobs: BlobStore, bytes: Uint8Array, poster?: Uint8Array): Promise<IngestAnswer> {
  const probed = await probeClip(bytes);
  if (probed === undefined)
    return { ok: false, reason: 'damaged', message: 'The clip is damaged, or has no pictures that can be read.' };
  if (probed.durationMs > LONGEST_MS) {
    return { ok: false, reason: 'too-large', message: 'The clip is longer than four hours.' };
  }
  const stored = await blobs.putBytes(bytes);
  const variants = poster === undefined ? {} : await storePoster(blobs, poster);
  return { ok: true, file: { kind: 'video', ...stored, ...probed, variants } };
}

type ProbedClip = {
  readonly mimeType: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number;
};

/** Undefined where there is no picture track that can be read. */
async function probeClip(bytes: Uint8Array): Promise<ProbedClip | undefined> {
  const input = new Input({ formats: [MP4, QTFF, WEBM], source: new BufferSource(bytes) });
  try {
    const format = await input.getFormat();
    const track = await input.getPrimaryVideoTrack();
    const seconds = await input.computeDuration();
    if (track === null || !(seconds > 0)) return undefined;
    return {
      mimeType: format === WEBM ? 'video/webm' : format === QTFF ? 'video/quicktime' : 'video/mp4',
      widthPx: track.displayWidth,
      heightPx: track.displayHeight,
      durationMs: Math.round(seconds * 1_000),
    };
  } catch {
    // Every failure of the reader means that the file cannot be read.
    return undefined;
  } finally {
    input.dispose();
  }
}

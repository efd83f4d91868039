import { KitError } from '@gesso/provider-kit';

export type ClipFormat = 'mp4' | 'webm';

/** A clip to encode. */
export type ClipJob = {
  /**
   * RGBA, row-major, 0–255, sRGB, opaque. The next frame is asked for when the last has been taken, so its memory may
   * be used again.
   */
  readonly frames: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** How many frames will come. */
  readonly frameCount: number;
  /** Even, since colour is kept at half the resolution. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fps: number;
  readonly format: ClipFormat;
  /** A whole WAV file. It is cut at the end of the picture, and silence follows where it is shorter. */
  readonly audioWav?: Uint8Array;
  /** Ends the encoder at once when aborted. */
  readonly signal?: AbortSignal;
};

export type EncodedClip = {
  readonly bytes: Uint8Array;
  readonly mimeType: 'video/mp4' | 'video/webm';
  /** Which encoder ran, with its version: recorded with the asset. */
  readonly encoder: string;
  /** `h264` or `vp9`. */
  readonly codec: string;
};

/** What FFmpeg encodes each format with. */
export const FFMPEG_CODECS = {
  mp4: { video: 'libx264', audio: 'aac' },
  webm: { video: 'libvpx-vp9', audio: 'libopus' },
} as const;

/** What an aborted clip answers. */
export function wasAborted(): KitError {
  return new KitError({ code: 'unavailable', message: 'The clip was cancelled.', retryable: false });
}

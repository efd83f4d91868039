import h264 from 'h264-mp4-encoder';
import { type ClipJob, type EncodedClip, wasAborted } from './clip-job.ts';
import { appendXmp, tidyMp4 } from './mp4-boxes.ts';

/** Recorded with the asset; the package exports no version of its own. */
const ENCODER = 'h264-mp4-encoder 1.0.12 (wasm)';

/** 10 is best and 51 worst; flat graphics stay clean at this. */
const QUANTIZATION = 24;

/** 0 is slowest, 10 fastest; above 5 it goes faster by little and looks worse by much. */
const SPEED = 5;

/** The last step of the ladder: needs nothing but this process, makes silent MP4s, and takes its thread meanwhile. */
export async function encodeWithWasm(job: ClipJob): Promise<EncodedClip> {
  const { widthPx, heightPx, fps, frames, frameCount, signal } = job;
  const perKey = fps * 2;
  const encoder = await h264.createH264MP4Encoder();
  try {
    encoder.width = widthPx;
    encoder.height = heightPx;
    encoder.frameRate = fps;
    encoder.quantizationParameter = QUANTIZATION;
    encoder.speed = SPEED;
    encoder.groupOfPictures = perKey;
    encoder.initialize();
    for await (const frame of frames) {
      if (signal?.aborted) throw wasAborted();
      encoder.addFrameRgba(frame);
    }
    encoder.finalize();
    const file = encoder.FS.readFile(encoder.outputFilename);
    encoder.FS.unlink(encoder.outputFilename);
    const bytes = appendXmp(tidyMp4(file, { count: frameCount, perKey }));
    return { bytes, mimeType: 'video/mp4', encoder: ENCODER, codec: 'h264' };
  } finally {
    encoder.delete();
  }
}

import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';

/** What a clip says of itself, read without the encoder that made it. */
export async function probeClip(bytes: Uint8Array) {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (video === null) throw new Error('The clip has no picture.');
    const audio = await input.getPrimaryAudioTrack();
    const { packetCount, averagePacketRate } = await video.computePacketStats();
    return {
      mimeType: (await input.getFormat()).mimeType,
      seconds: await input.computeDuration(),
      codec: video.codec,
      widthPx: video.displayWidth,
      heightPx: video.displayHeight,
      frames: packetCount,
      fps: Math.round(averagePacketRate * 1000) / 1000,
      audioCodec: audio?.codec ?? null,
    };
  } finally {
    input.dispose();
  }
}

import { openRandomStream } from '../random/random-stream.ts';
import { composeMusic } from './compose-music.ts';
import { INSTRUMENTS } from './instruments/instruments.ts';
import { normaliseLoudness } from './loudness.ts';
import { type MusicRequest, SAMPLE_RATE, type Score, type Stereo, type Track } from './music.ts';
import { addEcho, addRoom } from './space.ts';

/** Of a bed under pictures, in LUFS; what players of the web normalise to lies at −14, speech sits above −16. */
export const BED_LOUDNESS_LUFS = -16;

/** Seconds at the end in which everything dies away, at most a third of the piece. */
const FADE_SECONDS = 1.4;
/** Long enough that a loudspeaker does not click. */
const SOFT_START_SECONDS = 0.012;

/**
 * Writes and plays a music bed: stereo at `SAMPLE_RATE`, of exactly the length asked for, at the loudness of a bed, and
 * silent at its end. The same request gives the same samples. Takes about a twentieth of its length on one core.
 */
export function renderMusic(request: MusicRequest): Stereo {
  const score = composeMusic(request);
  const mix = mixTracks(score, request.seed);
  shapeEnds(mix);
  return normaliseLoudness(mix, BED_LOUDNESS_LUFS);
}

interface Desk {
  readonly dry: Stereo;
  readonly room: Stereo;
  readonly echo: Stereo;
}

function mixTracks(score: Score, seed: number): Stereo {
  const length = Math.max(1, Math.round(score.durationSeconds * SAMPLE_RATE));
  const desk: Desk = { dry: silence(length), room: silence(length), echo: silence(length) };
  for (const track of score.tracks) playTrack(track, desk, seed);
  // Three quarters of a beat: echoes that fall between the notes.
  const echo = addEcho(desk.echo, (60 / score.tempo) * 0.75);
  addTo(desk.room, echo, 0.25);
  const room = addRoom(desk.room);
  addTo(desk.dry, echo, 0.6);
  addTo(desk.dry, room, 1);
  return desk.dry;
}

function playTrack({ instrument, notes, level, pan, reverb, echo }: Track, desk: Desk, seed: number): void {
  const random = openRandomStream(seed, `music/noise/${instrument}`);
  // Equal power, so that a sound keeps its loudness wherever it stands.
  const angle = ((pan + 1) * Math.PI) / 4;
  const sides = [Math.cos(angle) * level, Math.sin(angle) * level] as const;
  for (const note of notes) {
    const sound = INSTRUMENTS[instrument](note, random);
    const start = Math.round(note.at * SAMPLE_RATE);
    lay(sound, start, desk.dry, sides, 1);
    if (reverb > 0) lay(sound, start, desk.room, sides, reverb);
    if (echo > 0) lay(sound, start, desk.echo, sides, echo);
  }
}

function lay(
  sound: Float32Array,
  start: number,
  { left, right }: Stereo,
  [toLeft, toRight]: readonly [number, number],
  share: number,
): void {
  const end = Math.min(sound.length, left.length - start);
  for (let sample = 0; sample < end; sample += 1) {
    const value = (sound[sample] ?? 0) * share;
    left[start + sample] = (left[start + sample] ?? 0) + value * toLeft;
    right[start + sample] = (right[start + sample] ?? 0) + value * toRight;
  }
}

function addTo(target: Stereo, source: Stereo, share: number): void {
  for (let sample = 0; sample < target.left.length; sample += 1) {
    target.left[sample] = (target.left[sample] ?? 0) + (source.left[sample] ?? 0) * share;
    target.right[sample] = (target.right[sample] ?? 0) + (source.right[sample] ?? 0) * share;
  }
}

function shapeEnds({ left, right }: Stereo): void {
  const length = left.length;
  const fade = Math.min(FADE_SECONDS * SAMPLE_RATE, length / 3);
  const soft = Math.min(SOFT_START_SECONDS * SAMPLE_RATE, length / 3);
  for (let sample = 0; sample < length; sample += 1) {
    const toEnd = length - 1 - sample;
    const gain = Math.min(1, sample / soft) * (toEnd < fade ? (toEnd / fade) ** 1.5 : 1);
    if (gain === 1) continue;
    left[sample] = (left[sample] ?? 0) * gain;
    right[sample] = (right[sample] ?? 0) * gain;
  }
}

function silence(length: number): Stereo {
  return { left: new Float32Array(length), right: new Float32Array(length) };
}

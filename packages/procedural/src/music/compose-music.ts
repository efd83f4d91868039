import { openRandomStream } from '../random/random-stream.ts';
import type { Arrangement } from './arrangement.ts';
import { voiceChords } from './harmony.ts';
import { MOOD_PLANS } from './moods.ts';
import { LONGEST_MUSIC_MS, MUSIC_KEYS, type MusicRequest, type Score, TEMPO_LIMITS, type Track } from './music.ts';
import { playArpeggio } from './parts/arpeggio.ts';
import { playBass } from './parts/bass.ts';
import { playDrums } from './parts/drums.ts';
import { playMelody } from './parts/melody.ts';
import { playPad, playStrings } from './parts/pad.ts';

const BEATS_A_BAR = 4;

/**
 * Writes a piece: chords by the mood, broken chords, bass, drums and a tune over them, and an ending that falls on the
 * end of the film. The same request gives the same notes.
 *
 * The tempo is bent by a few percent so that whole bars fill the length; a cut at the end would sound like a fault.
 */
export function composeMusic(request: MusicRequest): Score {
  const plan = MOOD_PLANS[request.mood];
  const random = (concern: string) => openRandomStream(request.seed, `music/${concern}`);
  const durationSeconds = Math.min(LONGEST_MUSIC_MS, Math.max(1, request.durationMs)) / 1_000;
  const choice = random('choice');
  const key = request.key === undefined ? choice.pick(plan.keys) : MUSIC_KEYS.indexOf(request.key);
  const wanted = clampTempo(request.tempo ?? choice.whole(plan.tempo[0], plan.tempo[1]));
  const barCount = Math.max(1, Math.round(durationSeconds / ((60 / wanted) * BEATS_A_BAR)));
  const beatSeconds = durationSeconds / (barCount * BEATS_A_BAR);
  const progression = choice.pick(plan.progressions);
  const degrees = Array.from({ length: barCount }, (_, bar) =>
    bar === barCount - 1 ? 0 : (progression[bar % progression.length] ?? 0),
  );
  const chords = voiceChords(plan, key, degrees);
  const bars = chords.map((chord, index) => ({
    index,
    at: index * beatSeconds * BEATS_A_BAR,
    chord,
    intensity: intensityOf(index, barCount),
    isEnding: index === barCount - 1,
  }));
  const arrangement: Arrangement = { plan, key, beatSeconds, bars, random };
  const tracks: Track[] = [
    playPad(arrangement),
    ...(plan.hasStrings ? [playStrings(arrangement)] : []),
    playBass(arrangement),
    ...(plan.arpeggioSteps === 0 ? [] : [playArpeggio(arrangement)]),
    ...(plan.melodyNotes === 0 ? [] : [playMelody(arrangement)]),
    ...playDrums(arrangement),
  ];
  return {
    tempo: 60 / beatSeconds,
    key: MUSIC_KEYS[key] ?? 'C',
    isMinor: plan.isMinor,
    durationSeconds,
    tracks: tracks.filter(({ notes }) => notes.length > 0),
  };
}

function clampTempo(tempo: number): number {
  const { slowest, fastest } = TEMPO_LIMITS;
  return Number.isFinite(tempo) ? Math.min(fastest, Math.max(slowest, tempo)) : slowest;
}

/** Rises over the first quarter, holds, thins out for the last bar; short pieces begin in the middle. */
function intensityOf(bar: number, count: number): number {
  if (bar === count - 1) return 0.35;
  if (count < 4) return 0.8;
  const position = bar / count;
  if (position < 0.25) return 0.3 + (position / 0.25) * 0.4;
  return position > 0.85 ? 0.75 : 0.9;
}

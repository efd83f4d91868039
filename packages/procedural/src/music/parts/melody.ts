import type { Arrangement, Bar } from '../arrangement.ts';
import { pitchOf } from '../harmony.ts';
import type { Note, Track } from '../music.ts';

/** A short tune: where in the bar, how many degrees from the bar's first note. */
type Motif = readonly { readonly beat: number; readonly step: number; readonly beats: number }[];

/** Register of the tune: from the G above the middle C, an octave and a half. */
const LOWEST = 67;
const HIGHEST = 84;

/**
 * One tune of a bar, said, answered a little differently and said again, over the notes of each chord. Every second pair
 * of bars it rests: a bed lies under words and pictures.
 */
export function playMelody(arrangement: Arrangement): Track {
  const { plan, bars, beatSeconds, random, key } = arrangement;
  const stream = random('melody');
  const motif = inventMotif(plan.melodyNotes, stream);
  const answer = motif.map((note, index) => (index === motif.length - 1 ? { ...note, step: note.step - 2 } : note));
  const notes = bars.filter((bar) => doesSing(bar, bars.length)).flatMap((bar) => singBar(bar));
  return {
    instrument: plan.arpeggioInstrument === 'bell' ? 'pluck' : 'bell',
    notes,
    level: 0.36,
    pan: -0.18,
    reverb: 0.45,
    echo: 0.35,
  };

  function singBar(bar: Bar): Note[] {
    const tune = bar.index % 2 === 0 ? motif : answer;
    const home = nearestDegree(bar.chord.pitches.at(-1) ?? 60);
    return tune.map(({ beat, step, beats }) => ({
      at: bar.at + beat * beatSeconds + stream.next() * 0.012,
      seconds: beats * beatSeconds * 0.95,
      pitch: intoRegister(key + pitchOf(plan.scale, home + step)),
      strength: 0.62 + 0.2 * bar.intensity,
    }));
  }

  /** The degree of the scale that sounds this note, in some octave. */
  function nearestDegree(pitch: number): number {
    const above = (((pitch - key) % 12) + 12) % 12;
    const degree = plan.scale.findIndex((semitones) => semitones >= above);
    return Math.max(degree, 0);
  }
}

function doesSing({ index, isEnding, intensity }: Bar, count: number): boolean {
  if (isEnding || intensity < 0.45) return false;
  return count < 8 || Math.floor(index / 2) % 2 === 1;
}

function inventMotif(most: number, stream: ReturnType<Arrangement['random']>): Motif {
  const places = stream
    .pick([
      [0, 1, 2.5, 3.5],
      [0, 1.5, 2, 3],
      [0.5, 1, 2, 3],
      [0, 2, 3, 3.5],
    ])
    .slice(0, most);
  let step = 0;
  return places.map((beat, index) => {
    // Mostly steps, seldom leaps: what one can sing.
    if (index > 0) step += stream.pick([-1, 1, 1, -2, 2, 3]);
    return { beat, step, beats: (places[index + 1] ?? 4) - beat };
  });
}

function intoRegister(pitch: number): number {
  let inside = pitch;
  while (inside < LOWEST) inside += 12;
  while (inside > HIGHEST) inside -= 12;
  return inside;
}

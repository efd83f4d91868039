import type { Arrangement } from '../arrangement.ts';
import type { Note, Track } from '../music.ts';

/** Ways through a chord, by place in it; numbers beyond its notes are in the octave above. */
const WAYS = [
  [0, 1, 2, 3, 2, 1],
  [0, 2, 1, 3],
  [0, 2, 4, 3, 2, 1],
  [3, 2, 1, 0],
] as const;

/** The chord note by note, in one way for the whole piece, so that the ear has something to hold. */
export function playArpeggio({ plan, bars, beatSeconds, random }: Arrangement): Track {
  const stream = random('arpeggio');
  const way = stream.pick(WAYS);
  const steps = plan.arpeggioSteps;
  const stepSeconds = (beatSeconds * 4) / steps;
  const notes = bars.flatMap(({ at, chord, intensity, isEnding }) =>
    Array.from({ length: isEnding ? 1 : steps }, (_, step): Note => {
      const place = way[step % way.length] ?? 0;
      const octave = Math.floor(place / chord.pitches.length);
      const isAccent = step % (steps / 2) === 0;
      return {
        // A person is never exactly in time; a few milliseconds keep it from sounding like a clock.
        at: at + step * stepSeconds + stream.next() * 0.008,
        seconds: isEnding ? beatSeconds * 3 : stepSeconds * 1.6,
        pitch: (chord.pitches[place % chord.pitches.length] ?? 60) + 12 * (octave + 1),
        strength: (isAccent ? 0.8 : 0.55) * (0.6 + 0.4 * intensity) + stream.next() * 0.06,
      };
    }),
  );
  return { instrument: plan.arpeggioInstrument, notes, level: 0.36, pan: 0.22, reverb: 0.3, echo: 0.32 };
}

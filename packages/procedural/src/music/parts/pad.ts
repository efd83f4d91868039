import type { Arrangement } from '../arrangement.ts';
import type { Note, Track } from '../music.ts';

/** Chords that stand under everything, each as long as its bar; the last rings out. */
export function playPad({ bars, beatSeconds }: Arrangement): Track {
  const notes = bars.flatMap(({ at, chord, intensity, isEnding }) =>
    chord.pitches.map(
      (pitch): Note => ({
        at,
        seconds: beatSeconds * (isEnding ? 3.2 : 4.1),
        pitch,
        strength: 0.55 + 0.3 * intensity,
      }),
    ),
  );
  return { instrument: 'pad', notes, level: 0.2, pan: 0, reverb: 0.5, echo: 0 };
}

/** Low strings: root and fifth, which make a piece larger. They come in with the second bar. */
export function playStrings({ bars, beatSeconds }: Arrangement): Track {
  const notes = bars
    .slice(bars.length > 2 ? 1 : 0)
    .flatMap(({ at, chord, intensity }) =>
      [chord.root + 12, chord.fifth + 12].map(
        (pitch): Note => ({ at, seconds: beatSeconds * 4, pitch, strength: 0.4 + 0.5 * intensity }),
      ),
    );
  return { instrument: 'strings', notes, level: 0.2, pan: -0.15, reverb: 0.6, echo: 0 };
}

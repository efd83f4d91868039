import type { Arrangement, Bar } from '../arrangement.ts';
import type { Note, Track } from '../music.ts';

/** Stands for the chord's own fifth in the patterns. */
const FIFTH = 7;

/** Beats of a bar on which the bass plays, with its octave, by how the drums drive. */
const PATTERNS = {
  none: [[0, 0]],
  soft: [
    [0, 0],
    [2.5, 0],
  ],
  steady: [
    [0, 0],
    [1.5, 0],
    [2, 0],
    [3.5, 12],
  ],
  driving: [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5].map((beat) => [beat, beat % 1 === 0 ? 0 : 12]),
  broken: [
    [0, 0],
    [0.75, 12],
    [2, 0],
    [3, FIFTH],
  ],
} as const satisfies Record<string, readonly (readonly number[])[]>;

/** The root of each chord in the rhythm of the drums; it waits for the second bar of a longer piece. */
export function playBass({ plan, bars, beatSeconds }: Arrangement): Track {
  const isLong = bars.length >= 6;
  const notes = bars.filter(({ index }) => !(isLong && index === 0)).flatMap((bar) => playBar(bar));
  return { instrument: 'bass', notes, level: 0.42, pan: 0, reverb: 0.05, echo: 0 };

  function playBar({ at, chord, intensity, isEnding }: Bar): Note[] {
    const pattern: readonly (readonly number[])[] = isEnding || intensity < 0.5 ? PATTERNS.none : PATTERNS[plan.drums];
    return pattern.map(([beat = 0, above = 0], index) => {
      const next = pattern[index + 1]?.[0] ?? 4;
      return {
        at: at + beat * beatSeconds,
        seconds: Math.max(0.08, (next - beat) * beatSeconds * 0.92),
        pitch: above === FIFTH ? chord.fifth : chord.root + above,
        strength: (beat === 0 ? 0.95 : 0.75) * (0.7 + 0.3 * intensity),
      };
    });
  }
}

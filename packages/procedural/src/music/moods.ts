import type { MusicMood } from './music.ts';

/** How a mood is played. Chords are degrees of the scale, 0 the first; a bar each. */
export interface MoodPlan {
  readonly isMinor: boolean;
  /** Semitones of the scale above its key. */
  readonly scale: readonly number[];
  readonly progressions: readonly (readonly number[])[];
  readonly tempo: readonly [slowest: number, fastest: number];
  /** Semitones above C that suit the registers of the instruments. */
  readonly keys: readonly number[];
  /** Notes of the broken chord in a bar; 0 for none. */
  readonly arpeggioSteps: 0 | 4 | 6 | 8 | 16;
  readonly arpeggioInstrument: 'pluck' | 'bell';
  readonly drums: 'none' | 'soft' | 'steady' | 'driving' | 'broken';
  readonly hasStrings: boolean;
  /** Notes of the tune in a bar at most; 0 for none. */
  readonly melodyNotes: 0 | 2 | 3 | 4;
  /** Sevenths and ninths on top of the triads. */
  readonly isRich: boolean;
}

const MAJOR = [0, 2, 4, 5, 7, 9, 11] as const;
const MINOR = [0, 2, 3, 5, 7, 8, 10] as const;
const DORIAN = [0, 2, 3, 5, 7, 9, 10] as const;
const LYDIAN = [0, 2, 4, 6, 7, 9, 11] as const;

export const MOOD_PLANS: Readonly<Record<MusicMood, MoodPlan>> = {
  calm: {
    isMinor: false,
    scale: MAJOR,
    progressions: [
      [0, 5, 3, 4],
      [0, 3, 0, 4],
      [3, 0, 5, 4],
    ],
    tempo: [66, 78],
    keys: [0, 2, 5, 7, 9],
    arpeggioSteps: 8,
    arpeggioInstrument: 'pluck',
    drums: 'none',
    hasStrings: false,
    melodyNotes: 2,
    isRich: true,
  },
  bright: {
    isMinor: false,
    scale: MAJOR,
    progressions: [
      [0, 4, 5, 3],
      [3, 4, 0, 5],
      [0, 3, 5, 4],
    ],
    tempo: [104, 118],
    keys: [0, 2, 4, 7, 9],
    arpeggioSteps: 8,
    arpeggioInstrument: 'pluck',
    drums: 'steady',
    hasStrings: false,
    melodyNotes: 3,
    isRich: false,
  },
  energetic: {
    isMinor: true,
    scale: MINOR,
    progressions: [
      [0, 5, 2, 6],
      [0, 3, 5, 6],
      [5, 6, 0, 0],
    ],
    tempo: [122, 132],
    keys: [9, 4, 2, 7],
    arpeggioSteps: 16,
    arpeggioInstrument: 'pluck',
    drums: 'driving',
    hasStrings: false,
    melodyNotes: 3,
    isRich: false,
  },
  dreamy: {
    isMinor: false,
    scale: LYDIAN,
    progressions: [
      [0, 1, 0, 4],
      [3, 0, 1, 4],
      [0, 5, 1, 3],
    ],
    tempo: [72, 84],
    keys: [5, 7, 0, 3],
    arpeggioSteps: 6,
    arpeggioInstrument: 'bell',
    drums: 'soft',
    hasStrings: false,
    melodyNotes: 2,
    isRich: true,
  },
  dark: {
    isMinor: true,
    scale: MINOR,
    progressions: [
      [0, 5, 3, 0],
      [0, 0, 5, 6],
      [0, 3, 5, 3],
    ],
    tempo: [70, 84],
    keys: [2, 4, 9, 0],
    arpeggioSteps: 4,
    arpeggioInstrument: 'pluck',
    drums: 'soft',
    hasStrings: true,
    melodyNotes: 0,
    isRich: false,
  },
  playful: {
    isMinor: false,
    scale: MAJOR,
    progressions: [
      [0, 3, 4, 0],
      [0, 5, 1, 4],
      [0, 1, 3, 4],
    ],
    tempo: [112, 128],
    keys: [0, 5, 7, 10],
    arpeggioSteps: 8,
    arpeggioInstrument: 'bell',
    drums: 'broken',
    hasStrings: false,
    melodyNotes: 4,
    isRich: false,
  },
  cinematic: {
    isMinor: true,
    scale: DORIAN,
    progressions: [
      [0, 5, 2, 6],
      [0, 3, 6, 2],
      [0, 2, 3, 4],
    ],
    tempo: [80, 92],
    keys: [2, 9, 4, 7],
    arpeggioSteps: 8,
    arpeggioInstrument: 'pluck',
    drums: 'soft',
    hasStrings: true,
    melodyNotes: 2,
    isRich: false,
  },
};

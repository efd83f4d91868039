import type { RandomStream } from '../random/random-stream.ts';
import type { Chord } from './harmony.ts';
import type { MoodPlan } from './moods.ts';

/** What the parts of a piece are written from. */
export interface Arrangement {
  readonly plan: MoodPlan;
  /** Semitones above C. */
  readonly key: number;
  readonly beatSeconds: number;
  readonly bars: readonly Bar[];
  readonly random: (concern: string) => RandomStream;
}

export interface Bar {
  readonly index: number;
  /** Seconds from the beginning. */
  readonly at: number;
  readonly chord: Chord;
  /** 0 sparse to 1 everything plays; a piece rises to its middle and thins out before its end. */
  readonly intensity: number;
  /** The last one: the home chord rings out. */
  readonly isEnding: boolean;
}

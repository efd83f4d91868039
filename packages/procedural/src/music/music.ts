/** Feelings that a music bed can have; each decides scale, chords, tempo and instruments. */
export const MUSIC_MOODS = ['calm', 'bright', 'energetic', 'dreamy', 'dark', 'playful', 'cinematic'] as const;
export type MusicMood = (typeof MUSIC_MOODS)[number];

/** Names of keys, by semitones above C. Whether it is major or minor is up to the mood. */
export const MUSIC_KEYS = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;
export type MusicKey = (typeof MUSIC_KEYS)[number];

/** Slower is a drone and faster a drill; beats a minute. */
export const TEMPO_LIMITS = { slowest: 50, fastest: 180 } as const;

/** Three minutes: a longer bed would take more than 200 MB as it is rendered. */
export const LONGEST_MUSIC_MS = 180_000;

export interface MusicRequest {
  readonly mood: MusicMood;
  /** Beats a minute. Default: the mood's own, within a few beats by the seed. */
  readonly tempo?: number;
  /** Default: chosen by the seed among those that suit the mood. */
  readonly key?: MusicKey;
  /** Of the finished piece, with its ending. 1 ms to `LONGEST_MUSIC_MS`; other values are brought into the range. */
  readonly durationMs: number;
  readonly seed: number;
}

/** A piece as notes: what is played when, before any sound. */
export interface Score {
  readonly tempo: number;
  readonly key: MusicKey;
  readonly isMinor: boolean;
  readonly durationSeconds: number;
  readonly tracks: readonly Track[];
}

export interface Track {
  readonly instrument: Instrument;
  readonly notes: readonly Note[];
  /** Loudness among the others, 0–1. */
  readonly level: number;
  /** −1 left to 1 right. */
  readonly pan: number;
  /** How much of it goes into the room and the echo, 0–1. */
  readonly reverb: number;
  readonly echo: number;
}

export type Instrument = 'pad' | 'pluck' | 'bell' | 'bass' | 'kick' | 'snare' | 'hat' | 'strings';

export interface Note {
  /** Seconds from the beginning. */
  readonly at: number;
  readonly seconds: number;
  /** MIDI number, 60 is the C in the middle. Drums ignore it. */
  readonly pitch: number;
  /** 0–1. */
  readonly strength: number;
}

/** Two channels of samples, about −1 to 1, at `SAMPLE_RATE`. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Samples a second; what films use. */
export const SAMPLE_RATE = 48_000;

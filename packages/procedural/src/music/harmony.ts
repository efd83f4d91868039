import type { MoodPlan } from './moods.ts';

/** A chord as MIDI numbers, lowest first, and the note that the bass plays under it. */
export interface Chord {
  readonly pitches: readonly number[];
  readonly root: number;
  /** The chord's own fifth above it; on one degree of a scale it is a semitone narrower than on the others. */
  readonly fifth: number;
}

/** Middle of the register in which chords lie: the G above the C in the middle. */
const CENTRE = 62;
/** The bass lies between the E of a bass guitar's lowest string and the octave above. */
const LOWEST_BASS = 28;

/**
 * The chords of a piece, a bar each, with as little movement between them as their notes allow.
 *
 * @param key - Semitones above C.
 */
export function voiceChords(plan: MoodPlan, key: number, degrees: readonly number[]): readonly Chord[] {
  const chords: Chord[] = [];
  let before: readonly number[] = [CENTRE - 4, CENTRE, CENTRE + 4];
  for (const degree of degrees) {
    const members = (plan.isRich ? [0, 2, 4, 6] : [0, 2, 4]).map((step) => key + pitchOf(plan.scale, degree + step));
    const pitches = nearestVoicing(members, before);
    const root = lift(members[0] ?? key, LOWEST_BASS);
    chords.push({ pitches, root, fifth: lift(members[2] ?? key, root) });
    before = pitches;
  }
  return chords;
}

/** Semitones of a degree of the scale; degrees beyond the seventh are in the next octave. */
export function pitchOf(scale: readonly number[], degree: number): number {
  const octave = Math.floor(degree / scale.length);
  return 12 * octave + (scale[degree - octave * scale.length] ?? 0);
}

/** Puts each member into the octave nearest to the chord before, spread over different notes. */
function nearestVoicing(members: readonly number[], before: readonly number[]): readonly number[] {
  const middle = before.reduce((sum, pitch) => sum + pitch, 0) / before.length;
  // Drawn a little to the register's centre, or long pieces would wander off.
  const target = (middle + CENTRE) / 2;
  return members.map((member, index) => lift(member, Math.round(target) - 6 + (index % 2))).toSorted((a, b) => a - b);
}

/** The same note in the octave that begins at `floor`. */
export function lift(pitch: number, floor: number): number {
  return floor + ((((pitch - floor) % 12) + 12) % 12);
}

import type { RandomStream } from '../../random/random-stream.ts';
import type { Instrument, Note } from '../music.ts';
import { playBassNote } from './bass.ts';
import { playHatNote, playKickNote, playSnareNote } from './drums.ts';
import { playPadNote, playStringNote } from './pad.ts';
import { playBellNote, playPluckNote } from './struck.ts';

/** Every instrument: a note in, its samples out, one channel, with all of its dying away. */
export const INSTRUMENTS: Readonly<Record<Instrument, (note: Note, random: RandomStream) => Float32Array>> = {
  pad: playPadNote,
  strings: playStringNote,
  pluck: playPluckNote,
  bell: playBellNote,
  bass: playBassNote,
  kick: playKickNote,
  snare: playSnareNote,
  hat: playHatNote,
};

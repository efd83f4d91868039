export {
  MUSIC_KEYS,
  MUSIC_MOODS,
  type MusicKey,
  type MusicMood,
  type MusicRequest,
  SAMPLE_RATE,
  type Stereo,
  TEMPO_LIMITS,
} from './music.ts';
export { renderMusic } from './render-music.ts';
export { encodeWav } from './wav.ts';

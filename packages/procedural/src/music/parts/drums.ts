import type { Arrangement, Bar } from '../arrangement.ts';
import type { Note, Track } from '../music.ts';

/** Beats of a bar by drum. */
interface Groove {
  readonly kick: readonly number[];
  readonly snare: readonly number[];
  readonly hat: readonly number[];
}

const EIGHTHS = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5] as const;

const GROOVES: Readonly<Record<'soft' | 'steady' | 'driving' | 'broken', Groove>> = {
  soft: { kick: [0, 2.5], snare: [], hat: [1, 3] },
  steady: { kick: [0, 1.5, 2], snare: [1, 3], hat: EIGHTHS },
  driving: { kick: [0, 1, 2, 3], snare: [1, 3], hat: [0.5, 1.5, 2.5, 3.5, 3.75] },
  broken: { kick: [0, 1.75, 2.5], snare: [1, 3], hat: [0, 0.5, 1, 1.75, 2.5, 3, 3.5] },
};

/** Drums come in with the tune and leave before the end; a roll of the snare leads into every fourth bar. */
export function playDrums({ plan, bars, beatSeconds, random }: Arrangement): readonly Track[] {
  if (plan.drums === 'none') return [];
  const groove = GROOVES[plan.drums];
  const isSoft = plan.drums === 'soft';
  const stream = random('drums');
  const playing = bars.filter(({ isEnding, intensity, index }) => !isEnding && (intensity >= 0.45 || index > 1));
  const hit = (bar: Bar, beat: number, strength: number): Note => ({
    at: bar.at + beat * beatSeconds + stream.next() * 0.004,
    seconds: 0.3,
    pitch: 36,
    strength: strength * (0.9 + stream.next() * 0.1),
  });
  const fill = (bar: Bar) => (bar.index % 4 === 3 && !isSoft ? [3.25, 3.5, 3.75] : []);
  const kick = playing.flatMap((bar) => groove.kick.map((beat) => hit(bar, beat, beat === 0 ? 1 : 0.85)));
  const snare = playing.flatMap((bar) => [
    ...groove.snare.map((beat) => hit(bar, beat, 0.8)),
    ...fill(bar).map((beat) => hit(bar, beat, 0.4)),
  ]);
  const hat = playing.flatMap((bar) => groove.hat.map((beat) => hit(bar, beat, beat % 1 === 0 ? 0.55 : 0.8)));
  // The last chord falls on a stroke, or the ending would come from nowhere.
  const last = bars.at(-1);
  if (last !== undefined && bars.length > 2) kick.push(hit(last, 0, 1));
  const scale = isSoft ? 0.55 : 1;
  return [
    { instrument: 'kick', notes: kick, level: 0.62 * scale, pan: 0, reverb: 0.04, echo: 0 },
    { instrument: 'snare', notes: snare, level: 0.6 * scale, pan: 0.05, reverb: 0.22, echo: 0 },
    { instrument: 'hat', notes: hat, level: 0.4 * scale, pan: 0.3, reverb: 0.1, echo: 0 },
  ];
}

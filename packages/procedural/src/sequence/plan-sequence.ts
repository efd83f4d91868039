import type { Moment, SequencePlan, Span, Transition } from './sequence.ts';

/** Long enough to be seen as a transition, short enough not to be waited for. */
const TRANSITION_MS = 600;
/** A transition takes at most this share of either of its shots, so that every shot is also seen alone. */
const MOST_OF_A_SHOT = 0.35;

/**
 * Lays shots one after the other, each over the end of the one before for as long as the transition takes.
 *
 * @param durationsMs - Of each shot; above 0.
 */
export function planSequence(durationsMs: readonly number[], transition: Transition): SequencePlan {
  const spans: Span[] = [];
  for (const [index, durationMs] of durationsMs.entries()) {
    const before = spans.at(-1);
    const previousMs = durationsMs[index - 1] ?? 0;
    const arrivalMs =
      before === undefined || transition === 'cut'
        ? 0
        : Math.min(TRANSITION_MS, durationMs * MOST_OF_A_SHOT, previousMs * MOST_OF_A_SHOT);
    const startMs = (before?.endMs ?? 0) - arrivalMs;
    spans.push({ startMs, endMs: startMs + durationMs, arrivalMs });
  }
  return { durationMs: spans.at(-1)?.endMs ?? 0, transition, spans };
}

/** What is seen at a time of the film; before its beginning the first moment, after its end the last. */
export function momentAt({ spans, durationMs }: SequencePlan, timeMs: number): Moment {
  const time = Math.min(Math.max(0, timeMs), Math.max(0, durationMs - 1));
  const latest = spans.findLastIndex(({ startMs }) => startMs <= time);
  const span = spans[latest];
  const before = spans[latest - 1];
  if (span === undefined) return { shot: 0, atMs: 0 };
  const atMs = time - span.startMs;
  if (before === undefined || atMs >= span.arrivalMs) return { shot: latest, atMs };
  const arriving = { shot: latest, atMs, share: atMs / span.arrivalMs };
  return { shot: latest - 1, atMs: time - before.startMs, arriving };
}

import type { Run, RunStatus } from '@gesso/contract';

const ENDS: ReadonlySet<RunStatus> = new Set(['succeeded', 'partly-succeeded', 'failed', 'stopped']);

/** Whether nothing of the run will change any more. */
export function hasEnded({ status }: Pick<Run, 'status'>): boolean {
  return ENDS.has(status);
}

/**
 * Which of two answers about a run to show. Answers overtake each other; an earlier plan never comes back, and what ended
 * stays ended.
 */
export function newerRun(known: Run | undefined, answered: Run): Run {
  if (!known) return answered;
  const isOlder = answered.planVersion < known.planVersion || (hasEnded(known) && !hasEnded(answered));
  return isOlder ? known : answered;
}

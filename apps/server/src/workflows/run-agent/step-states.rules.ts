import type { StepStatus } from '@gesso/contract';
import type { RunGeneration } from '../../modules/generation/index.ts';
import { hasEnded, type RunStep, type StepState, type StoredRun } from '../../modules/runs/index.ts';
import { partIdOf } from './run-parts.ts';

/**
 * How each step of a run goes, by the step's id. Follows from the run and its generations alone.
 *
 * @param generations - Those of this run, in any order.
 */
export function deriveSteps(run: StoredRun, generations: readonly RunGeneration[]): ReadonlyMap<string, StepState> {
  const byId = new Map(generations.map((generation) => [generation.id, generation]));
  return new Map((run.plan?.steps ?? []).map((step) => [step.id, deriveStep(run, step, byId)]));
}

/** Generations of a step in the order of their results. */
export function generationsOf(
  runId: string,
  stepId: string,
  byId: ReadonlyMap<string, RunGeneration>,
): readonly RunGeneration[] {
  const own: RunGeneration[] = [];
  for (let number = 0; ; number += 1) {
    const generation = byId.get(partIdOf(runId, stepId, number));
    if (generation === undefined) return own;
    own.push(generation);
  }
}

function deriveStep(run: StoredRun, step: RunStep, byId: ReadonlyMap<string, RunGeneration>): StepState {
  const plain = { progress: 0, generationIds: [], failure: null };
  if (run.approvedAt === null) return { ...plain, status: 'planned' };
  if (step.kind === 'text') {
    if (run.deliveredTexts.includes(step.id)) return { ...plain, status: 'succeeded', progress: 1 };
    return { ...plain, status: hasEnded(run) ? 'stopped' : 'waiting' };
  }
  const own = generationsOf(run.id, step.id, byId);
  const delivered = own.reduce((sum, { deliveredCount }) => sum + deliveredCount, 0);
  const status = statusOf(own, delivered, step.count);
  return {
    status,
    progress: progressOf(own),
    generationIds: own.map(({ id }) => id),
    failure: failureOf(own, status),
  };
}

function statusOf(own: readonly RunGeneration[], delivered: number, wanted: number): StepStatus {
  if (own.some(({ finishedAt }) => finishedAt === null)) {
    return own.every(({ status }) => status === 'queued') ? 'waiting' : 'running';
  }
  if (delivered >= wanted) return 'succeeded';
  if (delivered > 0) return 'partly-succeeded';
  return own.some(({ status }) => status === 'failed') ? 'failed' : 'stopped';
}

/** By results: a part of four that has ended counts four times as much as a part of one. */
function progressOf(own: readonly RunGeneration[]): number {
  const all = own.reduce((sum, { resultCount }) => sum + resultCount, 0);
  if (all === 0) return 0;
  const done = own.reduce(
    (sum, { resultCount, finishedAt, progress }) => sum + resultCount * (finishedAt === null ? progress : 1),
    0,
  );
  return Math.min(1, done / all);
}

function failureOf(own: readonly RunGeneration[], status: StepStatus): StepState['failure'] {
  const failed = own.find(({ failure }) => failure !== null)?.failure;
  if (failed) return failed;
  if (status !== 'partly-succeeded' || own.some((each) => each.status === 'cancelled')) return null;
  return { code: 'empty-result', message: 'Some results did not come. Nothing was charged for them.' };
}

import type { AnswerRun, Run, UpdatePlan } from '@gesso/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionKeys, call, endpointQuery, ProblemError } from '../../../shared/client/index.ts';
import { learnRun } from '../conversation/use-run.ts';

/** A change of the plan without the version it is based on. */
export type PlanChange = Omit<UpdatePlan, 'planVersion'>;

/**
 * What can be done with a run. Each press is one action: pressed again after a lost answer, it is the same one.
 *
 * A refusal because the plan is another one by now brings that plan.
 */
export function useRunActions(run: Run) {
  const queries = useQueryClient();
  const [keys] = useState(() => ({ approve: new ActionKeys(), answer: new ActionKeys(), stop: new ActionKeys() }));
  const params = { id: run.id };
  const learn = (known: Run) => learnRun(queries, known);
  const onRefused = (error: Error) => {
    if (!(error instanceof ProblemError) || error.status !== 409) return;
    void queries.invalidateQueries({ queryKey: endpointQuery('getRun', { params }).queryKey });
  };

  const change = useMutation({
    mutationFn: (change: PlanChange) =>
      call('updatePlan', { params, body: { planVersion: run.planVersion, ...change } }),
    onSuccess: learn,
    onError: onRefused,
  });
  const approve = useMutation({
    mutationFn: (planVersion: number) => {
      const idempotencyKey = keys.approve.keyFor(planVersion);
      return call('approveRun', { params, body: { planVersion } }, { idempotencyKey });
    },
    onSettled: (_run, error) => keys.approve.settle(error ?? undefined),
    onSuccess: learn,
    onError: onRefused,
  });
  const answer = useMutation({
    mutationFn: (body: AnswerRun) => call('answerRun', { params, body }, { idempotencyKey: keys.answer.keyFor(body) }),
    onSettled: (_run, error) => keys.answer.settle(error ?? undefined),
    onSuccess: learn,
    onError: onRefused,
  });
  const stop = useMutation({
    mutationFn: () => call('stopRun', { params }, { idempotencyKey: keys.stop.keyFor('stop') }),
    onSettled: (_run, error) => keys.stop.settle(error ?? undefined),
    onSuccess: learn,
    onError: onRefused,
  });
  return { change, approve, answer, stop };
}

export type RunActions = ReturnType<typeof useRunActions>;

/** Whether the plan is another one than the page showed. */
export function isStale(error: Error | null): boolean {
  return error instanceof ProblemError && error.code === 'stale-plan';
}

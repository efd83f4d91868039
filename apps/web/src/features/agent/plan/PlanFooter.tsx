import type { Catalogue, Run } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { endpointQuery, ProblemError } from '../../../shared/client/index.ts';
import { countCredits, formatCredits } from '../../../shared/format/credits.ts';
import { Button } from '../../../shared/ui/index.ts';
import { PlanObstacles } from './PlanObstacles.tsx';
import { returnIfStopped } from './plan-money.ts';
import { stepsWithoutModel } from './plan-words.ts';
import type { RunActions } from './use-run-actions.ts';

type PlanFooterProps = {
  readonly run: Run;
  readonly catalogue: Pick<Catalogue, 'models' | 'agent'>;
  readonly actions: RunActions;
  readonly onStarted: () => void;
  readonly isEditing: boolean;
  readonly onEditing: () => void;
};

/** What can be done with the plan now: run it for its price, change it, stop it. Nothing once it is over. */
export function PlanFooter(props: PlanFooterProps) {
  switch (props.run.status) {
    case 'awaiting-approval':
      return <Approval {...props} />;
    case 'running':
      return <Stopping {...props} />;
    case 'planning':
    case 'asking':
    case 'succeeded':
    case 'partly-succeeded':
    case 'failed':
    case 'stopped':
      return null;
  }
}

function Approval({ run, catalogue, actions, onStarted, isEditing, onEditing }: PlanFooterProps) {
  const me = useQuery(endpointQuery('getMe')).data;
  const { change, approve, stop } = actions;
  const total = run.quote.totalMillicredits;
  const ceiling = run.ceilingMillicredits;
  const spendable = me?.credits.spendableMillicredits;
  const isPoor =
    (spendable !== undefined && spendable < total) ||
    (approve.error instanceof ProblemError && approve.error.code === 'insufficient-credits');
  const keyless = stepsWithoutModel(run, catalogue.models);
  const isOverCeiling = ceiling !== null && total > ceiling;
  const isBusy = change.isPending || approve.isPending || stop.isPending;
  const isBlocked = isPoor || isOverCeiling || keyless.length > 0 || run.plan.steps.length === 0;
  return (
    <div className="grid gap-3 p-3.5">
      <PlanObstacles
        run={run}
        me={me}
        isPoor={isPoor}
        keyless={keyless}
        error={approve.error ?? change.error ?? stop.error}
        onEdit={isEditing ? undefined : onEditing}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="action"
          className="min-w-0 flex-1 tabular-nums"
          aria-disabled={isBusy || isBlocked}
          onClick={() => {
            if (!isBusy && !isBlocked) approve.mutate(run.planVersion, { onSuccess: onStarted });
          }}
        >
          {approve.isPending ? 'Starting…' : change.isPending ? 'Pricing…' : `Run for ${formatCredits(total)}`}
        </Button>
        <Button aria-pressed={isEditing} onClick={onEditing}>
          {isEditing ? 'Done editing' : 'Edit plan'}
        </Button>
        <Button variant="quiet" aria-disabled={isBusy} onClick={() => !isBusy && stop.mutate()}>
          Discard
        </Button>
      </div>
      {ceiling !== null && !isOverCeiling && (
        <p className="text-ink-2 text-sm tabular-nums">Within your ceiling of {countCredits(ceiling)}.</p>
      )}
    </div>
  );
}

function Stopping({ run, catalogue, actions: { stop } }: PlanFooterProps) {
  const [isAsking, setAsking] = useState(false);
  const returns = formatCredits(returnIfStopped(run, catalogue.agent));
  return (
    <div className="flex flex-wrap items-center gap-2 p-3.5">
      <p className="min-w-0 flex-1 text-ink-2 tabular-nums">
        {stop.error ? stop.error.message : `Stopping now returns ${returns}.`}
      </p>
      {isAsking ? (
        <>
          <Button variant="quiet" onClick={() => setAsking(false)}>
            Go on
          </Button>
          <Button
            variant="danger"
            autoFocus
            aria-disabled={stop.isPending}
            onClick={() => !stop.isPending && stop.mutate()}
          >
            {stop.isPending ? 'Stopping…' : `Stop, return ${returns}`}
          </Button>
        </>
      ) : (
        <Button onClick={() => setAsking(true)}>Stop</Button>
      )}
    </div>
  );
}

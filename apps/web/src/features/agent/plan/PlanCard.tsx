import type { Catalogue, Run } from '@gesso/contract';
import { useState } from 'react';
import { fieldError } from '../../../shared/client/index.ts';
import { countCredits, formatCredits } from '../../../shared/format/credits.ts';
import { classNames } from '../../../shared/ui/index.ts';
import { hasEnded } from '../conversation/newer-run.ts';
import { PlanFooter } from './PlanFooter.tsx';
import { splitPrice } from './plan-money.ts';
import { describeCharge, explainAgentPrice, titleOfPlan } from './plan-words.ts';
import { StepRow } from './StepRow.tsx';
import { type PlanChange, useRunActions } from './use-run-actions.ts';
import { useStepDrag } from './use-step-drag.ts';

export type PlanCardProps = {
  readonly run: Run;
  readonly catalogue: Pick<Catalogue, 'models' | 'agent'>;
  /** It was approved here. */
  readonly onStarted: (runId: string) => void;
};

/** The whole job line by line: what will be made with what for how much; then how it goes; then what it cost. */
export function PlanCard({ run, catalogue, onStarted }: PlanCardProps) {
  const { models, agent } = catalogue;
  const { steps } = run.plan;
  const [isEditing, setEditing] = useState(false);
  const actions = useRunActions(run);
  const isEditable = run.status === 'awaiting-approval';
  const isBusy = actions.change.isPending || actions.approve.isPending;
  const price = splitPrice(run, agent);
  const change = (wanted: PlanChange, onDone?: () => void) => {
    if (isBusy) return;
    actions.approve.reset();
    actions.change.mutate(wanted, { onSuccess: () => onDone?.() });
  };
  const drag = useStepDrag({
    order: steps.map(({ id }) => id),
    isBusy,
    onOrder: (order) => change({ order: [...order] }),
  });
  const title = titleOfPlan(steps);
  return (
    <section
      aria-label={`Plan: ${title}`}
      aria-busy={isBusy}
      className="overflow-hidden rounded-md border border-line bg-paper"
    >
      <header className="grid gap-1 px-3.5 py-3">
        <div className="flex items-baseline justify-between gap-3">
          <h3 className="text-balance font-serif text-title">{title}</h3>
          <span className="shrink-0 text-ink-2 tabular-nums">plan {run.planVersion}</span>
        </div>
        {run.plan.rationale && <p className="text-ink-2">{run.plan.rationale}</p>}
        {run.notes.map((note) => (
          <p key={note} className="text-ink-2 text-sm">
            {note}
          </p>
        ))}
      </header>
      <ol
        ref={drag.listRef}
        className={classNames(steps.length > 12 && 'max-h-[28rem] overflow-y-auto overscroll-contain')}
      >
        {steps.map((step) => (
          <StepRow
            key={step.id}
            step={step}
            steps={steps}
            models={models}
            isEditable={isEditable}
            isEditing={isEditing}
            isBusy={isBusy}
            drag={drag}
            errorOf={(field) => fieldError(actions.change.error, `steps.${step.id}.${field}`)}
            onChange={change}
          />
        ))}
      </ol>
      <dl>
        <div className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-3 border-line border-t px-3.5 py-2.5">
          <span aria-hidden="true" className="size-1.5 justify-self-center rounded-full bg-line-strong" />
          <dt>
            <p className="font-medium">Agent’s work</p>
            <p className="text-ink-2 text-sm tabular-nums">{explainAgentPrice(price, agent)}</p>
          </dt>
          <dd className="font-semibold tabular-nums">{formatCredits(price.agentMillicredits)}</dd>
        </div>
        <div className="flex items-baseline justify-between gap-3 border-line border-y bg-wash px-3.5 py-2.5">
          <dt className="font-medium">{hasEnded(run) ? 'Quoted' : 'Total, never more'}</dt>
          <dd className={classNames('font-semibold tabular-nums', isBusy && 'opacity-55')}>
            {countCredits(price.totalMillicredits)}
          </dd>
        </div>
        {hasEnded(run) && (
          <div className="flex items-baseline justify-between gap-3 px-3.5 py-2.5">
            <dt className="font-medium">Charged</dt>
            <dd className="font-semibold tabular-nums">{describeCharge(run)}</dd>
          </div>
        )}
      </dl>
      <PlanFooter
        run={run}
        catalogue={catalogue}
        actions={actions}
        onStarted={() => onStarted(run.id)}
        isEditing={isEditing}
        onEditing={() => setEditing(!isEditing)}
      />
    </section>
  );
}

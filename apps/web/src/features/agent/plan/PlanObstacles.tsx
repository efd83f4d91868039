import type { Me, Run, RunStep } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { ProblemError } from '../../../shared/client/index.ts';
import { countCredits, formatCredits } from '../../../shared/format/credits.ts';
import { Button, buttonClass, ErrorNotice, Notice } from '../../../shared/ui/index.ts';
import { isStale } from './use-run-actions.ts';

/** Whatever stands between a plan and its run, each with the ways on. */
export function PlanObstacles(props: {
  readonly run: Run;
  readonly me: Me | undefined;
  readonly isPoor: boolean;
  /** Steps whose model cannot run here. */
  readonly keyless: readonly RunStep[];
  readonly error: Error | null;
  /** Opens the tools of the steps; undefined while they are open. */
  readonly onEdit: (() => void) | undefined;
}) {
  const { run, me, isPoor, keyless, error, onEdit } = props;
  const total = run.quote.totalMillicredits;
  const ceiling = run.ceilingMillicredits;
  const edit = onEdit && <Button onClick={onEdit}>Drop or change steps</Button>;
  if (isStale(error)) {
    return (
      <Notice tone="attention" title="The plan was changed elsewhere">
        This is plan {run.planVersion}, as it is now. Nothing was started or charged; look it over, then run it.
      </Notice>
    );
  }
  if (isPoor) {
    return (
      <Notice
        tone="attention"
        title="Not enough credits"
        actions={
          <>
            <MoreCredits me={me} />
            {edit}
          </>
        }
      >
        This plan needs {countCredits(total)}
        {me && `; you have ${formatCredits(me.credits.spendableMillicredits)} to spend`}. Get more, or drop steps until
        it fits: what is on the board stays yours either way.
      </Notice>
    );
  }
  // The plan's notes say by how much.
  if (ceiling !== null && total > ceiling) {
    return <Notice tone="attention" title={`Over your ceiling of ${formatCredits(ceiling)}`} actions={edit} />;
  }
  if (keyless.length > 0) {
    return (
      <Notice
        tone="attention"
        title={keyless.length === 1 ? 'A step has no model that runs here' : `${keyless.length} steps have no model`}
        actions={
          <>
            {me?.account.role === 'operator' && (
              <Link to="/setup" className={buttonClass()}>
                Add a key
              </Link>
            )}
            {edit}
          </>
        }
      >
        Choose another model for {keyless.map(({ title }) => `“${title}”`).join(', ')}.
      </Notice>
    );
  }
  return error ? <ErrorNotice error={error} title={titleOf(error)} /> : null;
}

function MoreCredits({ me }: { readonly me: Me | undefined }) {
  return me && me.account.plan !== 'free' ? (
    <Link to="/account/top-up" className={buttonClass()}>
      Top up
    </Link>
  ) : (
    <Link to="/plans" className={buttonClass()}>
      See plans
    </Link>
  );
}

/** A conflict of two tabs is no mistake of either. */
function titleOf(error: Error): string | undefined {
  return error instanceof ProblemError && error.code === 'conflict' ? 'The run has moved on' : undefined;
}

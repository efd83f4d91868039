import type { Model } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { ProblemError } from '../../shared/client/index.ts';
import { countCredits, formatCredits } from '../../shared/format/credits.ts';
import { Button, buttonClass, classNames, ErrorNotice, Notice } from '../../shared/ui/index.ts';
import { needsKey } from './needs-key.ts';
import { PriceDetails } from './PriceDetails.tsx';
import type { QuoteState } from './use-quote.ts';

export type RunBarProps = {
  readonly model: Model;
  readonly price: QuoteState;
  /** Undefined while unknown; the server then decides. */
  readonly spendableMillicredits: number | undefined;
  readonly isOperator: boolean;
  readonly isStarting: boolean;
  readonly error: Error | null;
  readonly onRun: () => void;
};

/** The one action of the panel, named with its price, and whatever stands in its way. */
export function RunBar(props: RunBarProps) {
  const { model, price, spendableMillicredits, isStarting, error } = props;
  const { quote, isCurrent } = price;
  const lacks =
    quote !== undefined && spendableMillicredits !== undefined && quote.totalMillicredits > spendableMillicredits;
  const isPoor = (lacks && model.available) || (error instanceof ProblemError && error.code === 'insufficient-credits');
  return (
    <div className="grid gap-3">
      {!model.available && <Unavailable model={model} isOperator={props.isOperator} />}
      {isPoor && <OutOfCredits needed={quote?.totalMillicredits} has={spendableMillicredits} />}
      {error && !isPoor && <ErrorNotice error={error} />}
      {price.error && <ErrorNotice error={price.error} onRetry={price.retry} />}
      <div className="flex gap-2">
        <Button
          variant="action"
          className="min-w-0 flex-1 tabular-nums"
          aria-disabled={!isCurrent || isStarting || lacks || !model.available}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          title="Ctrl or ⌘ and Enter"
          onClick={props.onRun}
        >
          <span className={classNames('transition-opacity duration-150', quote && !isCurrent && 'opacity-60')}>
            {isStarting ? 'Starting…' : quote ? `Run for ${formatCredits(quote.totalMillicredits)}` : 'Run'}
          </span>
        </Button>
        {quote && <PriceDetails quote={quote} isCurrent={isCurrent} />}
      </div>
    </div>
  );
}

function Unavailable({ model, isOperator }: { readonly model: Model; readonly isOperator: boolean }) {
  if (!needsKey(model)) {
    return (
      <Notice tone="calm" title={`${model.name} cannot run yet`}>
        {model.unavailableReason} The price below is what it will cost.
      </Notice>
    );
  }
  return (
    <Notice
      tone="calm"
      title={`${model.name} needs a key`}
      actions={
        isOperator && (
          <Link to="/setup" className={buttonClass()}>
            Add a key
          </Link>
        )
      }
    >
      {model.unavailableReason} {!isOperator && 'Ask the operator of this Gesso to add it.'} The price below is what it
      would cost.
    </Notice>
  );
}

function OutOfCredits(props: { readonly needed: number | undefined; readonly has: number | undefined }) {
  const { needed, has } = props;
  const sum =
    needed !== undefined && has !== undefined
      ? `This needs ${countCredits(needed)}; you have ${formatCredits(has)} to spend. `
      : '';
  return (
    <Notice
      tone="attention"
      title="Not enough credits"
      actions={
        <>
          <Link to="/plans" className={buttonClass()}>
            See plans
          </Link>
          <Link to="/account/usage" className={buttonClass('quiet')}>
            Where they went
          </Link>
        </>
      }
    >
      {sum}Everything on the board still works: move, arrange and download it. Two ways on: choose a cheaper model or
      smaller settings, or get more credits.
    </Notice>
  );
}

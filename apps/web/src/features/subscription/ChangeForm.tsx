import type { Plan, Subscription, SubscriptionPreview } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { call, endpointQuery, ProblemError } from '../../shared/client/index.ts';
import { CardChoice } from '../../shared/payment/CardChoice.tsx';
import { PaymentProblem } from '../../shared/payment/PaymentProblem.tsx';
import { useCard, useCardEntry } from '../../shared/payment/use-card.ts';
import { usePayment } from '../../shared/payment/use-payment.ts';
import type { PlanChoice } from '../../shared/plans/choice.ts';
import { Button, DialogActions, ErrorNotice, Notice, SkeletonRows } from '../../shared/ui/index.ts';
import { ChangeDone } from './ChangeDone.tsx';
import { ChangeFigures } from './ChangeFigures.tsx';
import { billOf, describeChange } from './describe-change.ts';
import { useSubscriptionRefresh } from './use-subscription-refresh.ts';

type ChangeFormProps = {
  readonly choice: PlanChoice;
  /** What the person has at the time of asking. */
  readonly subscription: Subscription;
  readonly plans: readonly Plan[];
  readonly onClose: () => void;
};

/** What a change will do, by the server's own figures, and the button that does it. */
export function ChangeForm(props: ChangeFormProps) {
  const { choice, onClose } = props;
  const preview = usePreview(choice);
  if (preview.isPending) return <SkeletonRows rows={5} className="h-8" />;
  if (preview.isError) {
    return (
      <>
        <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
        <DialogActions>
          <Button onClick={onClose}>Close</Button>
        </DialogActions>
      </>
    );
  }
  return (
    <Confirmation
      {...props}
      preview={preview.data}
      onStale={() => void preview.refetch()}
      isRefreshing={preview.isFetching}
    />
  );
}

/** The server's figures for a change. Asked once for each confirmation, and again when they turn out to be old. */
function usePreview(choice: PlanChoice) {
  return useQuery({
    ...endpointQuery('previewChange', { body: choice }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

function Confirmation(
  props: ChangeFormProps & {
    readonly preview: SubscriptionPreview;
    readonly onStale: () => void;
    readonly isRefreshing: boolean;
  },
) {
  const { choice, preview, subscription, plans, onClose, onStale } = props;
  const words = describeChange({ choice, preview, subscription, plans });
  const card = useCard(subscription.paymentMethod);
  const entry = useCardEntry();
  const refresh = useSubscriptionRefresh();
  const underWay = { what: billOf({ choice, preview, plans }), returnTo: location.pathname };
  const change = usePayment({
    send: (body: { readonly previewId: string; readonly paymentMethod?: { readonly token: string } }, key) =>
      call('changeSubscription', { body: { ...choice, ...body } }, { idempotencyKey: key }),
    describe: () => underWay,
    onPaid: (answer) => refresh(answer.subscription),
    onRefused: (error) => {
      if (isStale(error)) onStale();
    },
  });
  if (change.data) return <ChangeDone {...props} change={change.data} />;

  const { pick } = card;
  const confirm = () => {
    if (pick.kind === 'hosted') return entry.mutate({ ...underWay, choice });
    const paymentMethod = pick.kind === 'token' ? { paymentMethod: { token: pick.token } } : {};
    change.mutate({ previewId: preview.id, ...paymentMethod });
  };
  // A saved card pays what is scheduled; only without one a card is asked for today.
  const needsCard = preview.chargeCents > 0 || subscription.paymentMethod === null;
  const isBusy = change.isPending || entry.isPending || props.isRefreshing;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <p className="text-ink-2">{words.lead}</p>
      <ChangeFigures preview={preview} facts={words.facts} />
      {needsCard && <CardChoice card={card} legend={preview.chargeCents > 0 ? 'Pay with' : 'Will be paid with'} />}
      <ChangeProblem error={change.error ?? entry.error} onRetry={confirm} />
      <DialogActions>
        <Button onClick={onClose}>Not now</Button>
        <Button type="submit" variant="action" disabled={isBusy || (needsCard && pick.kind === 'unknown')}>
          {change.isPending ? 'One moment…' : pick.kind === 'hosted' && needsCard ? 'Enter a card' : words.button}
        </Button>
      </DialogActions>
    </form>
  );
}

function ChangeProblem({ error, onRetry }: { readonly error: Error | null; readonly onRetry: () => void }) {
  if (!error) return null;
  if (!isStale(error)) return <PaymentProblem error={error} onRetry={onRetry} />;
  return (
    <Notice tone="alarm" title="The figures have changed">
      Something happened to your plan or its price in the meantime. Nothing was paid. Above are the figures of now; look
      at them again before you confirm.
    </Notice>
  );
}

function isStale(error: Error): boolean {
  return error instanceof ProblemError && error.code === 'stale-preview';
}

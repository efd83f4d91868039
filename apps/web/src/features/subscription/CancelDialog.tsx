import type { Plan, Subscription } from '@gesso/contract';
import { nameOf } from '../../shared/plans/plan-offer.ts';
import { announce, Button, Dialog, DialogActions, ErrorNotice } from '../../shared/ui/index.ts';
import { describeCancelled, describeCancelling } from './describe-subscription.ts';
import { useSubscriptionAction } from './use-subscription-action.ts';

/** Says what ends, when, and what stays; one more click and it is done. */
export function CancelDialog(props: {
  readonly subscription: Subscription;
  readonly plans: readonly Plan[];
  readonly onClose: () => void;
}) {
  const { subscription, plans, onClose } = props;
  const name = nameOf(plans, subscription.plan);
  const cancel = useSubscriptionAction('cancel', (after) => {
    announce(describeCancelled(after, plans));
    onClose();
  });
  const [first, ...rest] = describeCancelling(subscription, plans);
  return (
    <Dialog open onOpenChange={onClose} title={`Cancel ${name}?`} description={first}>
      <ul className="grid gap-1.5 text-ink-2">
        {rest.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {cancel.error && <ErrorNotice error={cancel.error} onRetry={() => cancel.mutate()} />}
      <DialogActions>
        <Button onClick={onClose}>Keep {name}</Button>
        <Button variant="danger" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {cancel.isPending ? 'Cancelling…' : `Cancel ${name}`}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

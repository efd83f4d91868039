import type { Subscription } from '@gesso/contract';
import { call } from '../../shared/client/index.ts';
import { formatPrice } from '../../shared/format/amounts.ts';
import { CardChoice } from '../../shared/payment/CardChoice.tsx';
import { describeCard } from '../../shared/payment/card-words.ts';
import { PaymentProblem } from '../../shared/payment/PaymentProblem.tsx';
import { useCard, useCardEntry } from '../../shared/payment/use-card.ts';
import { usePayment } from '../../shared/payment/use-payment.ts';
import { announce, Button, Dialog, DialogActions } from '../../shared/ui/index.ts';
import { useSubscriptionRefresh } from './use-subscription-refresh.ts';

/** Another card: saved for later charges and, where something is owed, charged at once. */
export function PaymentMethodDialog(props: { readonly subscription: Subscription; readonly onClose: () => void }) {
  const { subscription, onClose } = props;
  const owedCents = subscription.status === 'past-due' ? subscription.nextChargeCents : null;
  const owed = owedCents === null ? null : formatPrice(owedCents);
  // Another card is what the dialog is for, so the saved one is not offered.
  const card = useCard(null);
  const entry = useCardEntry();
  const refresh = useSubscriptionRefresh();
  const underWay = { what: owed ? `Owed payment, ${owed}` : 'Another card', returnTo: location.pathname };
  const saving = usePayment({
    send: (body: { readonly token: string }, key) => call('setPaymentMethod', { body }, { idempotencyKey: key }),
    describe: () => underWay,
    onPaid: (after: Subscription) => {
      refresh(after);
      const saved = after.paymentMethod ? describeCard(after.paymentMethod) : 'Your card';
      announce(owed ? `${owed} is paid. Your plan goes on, and so do its credits.` : `${saved} is saved.`);
      onClose();
    },
  });
  const { pick } = card;
  const save = () => {
    if (pick.kind === 'hosted') entry.mutate(underWay);
    if (pick.kind === 'token') saving.mutate({ token: pick.token });
  };
  const error = saving.error ?? entry.error;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={owed ? 'Pay with another card' : 'Another card'}
      description={
        owed
          ? `${owed} is charged at once. If it goes through, the month's credits come and later charges go to this card.`
          : 'Nothing is charged now. Later charges go to this card.'
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <CardChoice card={card} legend="Card" />
        {error && <PaymentProblem error={error} onRetry={save} />}
        <DialogActions>
          <Button onClick={onClose}>Not now</Button>
          <Button
            type="submit"
            variant="action"
            disabled={saving.isPending || entry.isPending || pick.kind === 'unknown'}
          >
            {saving.isPending
              ? 'One moment…'
              : pick.kind === 'hosted'
                ? 'Enter a card'
                : owed
                  ? `Pay ${owed}`
                  : 'Save card'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

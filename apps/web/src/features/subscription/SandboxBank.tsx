import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Landmark } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { call } from '../../shared/client/index.ts';
import { forgetPayment, recallPayment } from '../../shared/payment/payment-memory.ts';
import { Button, buttonClass, ErrorNotice, Notice } from '../../shared/ui/index.ts';
import { useSubscriptionRefresh } from './use-subscription-refresh.ts';

type Outcome = 'succeed' | 'fail';

/** Plays the bank that wants a payment confirmed. `onApplied` is called with the place the person came from. */
export function SandboxBank(props: { readonly id: string; readonly onApplied: (returnTo: string) => void }) {
  const [payment] = useState(recallPayment);
  const returnTo = payment?.returnTo ?? '/account/subscription';
  const refresh = useSubscriptionRefresh();
  const answer = useMutation({
    mutationFn: (outcome: Outcome) => call('authenticateSandboxPayment', { body: { id: props.id, outcome } }),
    onSuccess: ({ applied, subscription }) => {
      refresh(subscription);
      forgetPayment();
      if (applied) props.onApplied(returnTo);
    },
  });
  if (answer.data && !answer.data.applied) {
    return (
      <Refused wasConfirmed={answer.variables === 'succeed'}>
        <Link to={returnTo} className={buttonClass('outline')}>
          Back to Gesso
        </Link>
      </Refused>
    );
  }
  return (
    <div className="grid gap-5">
      <div className="flex gap-3 rounded-md bg-wash p-4">
        <Landmark size={20} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink-2" />
        <div className="grid gap-0.5">
          <p className="font-semibold tabular-nums">{payment?.what ?? 'A payment to Gesso'}</p>
          <p className="text-ink-2">Asked for by Gesso. Nothing is paid before you confirm.</p>
        </div>
      </div>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => answer.mutate(answer.variables ?? 'fail')} />}
      <div className="grid gap-2">
        <Button variant="action" disabled={answer.isPending} onClick={() => answer.mutate('succeed')}>
          {answer.isPending && answer.variables === 'succeed' ? 'Confirming…' : 'Confirm the payment'}
        </Button>
        <Button disabled={answer.isPending} onClick={() => answer.mutate('fail')}>
          {answer.isPending && answer.variables === 'fail' ? 'Refusing…' : 'Refuse'}
        </Button>
      </div>
    </div>
  );
}

function Refused(props: { readonly wasConfirmed: boolean; readonly children: ReactNode }) {
  return (
    <Notice
      tone="attention"
      title={props.wasConfirmed ? 'The payment came too late' : 'You refused the payment'}
      actions={props.children}
    >
      {props.wasConfirmed
        ? 'Something else happened to your plan in the meantime, so the change no longer fits. Nothing was kept: whatever was charged goes back to your card.'
        : 'Nothing was paid and nothing has changed.'}
    </Notice>
  );
}

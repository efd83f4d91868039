import { ProblemError } from '../client/index.ts';
import { ErrorNotice, Notice } from '../ui/index.ts';
import { confirmationOf } from './use-payment.ts';

/** Why a payment did not go through, what it cost (nothing), and what to do. `onRetry` is offered where it can help. */
export function PaymentProblem({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const confirmation = confirmationOf(error);
  if (confirmation) {
    return (
      <Notice tone="attention" title="Your bank asks you to confirm this payment">
        You are being taken there. Nothing is paid before you have confirmed.{' '}
        <a href={confirmation.url} className="font-medium text-ink underline underline-offset-2">
          Confirm now
        </a>
      </Notice>
    );
  }
  if (error instanceof ProblemError && error.code === 'payment-declined') {
    return (
      <Notice tone="alarm" title="The payment was declined">
        {error.detail} Nothing was paid and nothing has changed.
      </Notice>
    );
  }
  return <ErrorNotice error={error} onRetry={onRetry} />;
}

import type { Catalogue, PaymentMethod } from '@gesso/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../shared/client/index.ts';
import { formatDollars, formatPrice } from '../../shared/format/amounts.ts';
import { countCredits } from '../../shared/format/credits.ts';
import { CardChoice } from '../../shared/payment/CardChoice.tsx';
import { PaymentProblem } from '../../shared/payment/PaymentProblem.tsx';
import { useCard, useCardEntry } from '../../shared/payment/use-card.ts';
import { usePayment } from '../../shared/payment/use-payment.ts';
import { Button } from '../../shared/ui/index.ts';
import { AmountPicker } from './AmountPicker.tsx';
import { Receipt } from './Receipt.tsx';
import { readAmount } from './top-up-amount.ts';

type TopUpRange = Catalogue['topUp'];

const USUAL_DOLLARS = 20;

/** What changes when credits were bought. */
const STALE = ['getMe', 'getCredits', 'listEntries', 'listInvoices', 'getSubscription'] as const;

/** An amount, the credits it buys, the card, and one button that names the price. */
export function TopUpForm({ range, saved }: { readonly range: TopUpRange; readonly saved: PaymentMethod | null }) {
  const [text, setText] = useState(() => String(startOf(range)));
  const amount = readAmount(text, range);
  const card = useCard(saved);
  const entry = useCardEntry();
  const queries = useQueryClient();
  const describe = (cents: number) => ({ what: `Top-up, ${formatPrice(cents)}`, returnTo: '/account/top-up' });
  const purchase = usePayment({
    send: (body: { readonly cents: number; readonly paymentMethod?: { readonly token: string } }, key) =>
      call('createTopUp', { body }, { idempotencyKey: key }),
    describe: ({ cents }) => describe(cents),
    onPaid: () => {
      for (const name of STALE) void queries.invalidateQueries({ queryKey: [name] });
    },
  });
  if (purchase.data) return <Receipt topUp={purchase.data} onAgain={() => purchase.reset()} />;

  const { pick } = card;
  const buy = () => {
    if (!amount.ok) return;
    if (pick.kind === 'hosted') return entry.mutate(describe(amount.cents));
    purchase.mutate({
      cents: amount.cents,
      ...(pick.kind === 'token' ? { paymentMethod: { token: pick.token } } : {}),
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    buy();
  };
  const error = purchase.error ?? entry.error;
  return (
    <form onSubmit={submit} className="grid gap-6 rounded-lg border border-line p-6 max-sm:p-4">
      <AmountPicker range={range} text={text} onText={setText} error={amount.ok ? undefined : amount.message} />
      <p aria-live="polite" className="tabular-nums">
        <span className="block font-serif text-display">{amount.ok ? countCredits(amount.millicredits) : '–'}</span>
        <span className="text-ink-2">
          {amount.ok
            ? `for ${formatDollars(amount.cents)}. They never expire.`
            : 'Choose an amount to see what it buys.'}
        </span>
      </p>
      <CardChoice card={card} />
      {error && <PaymentProblem error={error} onRetry={buy} />}
      <Button
        type="submit"
        variant="action"
        className="h-10"
        disabled={!amount.ok || purchase.isPending || entry.isPending || pick.kind === 'unknown'}
      >
        {purchase.isPending
          ? 'One moment…'
          : pick.kind === 'hosted'
            ? 'Enter a card'
            : amount.ok
              ? `Pay ${formatPrice(amount.cents)}`
              : 'Pay'}
      </Button>
    </form>
  );
}

function startOf({ minCents, maxCents }: TopUpRange): number {
  return Math.min(Math.max(USUAL_DOLLARS, Math.ceil(minCents / 100)), Math.floor(maxCents / 100));
}

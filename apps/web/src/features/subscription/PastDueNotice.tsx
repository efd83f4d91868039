import type { Subscription } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { formatDue, formatDueInZone, formatPrice } from '../../shared/format/amounts.ts';
import { Button, Notice } from '../../shared/ui/index.ts';
import { PaymentMethodDialog } from './PaymentMethodDialog.tsx';

const DAY_MS = 24 * 3_600_000;

/** What is owed, when it is tried next, and the way to pay it now. */
export function PastDueNotice({ subscription }: { readonly subscription: Subscription }) {
  const [isPaying, setPaying] = useState(false);
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  const lastDay = catalogue.data?.grace.attemptDays.at(-1);
  const graceEnd = subscription.periodStart && lastDay !== undefined && endOfGrace(subscription.periodStart, lastDay);
  const owed = formatPrice(subscription.nextChargeCents ?? 0);
  return (
    <Notice
      tone="alarm"
      title={`${owed} could not be charged`}
      actions={
        <Button variant="action" onClick={() => setPaying(true)}>
          Pay {owed} now with another card
        </Button>
      }
    >
      {subscription.nextChargeAt
        ? `The card is tried again on ${formatDueInZone(subscription.nextChargeAt)}.`
        : 'It is not tried again.'}{' '}
      Until it is paid no new monthly credits come; everything else of your plan stays.{' '}
      {graceEnd && `If the last try fails, on ${formatDue(graceEnd)}, the plan ends and nothing is owed any more.`}
      {isPaying && <PaymentMethodDialog subscription={subscription} onClose={() => setPaying(false)} />}
    </Notice>
  );
}

/** An owed term began when it was first charged; the last try is whole days of 24 hours later. */
function endOfGrace(periodStart: string, lastDay: number): string {
  return new Date(Date.parse(periodStart) + lastDay * DAY_MS).toISOString();
}

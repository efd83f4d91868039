import type { Catalogue, Subscription } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { formatDollars } from '../../shared/format/amounts.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { buttonClass, ErrorNotice, Notice, Skeleton } from '../../shared/ui/index.ts';
import { TopUpForm } from './TopUpForm.tsx';

/** Credits to buy at any time, for members; for others why not, and the way to it. */
export function TopUp() {
  const subscription = useQuery(endpointQuery('getSubscription'));
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  const error = subscription.error ?? catalogue.error;
  if (error) {
    const retry = () => {
      void subscription.refetch();
      void catalogue.refetch();
    };
    return <ErrorNotice error={error} onRetry={retry} />;
  }
  if (!subscription.data || !catalogue.data) return <TopUpSkeleton />;
  return (
    <div className="grid max-w-[520px] gap-6">
      <p className="text-ink-2">
        One dollar is {formatCredits(catalogue.data.topUp.millicreditsPerCent * 100)} credits. They never expire, and
        stay yours when your plan ends. Monthly credits are spent first.
      </p>
      {mayTopUp(subscription.data, catalogue.data) ? (
        <TopUpForm range={catalogue.data.topUp} saved={subscription.data.paymentMethod} />
      ) : (
        <WhyNot subscription={subscription.data} catalogue={catalogue.data} />
      )}
    </div>
  );
}

function mayTopUp({ plan, status }: Subscription, { plans }: Catalogue): boolean {
  return status !== 'past-due' && plans.some(({ key, topUps }) => key === plan && topUps);
}

function WhyNot({ subscription, catalogue }: { readonly subscription: Subscription; readonly catalogue: Catalogue }) {
  if (subscription.status === 'past-due') {
    return (
      <Notice
        tone="attention"
        title="A payment for your plan is owed"
        actions={<Way to="/account/subscription">Pay it first</Way>}
      >
        Top-ups come back as soon as it is paid. What you have bought before can be spent all the same.
      </Notice>
    );
  }
  const members = catalogue.plans.filter(({ topUps }) => topUps);
  return (
    <Notice tone="calm" title="Top-ups are for members" actions={<Way to="/plans">Upgrade</Way>}>
      On {members.map(({ name }) => name).join(' and ')} you can buy credits from{' '}
      {formatDollars(catalogue.topUp.minCents)} to {formatDollars(catalogue.topUp.maxCents)} at any time. Your free
      credits stay yours either way.
    </Notice>
  );
}

function Way({ to, children }: { readonly to: '/plans' | '/account/subscription'; readonly children: ReactNode }) {
  return (
    <Link to={to} className={buttonClass('action')}>
      {children}
    </Link>
  );
}

function TopUpSkeleton() {
  return (
    <div role="status" className="grid max-w-[520px] gap-6">
      <span className="sr-only">Loading top-ups</span>
      <Skeleton className="h-10" />
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}

import type { Interval, Subscription } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { IntervalSwitch, PlanCards, PlanTerms, UsageTable } from '../../features/plans/index.ts';
import { askForChange } from '../../features/subscription/index.ts';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice, Skeleton } from '../../shared/ui/index.ts';
import { PublicCorner } from '../Corner.tsx';
import { Page } from '../Page.tsx';

/** `/plans`, public: what each plan costs, what its credits buy, and the way to it. */
export function PlansPage() {
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  const me = useQuery({ ...endpointQuery('getMe'), retry: false });
  const subscription = useQuery({ ...endpointQuery('getSubscription'), enabled: me.data !== undefined });
  const [interval, setInterval] = useInterval(subscription.data);
  usePickedPlan(subscription.data);
  return (
    <Page title="Plans" corner={<PublicCorner />}>
      <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
        <div>
          <h1 className="font-normal font-serif text-display">Plans</h1>
          <p className="mt-2 max-w-[60ch] text-ink-2">
            Everything is paid in credits, and every price is said before anything runs. What fails costs nothing:{' '}
            <Link to="/failure-policy" className="underline underline-offset-2 hover:text-ink">
              what comes back, when and why
            </Link>
            .
          </p>
        </div>
        {catalogue.data && <IntervalSwitch plans={catalogue.data.plans} interval={interval} onInterval={setInterval} />}
      </div>
      {catalogue.isPending && <PlansSkeleton />}
      {catalogue.isError && <ErrorNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
      {subscription.isError && (
        <div className="mb-6">
          <ErrorNotice
            title="What you have cannot be shown"
            error={subscription.error}
            onRetry={() => void subscription.refetch()}
          />
        </div>
      )}
      {catalogue.data && (
        <>
          <PlanCards
            catalogue={catalogue.data}
            interval={interval}
            subscription={subscription.data}
            isSignedIn={me.data !== undefined}
            onChoose={askForChange}
          />
          <h2 className="mt-14 font-normal font-serif text-title">What the credits buy</h2>
          <p className="mt-1 mb-5 max-w-[70ch] text-ink-2">
            In each cell the printed figure stands first; below it the figure computed from the prices in force today
            (price list {catalogue.data.priceListVersion}), rounded down.
          </p>
          <UsageTable usageTable={catalogue.data.usageTable} />
          <h2 className="mt-14 mb-5 font-normal font-serif text-title">Good to know</h2>
          <PlanTerms />
        </>
      )}
    </Page>
  );
}

/** The interval shown: the one in the address, else the one the person has, else the month. */
function useInterval(subscription: Subscription | undefined): [Interval, (interval: Interval) => void] {
  const { interval } = useSearch({ from: '/plans' });
  const navigate = useNavigate({ from: '/plans' });
  return [
    interval ?? subscription?.interval ?? 'monthly',
    (next) => void navigate({ search: { interval: next }, replace: true, resetScroll: false }),
  ];
}

/** Asks for the confirmation of a plan that was picked before signing up, once it is known what the person has. */
function usePickedPlan(subscription: Subscription | undefined): void {
  const { plan, interval } = useSearch({ from: '/plans' });
  const navigate = useNavigate({ from: '/plans' });
  const isReady = plan !== undefined && plan !== 'free' && interval !== undefined && subscription !== undefined;
  useEffect(() => {
    if (!isReady) return;
    askForChange({ plan, interval });
    void navigate({ search: { interval }, replace: true, resetScroll: false });
  }, [isReady, plan, interval, navigate]);
}

function PlansSkeleton() {
  return (
    <div role="status" className="grid gap-4 md:grid-cols-3">
      <span className="sr-only">Loading plans</span>
      {['free', 'basic', 'pro'].map((plan) => (
        <Skeleton key={plan} className="h-80 rounded-lg" />
      ))}
    </div>
  );
}

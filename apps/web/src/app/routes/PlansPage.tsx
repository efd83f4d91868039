import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PlanCards, UsageTable } from '../../features/plans/index.ts';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice, Notice, Skeleton } from '../../shared/ui/index.ts';
import { PublicCorner } from '../Corner.tsx';
import { Page } from '../Page.tsx';

/** `/plans`, public: what each plan costs and what its credits buy. */
export function PlansPage() {
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  const me = useQuery({ ...endpointQuery('getMe'), retry: false });
  return (
    <Page title="Plans" corner={<PublicCorner />}>
      <h1 className="font-normal font-serif text-display">Plans</h1>
      <p className="mt-2 mb-6 max-w-[60ch] text-ink-2">
        Everything is paid in credits, and every price is said before anything runs. What fails costs nothing:{' '}
        <Link to="/failure-policy" className="underline underline-offset-2 hover:text-ink">
          what comes back, when and why
        </Link>
        .
      </p>
      <div className="mb-8">
        <Notice tone="attention" title="Subscribing is not available yet in this version.">
          The plans below are the ones that will be offered. Until then every account works with its free credits and
          with what the operator gives it.
        </Notice>
      </div>
      {catalogue.isPending && <PlansSkeleton />}
      {catalogue.isError && <ErrorNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
      {catalogue.data && (
        <>
          <PlanCards catalogue={catalogue.data} current={me.data?.account.plan} />
          <h2 className="mt-14 font-normal font-serif text-title">What the credits buy</h2>
          <p className="mt-1 mb-5 max-w-[70ch] text-ink-2">
            In each cell the printed figure stands first; below it the figure computed from the prices in force today
            (price list {catalogue.data.priceListVersion}), rounded down.
          </p>
          <UsageTable usageTable={catalogue.data.usageTable} />
        </>
      )}
    </Page>
  );
}

function PlansSkeleton() {
  return (
    <div role="status" className="grid gap-4 md:grid-cols-3">
      <span className="sr-only">Loading plans</span>
      {['free', 'basic', 'pro'].map((plan) => (
        <Skeleton key={plan} className="h-64 rounded-lg" />
      ))}
    </div>
  );
}

import type { Catalogue, Subscription } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice, Skeleton } from '../../shared/ui/index.ts';
import { ActivePlan } from './ActivePlan.tsx';
import { NoPlan } from './NoPlan.tsx';
import { PaymentMethodRow } from './PaymentMethodRow.tsx';
import { SupportAddress } from './SupportAddress.tsx';

/** Everything about the plan one has: what it is, what comes next, and every way to change it. `invoices` stand below. */
export function ManageSubscription({ invoices }: { readonly invoices: ReactNode }) {
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
  if (!subscription.data || !catalogue.data) return <ManageSkeleton />;
  return (
    <div className="grid max-w-[820px] gap-10">
      <Plan subscription={subscription.data} catalogue={catalogue.data} />
      <section aria-labelledby="payment-method">
        <h2 id="payment-method" className="mb-3 font-semibold text-lg">
          Payment method
        </h2>
        <PaymentMethodRow subscription={subscription.data} />
      </section>
      <section aria-labelledby="invoices" className="scroll-mt-4">
        <h2 id="invoices" className="mb-3 font-semibold text-lg">
          Invoices
        </h2>
        {invoices}
      </section>
      <SupportAddress />
    </div>
  );
}

function Plan({ subscription, catalogue }: { readonly subscription: Subscription; readonly catalogue: Catalogue }) {
  if (subscription.status === 'none') return <NoPlan catalogue={catalogue} />;
  return <ActivePlan subscription={subscription} plans={catalogue.plans} />;
}

function ManageSkeleton() {
  return (
    <div role="status" className="grid max-w-[820px] gap-10">
      <span className="sr-only">Loading your subscription</span>
      <Skeleton className="h-64 rounded-lg" />
      <Skeleton className="h-16 rounded-md" />
      <Skeleton className="h-32 rounded-md" />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import type { PlanChoice } from '../../shared/plans/choice.ts';
import { Dialog, ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { dismissChange } from './change-store.ts';
import { titleOfChange } from './describe-change.ts';

/** Asks before a change of plan is made, with all it will do. */
export function ChangeDialog({ choice }: { readonly choice: PlanChoice }) {
  const subscription = useQuery(endpointQuery('getSubscription'));
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  // The words compare with what the person had when they asked, also once the change has arrived.
  const [had, setHad] = useState(subscription.data);
  if (!had && subscription.data) setHad(subscription.data);
  const error = subscription.error ?? catalogue.error;
  const title =
    had && catalogue.data
      ? titleOfChange({ choice, subscription: had, plans: catalogue.data.plans })
      : 'Change of plan';
  return (
    <Dialog open onOpenChange={dismissChange} title={title}>
      {error && !had ? (
        <ErrorNotice
          error={error}
          onRetry={() => {
            void subscription.refetch();
            void catalogue.refetch();
          }}
        />
      ) : had && catalogue.data ? (
        <ChangeForm choice={choice} subscription={had} plans={catalogue.data.plans} onClose={dismissChange} />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </Dialog>
  );
}

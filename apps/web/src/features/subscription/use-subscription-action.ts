import type { Subscription } from '@gesso/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionKeys, call } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';
import { useSubscriptionRefresh } from './use-subscription-refresh.ts';

export type SubscriptionAction = 'cancel' | 'resume' | 'keep-plan';

/** Something done to the subscription that costs nothing: ending it, taking that back, dropping a planned change. */
export function useSubscriptionAction(action: SubscriptionAction, onDone: (subscription: Subscription) => void) {
  const [keys] = useState(() => new ActionKeys());
  const refresh = useSubscriptionRefresh();
  return useMutation<Subscription, Error, void>({
    mutationFn: () => carryOut(action, keys.keyFor(action)),
    onSettled: (_subscription, error) => keys.settle(error ?? undefined),
    onSuccess: (subscription) => {
      refresh(subscription);
      onDone(subscription);
    },
    onError: (error) => announce(error.message, 'alarm'),
  });
}

function carryOut(action: SubscriptionAction, idempotencyKey: string): Promise<Subscription> {
  switch (action) {
    case 'cancel':
      return call('cancelSubscription', {}, { idempotencyKey });
    case 'resume':
      return call('resumeSubscription', {}, { idempotencyKey });
    case 'keep-plan':
      // To delete what is gone already is refused or changes nothing, so it needs no key.
      return call('dropPendingChange');
  }
}

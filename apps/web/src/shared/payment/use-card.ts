import type { PaymentMethod, PaymentOptions } from '@gesso/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, endpointQuery } from '../client/index.ts';
import { type PaymentUnderWay, rememberPayment } from './payment-memory.ts';

/** By which card something is paid. */
export type CardPick =
  | { readonly kind: 'saved'; readonly card: PaymentMethod }
  | { readonly kind: 'token'; readonly token: string }
  /** It is entered on a page of the gateway first. */
  | { readonly kind: 'hosted' }
  /** The ways to give one are not known yet, or there is none. */
  | { readonly kind: 'unknown' };

/** The card of a payment form: the saved one unless the person wants another. */
export function useCard(saved: PaymentMethod | null) {
  const options = useQuery(endpointQuery('getPaymentOptions'));
  const [wantsAnother, setWantsAnother] = useState(false);
  const [token, setToken] = useState<string>();
  return {
    saved,
    options,
    wantsAnother: wantsAnother || saved === null,
    setWantsAnother,
    setToken,
    pick: pickCard({ saved, wantsAnother, token, options: options.data }),
  } as const;
}

export type Card = ReturnType<typeof useCard>;

/** Decides by which card is paid. Without a saved card, or when another is wanted, one has to be given. */
export function pickCard(asked: {
  readonly saved: PaymentMethod | null;
  readonly wantsAnother: boolean;
  readonly token: string | undefined;
  readonly options: PaymentOptions | undefined;
}): CardPick {
  const { saved, options } = asked;
  if (saved && !asked.wantsAnother) return { kind: 'saved', card: saved };
  if (options?.hostedEntry) return { kind: 'hosted' };
  const token = asked.token ?? options?.testCards[0]?.token;
  return token ? { kind: 'token', token } : { kind: 'unknown' };
}

/** Leaves for the gateway's page on which a card is entered. */
export function useCardEntry() {
  return useMutation({
    mutationFn: (_payment: Omit<PaymentUnderWay, 'errand'>) => call('startCardEntry'),
    onSuccess: ({ url }, payment) => {
      rememberPayment({ errand: 'card', ...payment });
      location.assign(url);
    },
  });
}

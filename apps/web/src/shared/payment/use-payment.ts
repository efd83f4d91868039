import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionKeys, ProblemError } from '../client/index.ts';
import { type PaymentUnderWay, rememberPayment } from './payment-memory.ts';

/**
 * A payment that a person starts. Pressing twice, or again after a lost answer, sends the same action, so nothing is paid
 * twice. When the bank wants a confirmation the person is led to it and finds back by what is remembered.
 *
 * @param options.send - Called with the request and its idempotency key.
 * @param options.describe - What to remember while the person is away.
 */
export function usePayment<Request, Answer>(options: {
  readonly send: (request: Request, idempotencyKey: string) => Promise<Answer>;
  readonly describe: (request: Request) => Omit<PaymentUnderWay, 'errand'>;
  readonly onPaid: (answer: Answer) => void;
  readonly onRefused?: (error: Error) => void;
}) {
  const [keys] = useState(() => new ActionKeys());
  return useMutation<Answer, Error, Request>({
    mutationFn: (request) => options.send(request, keys.keyFor(request)),
    onSettled: (_answer, error) => keys.settle(error ?? undefined),
    onSuccess: options.onPaid,
    onError: (error, request) => {
      const confirmation = confirmationOf(error);
      if (!confirmation) return options.onRefused?.(error);
      rememberPayment({ errand: 'confirmation', ...options.describe(request) });
      location.assign(confirmation.url);
    },
  });
}

/** Where a refused payment can be confirmed; undefined for every other error. */
export function confirmationOf(error: unknown) {
  return error instanceof ProblemError && error.code === 'authentication-required' ? error.confirmation : undefined;
}

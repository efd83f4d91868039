import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { askForChange } from '../features/subscription/index.ts';
import { forgetPayment, recallPayment } from '../shared/payment/payment-memory.ts';

/** Takes up what somebody left for a page of the gateway to enter a card for: the change or the top-up they meant to pay. */
export function useReturnFromGateway(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const payment = recallPayment();
    if (payment?.errand !== 'card') return;
    forgetPayment();
    if (payment.choice) askForChange(payment.choice);
    else void navigate({ to: payment.returnTo });
  }, [navigate]);
}
